package dev.flotilla.app.doctor.lab;

/** Texts of {@code mosaic.config}: a node that beats every second and is patient for four. */
final class Config {
    private Config() {}

    /**
     * @param bind the address that it listens on
     * @param address of its machine
     * @param port for heartbeats; comms has the next one
     * @param peers addresses, with {@code :port} where theirs is not 5000
     */
    static String of(String bind, String address, int port, String... peers) {
        StringBuilder list = new StringBuilder();
        for (String peer : peers) {
            String[] parts = peer.split(":", 2);
            int at = parts.length > 1 ? Integer.parseInt(parts[1]) : 5000;
            list.append(list.isEmpty() ? "" : ", ")
                    .append("{\"host\": \"" + parts[0] + "\", \"comms_port\": " + (at + 1) + ", \"heartbeat_port\": "
                            + at + "}");
        }
        return text("\"host\": \"" + bind + "\"", address, port, list.toString());
    }

    /** One without peers that has an id. */
    static String named(String id, String address, int port) {
        return text("\"host\": \"0.0.0.0\", \"node_id\": \"" + id + "\"", address, port, "");
    }

    private static String text(String first, String address, int port, String peers) {
        return "{" + first + ", \"advertise_host\": \"" + address + "\", \"heartbeat_port\": " + port
                + ", \"comms_port\": " + (port + 1) + ", \"heartbeat_frequency\": 1, \"heartbeat_tolerance\": 4,"
                + " \"state_location\": \"/app/state\", \"peers\": [" + peers + "]}";
    }
}
