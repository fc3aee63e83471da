package dev.flotilla.app.stack;

/** What a container sees at a path of its file system. */
public sealed interface Mount {
    /** Absolute path inside the container. */
    String target();

    boolean readOnly();

    /** @param volume as the file names it, without the stack's prefix */
    record Named(String volume, String target, boolean readOnly) implements Mount {}

    /** A volume that lives and dies with its container. */
    record Anonymous(String target, boolean readOnly) implements Mount {}

    /** @param source absolute path on the host */
    record Bind(String source, String target, boolean readOnly) implements Mount {}

    /** @param sizeBytes 0 for the engine's own limit */
    record Tmpfs(String target, long sizeBytes, boolean readOnly) implements Mount {}
}
