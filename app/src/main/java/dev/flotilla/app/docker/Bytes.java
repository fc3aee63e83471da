package dev.flotilla.app.docker;

/**
 * Bytes on their way between engines, or from a folder to one: as much as fits in memory at a time, never all of it.
 * Used by one thread at each end. Both ends block; a thread that is interrupted in one comes back, with its interrupt
 * set and an {@link EngineException}.
 */
public final class Bytes {
    private Bytes() {}

    /** Where bytes come from. */
    public interface Source {
        /** @return how many bytes were put at the beginning of the buffer, at least 1; -1 at the end */
        int read(byte[] into);
    }

    /** Where bytes go. */
    public interface Sink {
        /** Takes the first {@code length} bytes of the buffer, which may be used anew afterwards. */
        void write(byte[] from, int length);
    }
}
