package dev.flotilla.node.server.http;

import dev.flotilla.node.model.Model;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.server.http.PredictLane.Track;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What routes requests by the state in force. {@link #route} may be called by any thread, requests come on the event loop. */
public final class Predicting {
    private final Map<String, Model> models;
    private final HealthWindow health;
    private final Map<String, ModelCounts> counts = new ConcurrentHashMap<>();
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create();
    private volatile PredictLane lane;

    /** @param models by name; one that is not named here echoes */
    public Predicting(Map<String, Model> models, HealthWindow health, Instant now) {
        this.models = Map.copyOf(models);
        this.health = health;
        this.lane = lane(RoutingState.initial(now));
    }

    /** From now on requests go by this state. */
    public void route(RoutingState state) {
        lane = lane(state);
    }

    private PredictLane lane(RoutingState state) {
        return new PredictLane(state, models, name -> counts.computeIfAbsent(name, any -> new ModelCounts()), health);
    }

    PredictLane lane() {
        return lane;
    }

    Track choose(Optional<String> key) {
        return lane.choose(key, random);
    }

    boolean fails(Model model) {
        return model.fails(random);
    }

    /** An answer is ready: what it took counts for the health of its model. */
    void done(Track track, boolean failed, long beginNanos, long nowNanos) {
        track.health().record((nowNanos - beginNanos) / 1e6, failed, nowNanos);
        (failed ? track.counts().failed : track.counts().answered).incrementAndGet();
        track.counts().latencies.add(nowNanos - beginNanos);
    }

    /** By the name of each model that was ever routed to; never more than were configured or agreed on. */
    Map<String, ModelCounts> counts() {
        return counts;
    }

    HealthWindow health() {
        return health;
    }
}
