package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One node of the simulated cluster: a replica while it is up, a disk for ever. */
final class SimNode implements Durable, Outlet {
    /** Control flow of a crash out of the middle of a step. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash() {
            super("crash", null, false, false);
        }
    }

    final String id;
    final SimDisk disk;
    private final Simulation world;
    private final RandomGenerator random;
    private Optional<Replica> replica = Optional.empty();
    private Optional<LogRecord> writing = Optional.empty();
    private long boot;
    Duration wallOffset = Duration.ZERO;
    /** Rises with each crash, so that timers of an earlier life do nothing. */
    int life;

    boolean dead;

    SimNode(String id, Simulation world, RandomGenerator random) {
        this.id = id;
        this.world = world;
        this.random = random;
        this.disk = new SimDisk(id, world.weather.bytes(), world.wall(this));
    }

    boolean up() {
        return replica.isPresent();
    }

    CommitState state() {
        return replica.orElseThrow().state();
    }

    /** Comes up from its disk, or not: it may crash in the middle of that too. */
    void start() {
        Optional<Recovered> recovered = disk.recover(world.has(SimFault.F08_TORN_TAIL_STOPS_THE_START));
        if (recovered.isEmpty()) {
            dead = true;
            return;
        }
        boot++;
        world.invariants.restarting(id);
        try {
            CommitMachine machine = new CommitMachine(world.settings(id));
            replica = Optional.of(new Replica(machine, this, this, recovered.get(), boot, world.moment(this)));
        } catch (Crash e) {
            crash();
        }
    }

    void take(CommitInput input) {
        if (replica.isEmpty()) {
            return;
        }
        try {
            replica.get().take(input, world.moment(this));
            world.invariants.bounded(id, state());
        } catch (Crash e) {
            crash();
        }
    }

    void crash() {
        replica = Optional.empty();
        life++;
        world.crashed(this, disk.crash(writing, random));
        writing = Optional.empty();
    }

    @Override
    public Stored append(LogRecord entry, boolean force) {
        boolean crash = world.crashesNow(this);
        boolean before = crash && random.nextBoolean();
        if (before) {
            writing = Optional.of(entry);
            throw new Crash();
        }
        world.invariants.written(id, entry, force);
        disk.append(entry, force);
        if (crash) {
            throw new Crash();
        }
        return new Stored.Done();
    }

    @Override
    public void send(String to, ControlFrame frame) {
        world.send(id, to, frame);
    }

    @Override
    public void adopt(RoutingState state) {
        world.invariants.adopted(id, state);
    }

    @Override
    public void say(String line) {
        world.trace(() -> id + ": " + line);
    }

    @Override
    public void dropped(CommitOutput.Why why) {
        world.invariants.dropped(id, why);
    }

    @Override
    public void answer(CommitOutput answer) {
        world.trace(() -> id + ": " + answer);
    }
}
