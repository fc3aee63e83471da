package dev.flotilla.node.live;

/** What the operator hears at once; how it ends is told by the log and by {@code /routing/state}. */
public sealed interface ReplicaAnswer {
    /** It is under way. */
    record Taken(String message) implements ReplicaAnswer {}

    /** It is not done, and nothing comes of it later; the message says why. */
    record Refused(String message) implements ReplicaAnswer {}

    String message();

    static ReplicaAnswer unwritable(String why) {
        return new Refused("The log cannot be written: " + why + ".");
    }
}
