package dev.flotilla.app.peers.setup;

import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Counts what a node publishes, says what that costs, and offers what costs less. A mapping is one port of one protocol: seed 000's
 * {@code 49152-65535} on both is 32,768 of them, though a node listens on two ports and needs none published for what it sends.
 *
 * @param cost one sentence each
 */
public record PortGuard(int mappings, List<String> cost, List<Offer> offers) {
    /** From here on it is worth a word. */
    public static final int MANY = 256;
    /** How many ports of a range a bounded one keeps, for each protocol. */
    private static final int BOUNDED = 64;
    /** Measured with 20.10: what each docker-proxy keeps for itself, in KiB; there are two for a mapping. */
    private static final int PROXY_KIB = 700;

    private static final int PROXIES = 2;

    /**
     * Another way to publish.
     *
     * @param ports of the setup then
     */
    public record Offer(String label, String why, NodeSetup.Network network, List<String> ports) {
        public Offer {
            ports = List.copyOf(ports);
        }
    }

    public PortGuard {
        cost = List.copyOf(cost);
        offers = List.copyOf(offers);
    }

    public boolean warns() {
        return mappings >= MANY;
    }

    /** In host mode nothing is published, whatever the setup says. */
    public static PortGuard of(NodeSetup setup, NodeConfig config) {
        List<Published> published =
                setup.network() == NodeSetup.Network.HOST ? List.of() : PortText.read(setup.ports());
        int mappings = published.stream().mapToInt(Published::count).sum();
        if (mappings < MANY) {
            return new PortGuard(mappings, List.of(), List.of());
        }
        return new PortGuard(mappings, cost(mappings), offers(setup, config));
    }

    private static List<String> cost(int mappings) {
        String many = number(mappings);
        double gib = mappings * (double) PROXIES * PROXY_KIB / (1 << 20);
        return List.of(
                "With the userland proxy, which engines use unless told otherwise: " + number(mappings * PROXIES)
                        + " processes docker-proxy (IPv4 and IPv6), about "
                        + (gib < 1 ? Math.round(gib * 1024) + " MiB" : Math.round(gib) + " GiB")
                        + " of memory, and a start of minutes.",
                "Without it (\"userland-proxy\": false in daemon.json): " + many
                        + " firewall rules that new connections walk through, and a start of minutes as well.");
    }

    private static List<Offer> offers(NodeSetup setup, NodeConfig config) {
        List<String> few = new ArrayList<>();
        List<String> bounded = new ArrayList<>();
        for (String port : setup.ports()) {
            List<Published> one = PortText.read(List.of(port));
            if (one.isEmpty() || one.getFirst().count() < MANY) {
                few.add(port);
                bounded.add(port);
            } else {
                Published range = one.getFirst();
                bounded.add(range.hostFrom() + "-" + (range.hostFrom() + BOUNDED - 1) + ":" + range.inFrom() + "-"
                        + (range.inFrom() + BOUNDED - 1) + (range.udp() ? "/udp" : ""));
            }
        }
        List<Published> kept = PortText.read(few);
        if (kept.stream().noneMatch(p -> p.udp() && p.holds(config.heartbeatPort()))) {
            few.add(PortText.same(config.heartbeatPort(), true));
        }
        if (kept.stream().noneMatch(p -> !p.udp() && p.holds(config.commsPort()))) {
            few.add(PortText.same(config.commsPort(), false));
        }
        return List.of(
                new Offer(
                        "No range",
                        "The node listens on " + config.heartbeatPort() + "/udp and " + config.commsPort()
                                + "/tcp; what it sends needs no published port.",
                        NodeSetup.Network.BRIDGE,
                        few),
                new Offer(
                        "Host mode",
                        "It shares the ports of its host, and nothing is mapped. Linux alone.",
                        NodeSetup.Network.HOST,
                        List.of()),
                new Offer(
                        "A range of " + BOUNDED,
                        "For a program of yours that listens there as well.",
                        NodeSetup.Network.BRIDGE,
                        bounded));
    }

    /** {@code 32,768}. */
    public static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
