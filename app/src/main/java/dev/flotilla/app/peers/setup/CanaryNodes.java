package dev.flotilla.app.peers.setup;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Setups of nodes that agree on which model serves how much (seed 001), for any number of them: the first coordinates. They are
 * configured by their environment: {@code PEERS_NODE_A}, {@code PEERS_NODE_B}, ... are the same for all, as the seed has them; the
 * three that the original knows have its ports, and from the fourth on the ports stand in the variable.
 */
public final class CanaryNodes {
    public static final int MOST = 64;

    private static final int CONTROL = 60_001;
    private static final int HTTP = 50_051;
    private static final int BEAT = 5_000;
    private static final int ORIGINALS = 3;
    private static final int LETTERS = 26;

    /** Where one of them is to run, and the address under which the others reach it. */
    public record Place(Optional<HostId> host, String address) {}

    private CanaryNodes() {}

    /**
     * In the order of the places.
     *
     * @param base before the letter: {@code node} gives node-a, node-b, ..., as the originals are called
     */
    public static List<NodeSetup> of(List<Place> places, String base, String image, NodeSetup.Network network) {
        if (places.size() > MOST) {
            throw new IllegalArgumentException(places.size() + " nodes");
        }
        SortedMap<String, String> peers = new TreeMap<>();
        for (int i = 0; i < places.size(); i++) {
            String address = places.get(i).address();
            peers.put(
                    "PEERS_NODE_" + letters(i).toUpperCase(Locale.ROOT),
                    i < ORIGINALS ? address : address + ":" + (CONTROL + i) + ":" + (HTTP + i));
        }
        Map<String, Integer> sharing = new HashMap<>();
        List<NodeSetup> setups = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int nth = sharing.merge(places.get(i).address().toLowerCase(Locale.ROOT), 1, Integer::sum) - 1;
            setups.add(one(places.get(i), base + "-" + letters(i), i, BEAT + 2 * nth, peers)
                    .from(image, NodeSetup.USUAL_RESTART, List.of(base + "-" + letters(i) + "-state:/app/state")));
        }
        return setups.stream()
                .map(s -> s.in(network, network == NodeSetup.Network.BRIDGE ? ports(s) : List.of()))
                .toList();
    }

    private static NodeSetup one(Place place, String name, int index, int beat, SortedMap<String, String> peers) {
        SortedMap<String, String> environment = new TreeMap<>(peers);
        environment.put("NODE_ID", "node-" + letters(index));
        environment.put("NODE_ROLE", role(index));
        environment.put("NODE_HOST", "0.0.0.0");
        environment.put("ADVERTISE_HOST", place.address());
        environment.put("CONTROL_PORT", Integer.toString(CONTROL + index));
        environment.put("HTTP_PORT", Integer.toString(HTTP + index));
        environment.put("HEARTBEAT_PORT", Integer.toString(beat));
        environment.put("COMMS_PORT", Integer.toString(beat + 1));
        return new NodeSetup(
                name,
                place.host(),
                Optional.of(place.address()),
                NodeSetup.USUAL_IMAGE,
                NodeSetup.Network.HOST,
                NodeSetup.USUAL_RESTART,
                List.of(),
                List.of(),
                environment,
                Optional.empty());
    }

    private static String role(int index) {
        return switch (index) {
            case 0 -> "coordinator";
            case 1 -> "participant_b";
            case 2 -> "participant_c";
            default -> "participant";
        };
    }

    private static List<String> ports(NodeSetup setup) {
        List<String> ports = new ArrayList<>();
        for (String key : List.of("CONTROL_PORT", "HTTP_PORT", "HEARTBEAT_PORT", "COMMS_PORT")) {
            int port = Integer.parseInt(setup.environment().getOrDefault(key, "0"));
            ports.add(PortText.same(port, key.equals("HEARTBEAT_PORT")));
        }
        return ports;
    }

    /** a, b, ..., z, aa, ab, ... */
    static String letters(int index) {
        String last = String.valueOf((char) ('a' + index % LETTERS));
        return index < LETTERS ? last : letters(index / LETTERS - 1) + last;
    }
}
