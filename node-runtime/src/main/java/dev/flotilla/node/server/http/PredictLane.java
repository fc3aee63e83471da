package dev.flotilla.node.server.http;

import dev.flotilla.node.model.Model;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.ModelChoice;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.StateJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;

/** All that the answers of one routing state share, made once when it comes into force. Any thread. */
final class PredictLane {
    private final RoutingState state;
    private final byte[] stateJson;
    private final Map<String, Track> tracks = new HashMap<>();
    private final Optional<Track> only;

    /**
     * One model under this state.
     *
     * @param opening of an answer, up to the echoed input
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, written to the wire as it is
    record Track(Model model, byte[] opening, ModelCounts counts, HealthWindow.Recorder health) {}

    PredictLane(
            RoutingState state, Map<String, Model> models, Function<String, ModelCounts> counts, HealthWindow health) {
        this.state = state;
        String json = StateJson.text(state);
        this.stateJson = bytes(json);
        Set<String> names = new LinkedHashSet<>(state.weights().keySet());
        names.add(state.stableModelId());
        names.add(state.canaryModelId());
        for (String name : names) {
            byte[] opening = bytes("{\"model_selected\": " + JsonNodeFactory.instance.stringNode(name)
                    + ", \"routing_state\": " + json + ", \"input\": ");
            tracks.put(
                    name,
                    new Track(
                            models.getOrDefault(name, Model.echo(name)),
                            opening,
                            counts.apply(name),
                            health.recorder(name)));
        }
        this.only = names.stream()
                .filter(name -> state.weight(name) == 1.0)
                .findFirst()
                .map(this::track);
    }

    RoutingState state() {
        return state;
    }

    byte[] stateJson() {
        return stateJson;
    }

    /** The model for a request: by its key when it has one, else by chance, as the weights say. */
    Track choose(Optional<String> key, RandomGenerator random) {
        if (only.isPresent()) {
            return only.get();
        }
        return track(
                key.isPresent() ? ModelChoice.ofKey(state, key.get()) : ModelChoice.at(state, random.nextDouble()));
    }

    private Track track(String name) {
        Track track = tracks.get(name);
        if (track == null) {
            throw new IllegalStateException("no track for " + name);
        }
        return track;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
