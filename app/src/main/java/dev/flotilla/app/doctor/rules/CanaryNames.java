package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.secret.EnvValue;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The variables by which nodes of the canary system find each other. */
final class CanaryNames {
    private static final String PREFIX = "PEERS_NODE_";

    private CanaryNames() {}

    /** Variable to value, without the ports and services of other meaning. */
    static SortedMap<String, String> peers(Map<String, EnvValue> environment) {
        SortedMap<String, String> peers = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && name.length() > PREFIX.length()) {
                peers.put(name, value.reveal().strip());
            }
        });
        return peers;
    }

    /** The variable that means this node itself. */
    static Optional<String> self(Map<String, EnvValue> environment) {
        return Optional.ofNullable(environment.get("NODE_ID"))
                .map(EnvValue::reveal)
                .filter(id -> id.toLowerCase(java.util.Locale.ROOT).startsWith("node-"))
                .or(() -> Optional.ofNullable(environment.get("NODE_ROLE")).flatMap(role -> switch (role.reveal()) {
                    case "coordinator" -> Optional.of("node-a");
                    case "participant_b" -> Optional.of("node-b");
                    case "participant_c" -> Optional.of("node-c");
                    default -> Optional.empty();
                }))
                .map(id -> "PEERS_" + id.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    /** A is 0, B is 1. */
    static int offset(String variable) {
        String letter = variable.substring(PREFIX.length());
        return letter.length() == 1 && letter.charAt(0) >= 'A' && letter.charAt(0) <= 'Z' ? letter.charAt(0) - 'A' : 0;
    }
}
