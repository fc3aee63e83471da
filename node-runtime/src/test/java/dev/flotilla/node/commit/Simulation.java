package dev.flotilla.node.commit;

import dev.flotilla.node.wire.ControlFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A cluster in one thread: every delay, loss, crash and clock step comes from one seed, so one seed is one run. First a storm with
 * proposals, then quiet in which everybody must come to rest on the same state.
 */
final class Simulation {
    static final String COORDINATOR = "node-a";
    private static final long MILLI = 1_000_000L;
    private static final long TICK = 250 * MILLI;
    private static final long QUIET_MILLIS = 14_000;
    private static final Instant EPOCH = Instant.parse("2026-11-20T04:34:00Z");
    private static final Timing TIMING = new Timing(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10));

    final SimWeather weather;
    final SimInvariants invariants;
    final SimStats stats = new SimStats();
    final RandomGenerator random;
    final List<SimNode> nodes = new ArrayList<>();
    private final Map<String, SimNode> byId = new HashMap<>();
    private final Set<SimFault> faults;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final SimNetwork network;
    private final Optional<List<String>> trace;
    private long now;
    private long order;
    private boolean calm;

    private record Event(long at, long order, Runnable action) {}

    Simulation(RandomGenerator random, SimWeather weather, Set<SimFault> faults, boolean traced) {
        this.random = random;
        this.weather = weather;
        this.faults = faults;
        this.trace = traced ? Optional.of(new ArrayList<>()) : Optional.empty();
        List<String> peers = new ArrayList<>();
        for (int i = 1; i < weather.nodes(); i++) {
            peers.add("node-" + (char) ('a' + i));
        }
        invariants = new SimInvariants(stats, COORDINATOR, peers);
        network = new SimNetwork(this, random);
        nodes.add(new SimNode(COORDINATOR, this, random));
        peers.forEach(peer -> nodes.add(new SimNode(peer, this, random)));
        nodes.forEach(node -> byId.put(node.id, node));
    }

    /** One run of one seed. */
    static SimStats run(long seed) {
        RandomGenerator random = random(seed);
        return run(seed, random, SimWeather.draw(random), EnumSet.noneOf(SimFault.class), false);
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static SimStats run(long seed, RandomGenerator random, SimWeather weather, Set<SimFault> faults, boolean traced) {
        Simulation simulation = new Simulation(random, weather, faults, traced);
        try {
            simulation.live();
            return simulation.stats;
        } catch (SimInvariants.Breach e) {
            simulation.trace.ifPresent(lines -> lines.forEach(System.out::println));
            throw new SimInvariants.Breach(
                    "seed " + seed + ", after " + simulation.now / MILLI + " ms: " + e.getMessage());
        }
    }

    private void live() {
        nodes.forEach(node -> {
            node.start();
            ticking(node);
        });
        new SimStorm(this, random).begin();
        long end = weather.chaosMillis() * MILLI;
        until(end);
        calm = true;
        network.heal();
        nodes.forEach(node -> in(random.nextLong(500) * MILLI, () -> revive(node)));
        until(end + QUIET_MILLIS * MILLI);
        invariants.settled(nodes);
    }

    private void until(long end) {
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.remove();
            now = next.at();
            next.action().run();
        }
        now = end;
    }

    void in(long nanos, Runnable action) {
        events.add(new Event(now + nanos, order++, action));
    }

    private void ticking(SimNode node) {
        int life = node.life;
        in(random.nextLong(TICK), () -> tick(node, life));
    }

    private void tick(SimNode node, int life) {
        if (node.life == life && node.up()) {
            node.take(new CommitInput.Tick());
            in(TICK, () -> tick(node, life));
        }
    }

    /** A node has crashed; it comes back after a while, unless it cannot. */
    void crashed(SimNode node, boolean torn) {
        stats.crashes++;
        stats.torn += torn ? 1 : 0;
        trace(() -> node.id + " crashes" + (torn ? ", leaving a torn record" : ""));
        if (!calm && !node.id.equals(COORDINATOR) && random.nextDouble() < weather.wipeShare()) {
            stats.wipes++;
            node.disk.wipe(wall(node));
            invariants.wiped(node.id);
        }
        long away = calm ? 100 : (long) (random.nextDouble() * random.nextDouble() * 10_000);
        in(away * MILLI, () -> revive(node));
    }

    private void revive(SimNode node) {
        if (!node.up() && !node.dead) {
            node.start();
            ticking(node);
        }
    }

    boolean crashesNow(SimNode node) {
        return !calm && random.nextDouble() < weather.crashPerWrite();
    }

    void send(String from, String to, ControlFrame frame) {
        invariants.sent(from, frame);
        network.send(from, to, frame);
    }

    boolean calm() {
        return calm;
    }

    boolean has(SimFault fault) {
        return faults.contains(fault);
    }

    Optional<SimNode> node(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    SimNetwork network() {
        return network;
    }

    CommitSettings settings(String id) {
        Set<Guarantee> guarantees = EnumSet.allOf(Guarantee.class);
        faults.forEach(fault -> guarantees.retainAll(fault.guarantees()));
        List<String> peers = new ArrayList<>(byId.keySet());
        peers.remove(id);
        return new CommitSettings(id, COORDINATOR, Set.copyOf(peers), Set.of(), TIMING, guarantees);
    }

    Instant wall(SimNode node) {
        return EPOCH.plusNanos(now).plus(node.wallOffset);
    }

    Moment moment(SimNode node) {
        return new Moment(now, wall(node));
    }

    void trace(Supplier<String> line) {
        trace.ifPresent(lines -> lines.add(now / MILLI + " ms  " + line.get()));
    }
}
