package dev.flotilla.app.stack.read.tree;

/** What a stack file may be at most; far above any real one, far below what would hurt. */
public final class TreeLimits {
    /** Bytes of a file. */
    public static final int BYTES = 8 * 1024 * 1024;
    /** Mappings and lists within one another. */
    public static final int DEPTH = 100;
    /** Values in a file, those that YAML aliases repeat included. */
    public static final int VALUES = 300_000;

    private TreeLimits() {}
}
