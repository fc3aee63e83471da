package dev.flotilla.app.monitor.matrix;

/** What the application can do, or show how to do, about a cause. Nodes are named as they are watched. */
public sealed interface Remedy {
    /** Makes the node's container anew: its volumes stay. */
    record RecreateContainer(String node) implements Remedy {}

    /** Starts the node, or its container. */
    record StartNode(String node) implements Remedy {}

    /** Puts {@code peer} among the peers of {@code node}. */
    record AddPeer(String node, String peer, String host, int port) implements Remedy {}

    /** Takes an entry from the peers of {@code node}. */
    record RemovePeer(String node, String host, int port) implements Remedy {}

    /** In the peers of {@code node}, the port of {@code peer}. */
    record ChangePort(String node, String peer, int from, int to) implements Remedy {}

    /** Gives the node an address of its own under which it is known to others. */
    record Advertise(String node, String host) implements Remedy {}

    /** Lets datagrams through to the node: its published port, the firewall of its host. */
    record OpenPort(String node, int port) implements Remedy {}

    /** Sets the clock of the node's host. */
    record SetClock(String node) implements Remedy {}

    /** Gives both the same key. */
    record ShareKey(String node, String other) implements Remedy {}

    /** In a few words, for a button. */
    default String title() {
        return switch (this) {
            case RecreateContainer(String node) -> "Recreate " + node;
            case StartNode(String node) -> "Start " + node;
            case AddPeer(String node, String peer, String host, int port) -> "Add " + peer + " to the peers of " + node;
            case RemovePeer(String node, String host, int port) ->
                "Take " + host + ":" + port + " from the peers of " + node;
            case ChangePort(String node, String peer, int from, int to) ->
                "Change port " + from + " to " + to + " on " + node;
            case Advertise(String node, String host) -> "Let " + node + " go by " + host;
            case OpenPort(String node, int port) -> "Open " + port + "/udp to " + node;
            case SetClock(String node) -> "Set the clock of " + node;
            case ShareKey(String node, String other) -> "Give " + node + " and " + other + " one key";
        };
    }
}
