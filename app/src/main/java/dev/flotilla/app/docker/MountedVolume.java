package dev.flotilla.app.docker;

/**
 * A mount of a container that exists.
 *
 * @param type volume, bind or tmpfs
 * @param name of the volume; empty for the other types
 * @param source path on the host
 */
public record MountedVolume(String type, String name, String source, String target, boolean readOnly) {}
