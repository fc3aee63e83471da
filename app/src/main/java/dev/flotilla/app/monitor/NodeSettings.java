package dev.flotilla.app.monitor;

import dev.flotilla.app.secret.EnvValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment of a container says of the node in it. What is missing or makes no sense counts as not said: the
 * node itself refuses to start with it, and says so in its log.
 *
 * @param id as it calls itself; empty when only the node knows
 * @param heartbeat port inside the container; so too the other three
 * @param rolloutToken the file with the token that orders about its rollout need; empty when they are off
 * @param tls whether its TCP faces speak TLS
 */
record NodeSettings(
        Optional<String> id,
        int heartbeat,
        int comms,
        int control,
        int http,
        boolean tls,
        Optional<Duration> period,
        Optional<Duration> tolerance,
        Optional<String> rolloutToken) {
    static final int BEAT = 5000;
    static final int COMMS = 5001;
    static final int CONTROL = 60001;
    static final int HTTP = 50051;

    static NodeSettings of(Map<String, EnvValue> environment) {
        Optional<String> id = text(environment, "NODE_ID")
                .or(() -> text(environment, "NODE_ROLE").flatMap(NodeSettings::idOfRole));
        int offset = id.map(NodeSettings::offset).orElse(0);
        Optional<Duration> period = whole(environment, "HEARTBEAT_PERIOD_MS", 50, 86_400_000)
                .map(Duration::ofMillis)
                .or(() -> whole(environment, "HEARTBEAT_FREQUENCY", 1, 86_400).map(Duration::ofSeconds));
        return new NodeSettings(
                id,
                port(environment, "HEARTBEAT_PORT", BEAT),
                port(environment, "COMMS_PORT", COMMS),
                port(environment, "CONTROL_PORT", CONTROL + offset),
                port(environment, "HTTP_PORT", HTTP + offset),
                text(environment, "SERVER_CRT").isPresent(),
                period,
                whole(environment, "HEARTBEAT_TOLERANCE", 1, 86_400)
                        .map(Duration::ofSeconds)
                        .filter(t -> period.isEmpty() || t.compareTo(period.get()) >= 0)
                        .or(() -> period.map(p -> p.multipliedBy(3))),
                text(environment, "ROLLOUT_TOKEN_FILE"));
    }

    /** The roles of the canary system are names as well. */
    private static Optional<String> idOfRole(String role) {
        return switch (role.toLowerCase(Locale.ROOT)) {
            case "coordinator" -> Optional.of("node-a");
            case "participant_b" -> Optional.of("node-b");
            case "participant_c" -> Optional.of("node-c");
            default -> Optional.empty();
        };
    }

    private static int offset(String id) {
        return switch (id) {
            case "node-b" -> 1;
            case "node-c" -> 2;
            default -> 0;
        };
    }

    private static Optional<String> text(Map<String, EnvValue> environment, String key) {
        return Optional.ofNullable(environment.get(key)).map(EnvValue::reveal).filter(text -> !text.isBlank());
    }

    private static int port(Map<String, EnvValue> environment, String key, int usual) {
        return whole(environment, key, 1, 65535).map(Long::intValue).orElse(usual);
    }

    private static Optional<Long> whole(Map<String, EnvValue> environment, String key, long least, long most) {
        return text(environment, key)
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .filter(number -> number >= least && number <= most);
    }
}
