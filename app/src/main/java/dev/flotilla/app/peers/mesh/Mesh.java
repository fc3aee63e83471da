package dev.flotilla.app.peers.mesh;

import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Configurations for a set of nodes. Each node's peers carry the address that other machines reach. Nodes that share an
 * address take the next ports, two each: 5000 and 5001, 5002 and 5003, ...; for HTTP and the agreement one each.
 *
 * <p>{@code host} is 0.0.0.0, as seed 000 wants it, so that the same file serves in both network modes; {@code advertise_host}
 * says who the node is, which the originals ignore.
 */
public final class Mesh {
    private static final int FIRST_PORT = 5000;
    private static final int CONTROL = 60_001;
    private static final int HTTP = 50_051;

    /** A node to be: its name, and the address under which other machines reach it. */
    public record Place(String name, String address) {}

    /**
     * A generated configuration.
     *
     * @param text of its {@code mosaic.config}
     */
    public record Member(String name, String address, int heartbeatPort, int commsPort, String text) {}

    private Mesh() {}

    /** In the order of the places. */
    public static List<Member> of(List<Place> places, Shape shape, NetworkMode mode) {
        Map<String, Integer> taken = new HashMap<>();
        List<Integer> ports = new ArrayList<>();
        for (Place place : places) {
            int nth = taken.merge(place.address().toLowerCase(Locale.ROOT), 1, Integer::sum) - 1;
            ports.add(FIRST_PORT + 2 * nth);
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            List<String> peers = new ArrayList<>();
            for (int peer : shape.peersOf(i, places.size())) {
                peers.add("    {\"host\": " + JsonText.quoted(places.get(peer).address()) + ", \"comms_port\": "
                        + (ports.get(peer) + 1) + ", \"heartbeat_port\": " + ports.get(peer) + "}");
            }
            Place place = places.get(i);
            members.add(new Member(
                    place.name(),
                    place.address(),
                    ports.get(i),
                    ports.get(i) + 1,
                    text(place, ports.get(i), more(ports.get(i)), peers, mode)));
        }
        return members;
    }

    /** The first of an address has the usual ports of the agreement and of HTTP; the others ports of their own. */
    private static String more(int port) {
        int nth = (port - FIRST_PORT) / 2;
        return nth == 0 ? "" : "\n  \"control_port\": " + (CONTROL + nth) + ",\n  \"http_port\": " + (HTTP + nth) + ",";
    }

    private static String text(Place place, int port, String more, List<String> peers, NetworkMode mode) {
        // In bridge mode the container's own ports stay the usual ones outside as well, so that one number means one
        // door.
        String bind = mode == NetworkMode.HOST && place.address().startsWith("127.") ? place.address() : "0.0.0.0";
        return """
                {
                  "host": %s,
                  "advertise_host": %s,
                  "node_id": %s,
                  "heartbeat_port": %d,
                  "comms_port": %d,%s
                  "peers": [%s],
                  "data_location": "/app/data",
                  "models_location": "/app/models",
                  "plans_location": "/app/plans",
                  "state_location": "/app/state"
                }
                """.formatted(
                        JsonText.quoted(bind),
                        JsonText.quoted(place.address()),
                        JsonText.quoted(place.name()),
                        port,
                        port + 1,
                        more,
                        peers.isEmpty() ? "" : "\n" + String.join(",\n", peers) + "\n  ");
    }
}
