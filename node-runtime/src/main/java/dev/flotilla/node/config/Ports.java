package dev.flotilla.node.config;

import java.util.OptionalInt;

/** Port numbers, and the ones that are meant when nothing is said. */
public final class Ports {
    public static final int BEAT = 5000;
    public static final int COMMS = 5001;
    public static final int CONTROL = 60001;
    public static final int HTTP = 50051;
    private static final int MOST = 65535;

    private Ports() {}

    static int require(int port) {
        if (port < 1 || port > MOST) {
            throw new IllegalArgumentException("port " + port);
        }
        return port;
    }

    /** A port from 1 to 65535, as a whole text. */
    static OptionalInt read(String text) {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,5}")) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        return port < 1 || port > MOST ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** 60001, and one more for node-b and node-c, as the canary system has them. */
    static int control(String id) {
        return CONTROL + offset(id);
    }

    /** 50051, and one more for node-b and node-c. */
    static int http(String id) {
        return HTTP + offset(id);
    }

    private static int offset(String id) {
        return switch (id) {
            case "node-b" -> 1;
            case "node-c" -> 2;
            default -> 0;
        };
    }
}
