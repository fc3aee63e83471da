package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import java.time.Duration;

/** After how long a node that hears nothing says so, by its configuration: a period and the tolerance. */
final class Patience {
    private static final int PERIOD = 5;
    private static final int TOLERANCE = 15;

    private Patience() {}

    static Duration of(JsonText config) {
        return Duration.ofSeconds(1L
                + seconds(config, "heartbeat_frequency", PERIOD)
                + seconds(config, "heartbeat_tolerance", TOLERANCE));
    }

    private static int seconds(JsonText config, String key, int usual) {
        return config.at(JsonPath.of(key))
                .filter(JsonPart.Leaf.class::isInstance)
                .map(part -> ((JsonPart.Leaf) part).text())
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .orElse(usual);
    }
}
