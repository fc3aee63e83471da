package dev.flotilla.node.live;

import dev.flotilla.node.commit.CommitInput;
import dev.flotilla.node.routing.HealthGate;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.JoinedFigures;
import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the models of this node and of its peers did, for votes and for the gate. The replica's executor alone uses it. */
final class HealthDesk {
    private static final long EVERY = Duration.ofSeconds(1).toNanos();
    /** Three snapshots missed: what a peer said before tells nothing any more. */
    private static final long TOO_OLD = Duration.ofSeconds(6).toNanos();

    private final HealthGate gate;
    private final HealthWindow window;
    private final Map<String, Said> peers = new HashMap<>();
    private long adoptedAt;
    private Optional<Long> measuredAt = Optional.empty();

    private record Said(ControlFrame.CanaryFigures canary, long at) {}

    HealthDesk(HealthGate gate, HealthWindow window) {
        this.gate = gate;
        this.window = window;
    }

    void adopted(long now) {
        adoptedAt = now;
    }

    /** Only peers are heard, so there are never more entries than peers. */
    void heard(ControlFrame.HealthSnapshot snapshot, long now) {
        snapshot.canary().ifPresent(canary -> peers.put(snapshot.sender(), new Said(canary, now)));
    }

    /** The figures of this node, once a second. */
    Optional<CommitInput.Health> measure(RoutingState served, long now) {
        if (measuredAt.filter(at -> now - at < EVERY).isPresent()) {
            return Optional.empty();
        }
        measuredAt = Optional.of(now);
        ModelFigures stable = window.figures(served.stableModelId(), now);
        ModelFigures canary = window.figures(served.canaryModelId(), now);
        ModelFigures worse = stable.worse(canary);
        Optional<String> failing = gate.judge(canary) instanceof HealthGate.Verdict.Failed(String reason)
                ? Optional.of(reason)
                : Optional.empty();
        ModelFigures own = window.figures(served.canaryModelId(), adoptedAt, now);
        return Optional.of(new CommitInput.Health(
                worse.p95Millis(),
                worse.errorRate(),
                failing,
                Optional.of(new ControlFrame.CanaryFigures(served.version(), own))));
    }

    /** The canary's requests on all nodes since the share it has now. */
    ModelFigures ofCanary(RoutingState served, long since, long now) {
        List<ModelFigures> each = new ArrayList<>();
        each.add(window.figures(served.canaryModelId(), since, now));
        for (Said said : peers.values()) {
            if (said.canary().version() == served.version() && now - said.at() < TOO_OLD) {
                each.add(said.canary().figures());
            }
        }
        return JoinedFigures.of(each, gate);
    }
}
