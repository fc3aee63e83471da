package dev.flotilla.app.split;

import java.util.List;
import java.util.Optional;

/**
 * A container that stands in for a service on another host, under that service's names.
 *
 * @param name of the service that it becomes
 * @param host where it runs: that of the consumers
 * @param targetHosts where the sibling is
 * @param aliases the names that the sibling answers to
 * @param networks of the file, those that consumers and sibling share; {@code default} for the one without a name
 * @param published whether programs on its host reach it too, at the loopback address; else only its networks do
 * @param hasWayOut whether one of them leads out of the host; else it joins {@code default} as well
 */
public record Forwarder(
        String name,
        String sibling,
        String host,
        List<String> targetHosts,
        List<String> aliases,
        List<String> networks,
        boolean hasWayOut,
        List<Line> lines,
        boolean published) {
    public Forwarder {
        targetHosts = List.copyOf(targetHosts);
        aliases = List.copyOf(aliases);
        networks = List.copyOf(networks);
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(name + " forwards nothing");
        }
    }

    /** @param port on which it listens, as the sibling does */
    public record Line(int port, List<Target> targets) {
        public Line {
            targets = List.copyOf(targets);
        }
    }

    /** Where a line leads. */
    public sealed interface Target {
        /** @param host a name or address; one of IPv6 without brackets */
        record Fixed(String host, int port) implements Target {
            public String inWords() {
                return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
            }
        }

        /** What the plan tells every container: {@code REDIS_2_ENDPOINT}. */
        record Told(String variable) implements Target {}
    }

    /** The only place it leads to; empty when there are several, or the plan tells where. */
    public Optional<Target.Fixed> only() {
        return lines.size() == 1
                        && lines.getFirst().targets().size() == 1
                        && lines.getFirst().targets().getFirst() instanceof Target.Fixed fixed
                ? Optional.of(fixed)
                : Optional.empty();
    }
}
