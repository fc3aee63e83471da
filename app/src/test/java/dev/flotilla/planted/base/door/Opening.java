package dev.flotilla.planted.base.door;

/** Something behind a door. */
public record Opening(String name) {}
