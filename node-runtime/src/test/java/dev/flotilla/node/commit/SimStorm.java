package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import dev.flotilla.node.wire.ControlFrame;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What is done to the cluster from outside: proposals, crashes, partitions, clock steps, forged frames. */
final class SimStorm {
    private static final long MILLI = 1_000_000L;

    private final Simulation world;
    private final RandomGenerator random;

    SimStorm(Simulation world, RandomGenerator random) {
        this.world = world;
        this.random = random;
    }

    void begin() {
        again(1.2, this::propose);
        again(world.weather.crashesPerSecond(), this::crash);
        again(world.weather.partitionsPerSecond(), this::partition);
        again(world.weather.clockStepsPerSecond(), this::stepClock);
        again(world.weather.forgeriesPerSecond(), this::forge);
        again(0.3, this::measure);
    }

    private void again(double perSecond, Runnable action) {
        if (perSecond <= 0) {
            return;
        }
        double seconds = -Math.log(1 - random.nextDouble()) / perSecond;
        world.in((long) (seconds * 1e9), () -> {
            if (!world.calm()) {
                action.run();
                again(perSecond, action);
            }
        });
    }

    private SimNode any() {
        return world.nodes.get(random.nextInt(world.nodes.size()));
    }

    private void crash() {
        SimNode node = any();
        if (node.up()) {
            node.crash();
        }
    }

    private void propose() {
        SimNode coordinator = world.nodes.getFirst();
        if (coordinator.up()) {
            coordinator.take(new CommitInput.Propose(draft(coordinator.state().committed())));
        }
    }

    private RolloutDraft draft(RoutingState now) {
        return switch (random.nextInt(12)) {
            case 0 -> RolloutDraft.rollback(now);
            case 1 -> RolloutDraft.promote(now);
            case 2 -> new RolloutDraft("v1", "v2", weights(-6.5, 7.5));
            case 3 -> new RolloutDraft("v1", "v2", weights(0.3, 0.3));
            default -> RolloutDraft.canaryShare(now, random.nextInt(101) / 100.0);
        };
    }

    private static Map<String, Double> weights(double stable, double canary) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("v1", stable);
        weights.put("v2", canary);
        return weights;
    }

    private void partition() {
        world.network().partition();
        world.stats.partitions++;
        world.in(random.nextLong(200, 8000) * MILLI, world.network()::heal);
    }

    private void stepClock() {
        SimNode node = any();
        node.wallOffset = Duration.ofSeconds(random.nextInt(-3600, 3601)).plusMillis(random.nextInt(1000));
        world.trace(() -> "the clock of " + node.id + " steps to " + node.wallOffset);
    }

    private void measure() {
        boolean bad = random.nextInt(8) == 0;
        any().take(new CommitInput.Measured(new CommitInput.Health(
                bad ? 300 : 20, 0, bad ? Optional.of("p95 300.0 ms exceeds 200.0 ms") : Optional.empty())));
    }

    /** Somebody who is no coordinator, or nobody at all, decides or asks for votes. */
    private void forge() {
        world.stats.forgeries++;
        SimNode victim = any();
        String from = random.nextBoolean() ? "mallory" : "node-b";
        long version = random.nextLong(1, 20);
        RoutingState state = new RoutingState(
                version,
                "v1",
                "v2",
                weights(0.5, 0.5),
                RoutingStatus.COMMITTED,
                "forged-" + version,
                world.wall(victim));
        ControlFrame frame = switch (random.nextInt(4)) {
            case 0 -> new ControlFrame.PrepareRequest(from, state.txid(), state);
            case 1 -> new ControlFrame.StateAnswer(from, "1-1", state);
            case 2 -> new ControlFrame.PrepareResponse(from, state.txid(), ControlFrame.Verdict.COMMIT, "");
            default -> new ControlFrame.Decision(from, state.txid(), ControlFrame.Verdict.COMMIT, state);
        };
        if (!from.equals(victim.id)) {
            victim.take(new CommitInput.Received(frame));
        }
        world.network().inject(victim.id);
    }
}
