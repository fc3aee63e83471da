package dev.flotilla.app.eject;

/**
 * A file that a stack file names, or that gives its variables their values.
 *
 * @param name relative to the folder of the stack file
 */
public record SideFile(String name, String text) {}
