package dev.flotilla.planted.stack;

/** Something of a higher room. */
public record Upper(String name) {}
