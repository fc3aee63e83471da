package dev.flotilla.node.commit;

/** Where the records of a node go. */
public interface Durable {
    /**
     * Writes a record behind all earlier ones.
     *
     * @param force whether it must be on the disk when this returns, and with it all earlier ones
     */
    Stored append(LogRecord entry, boolean force);

    /** What became of a record. */
    sealed interface Stored {
        record Done() implements Stored {}

        /** It may or may not be there: only opening the log anew tells. */
        record Failed(String reason) implements Stored {}
    }
}
