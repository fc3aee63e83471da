package dev.flotilla.node.beat;

/** What came of one heartbeat. */
public sealed interface Hearing {
    /**
     * It counts.
     *
     * @param name under which the sender is known
     * @param cameOnline it was not heard before, or not for long
     * @param bootWentBack the sender came back after a silence with a lower boot number
     */
    record Taken(String name, boolean cameOnline, boolean bootWentBack) implements Hearing {}

    record Refused(BeatRefusal reason) implements Hearing {}
}
