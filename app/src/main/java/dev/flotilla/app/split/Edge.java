package dev.flotilla.app.split;

import java.util.List;

/**
 * A service that uses a sibling by its name on a host where that name stands for nobody.
 *
 * @param from the consumer
 * @param to the sibling
 * @param fromHost where the name no longer resolves
 * @param toHosts where the sibling is, in order of their names
 * @param ports container ports of the sibling that are used, as far as they are known
 * @param mentions at least one
 */
public record Edge(
        String from, String to, String fromHost, List<String> toHosts, List<Integer> ports, List<Mention> mentions) {
    public Edge {
        toHosts = List.copyOf(toHosts);
        ports = List.copyOf(ports);
        mentions = List.copyOf(mentions);
        if (mentions.isEmpty()) {
            throw new IllegalArgumentException("an edge that nothing mentions");
        }
    }

    /** Which service it is, and of which sibling: what a choice is made for. */
    public record Key(String from, String to) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int by = from.compareTo(other.from);
            return by != 0 ? by : to.compareTo(other.to);
        }
    }

    public Key key() {
        return new Key(from, to);
    }

    /** Whether only a dependency tells of it: no text names the sibling. */
    public boolean isDependencyOnly() {
        return mentions.stream().allMatch(m -> m.kind() == Mention.Kind.DEPENDENCY);
    }
}
