package dev.flotilla.node.config;

import dev.flotilla.node.config.ConfigFile.Kind;
import dev.flotilla.node.config.Reading.Found;
import dev.flotilla.node.routing.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a rollout, and the models with their handlers. */
final class RolloutReading {
    private static final int MOST_STEPS = 100;
    private static final int MOST_MODELS = 64;
    private static final int DAY = 24 * 3600;
    private static final String HANDLER = "(echo|delay:[0-9]{1,6}|fail:(0(\\.[0-9]+)?|1(\\.0+)?))";
    private static final String HANDLERS = HANDLER + "(\\+" + HANDLER + ")*";

    private final Reading reading;

    RolloutReading(Reading reading) {
        this.reading = reading;
    }

    RolloutPlan plan() {
        RolloutPlan usual = RolloutPlan.DEFAULT;
        Duration dwell = reading.seconds(Key.ROLLOUT_DWELL_SECONDS, usual.dwell(), 0, DAY);
        return new RolloutPlan(steps().orElse(usual.steps()), dwell, usual.retry(), usual.attempts(), usual.gate());
    }

    private Optional<List<Double>> steps() {
        Optional<Found> found = reading.value(Key.ROLLOUT_STEPS);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Double> steps = new ArrayList<>();
        double before = 0;
        for (String text : words(found.get())) {
            double percent = text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") ? Double.parseDouble(text) : -1;
            if (!(percent > before && percent <= 100) || steps.size() == MOST_STEPS) {
                reading.wrong(found.get(), "rising percents above 0 and up to 100 are needed, as 5,20,50,100");
                return Optional.empty();
            }
            before = percent;
            steps.add(percent / 100);
        }
        return Optional.of(steps).filter(some -> !some.isEmpty());
    }

    /** A text parted by commas, or a list of the file. */
    private List<String> words(Found found) {
        if (found.kind() != Kind.LIST) {
            return List.of(found.text().strip().split("\\s*,\\s*", -1));
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i <= MOST_STEPS; i++) {
            Optional<Found> one = reading.inFile(found.key() + "[" + i + "]");
            if (one.isEmpty()) {
                break;
            }
            words.add(one.get().text());
        }
        return words;
    }

    /** Handler by name of the model, as {@code delay:20+fail:0.1}. */
    Map<String, String> models() {
        Map<String, String> models = new LinkedHashMap<>();
        Optional<Found> found = reading.value(Key.MODELS);
        if (found.isPresent() && found.get().kind() == Kind.OBJECT) {
            reading.file()
                    .members(found.get().key())
                    .forEach((name, path) ->
                            reading.inFile(path).ifPresent(one -> model(models, one, name, one.text())));
        } else {
            String text = found.map(Found::text).orElse(Key.MODELS.usual());
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? "" : part.substring(0, equals).strip();
                found.ifPresentOrElse(
                        one -> model(
                                models, one, name, part.substring(equals + 1).strip()),
                        () -> models.put(name, part.substring(equals + 1)));
            }
        }
        return models;
    }

    private void model(Map<String, String> models, Found found, String name, String handler) {
        if (!ConfigReader.isId(name) || !handler.matches(HANDLERS) || models.size() == MOST_MODELS) {
            reading.wrong(
                    found,
                    "the model \"" + name
                            + "\" needs a name and a handler: echo, delay:MS, fail:RATE (0 to 1), joined by +");
        } else {
            models.put(name, handler);
        }
    }
}
