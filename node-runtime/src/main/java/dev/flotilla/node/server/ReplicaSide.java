package dev.flotilla.node.server;

import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.control.ControlCounts;
import dev.flotilla.node.control.ControlPlane;
import dev.flotilla.node.control.ControlSetup;
import dev.flotilla.node.control.Receiver;
import dev.flotilla.node.live.LiveReplica;
import dev.flotilla.node.live.ReplicaPorts;
import dev.flotilla.node.live.ReplicaSetup;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What makes a node a replica: log, machine and control connections, all on one event loop that may wait for a disk, so that a frame goes from
 * the socket through the machine to the disk and on to the peers without changing threads. What comes while it waits could not be answered
 * anyway; heartbeats, comms and HTTP live on the node's other loop. A node without a state folder has nobody to agree with and never waits:
 * its replica lives there too.
 */
public final class ReplicaSide implements AutoCloseable {
    private final EventLoop place;
    private final LiveReplica replica;
    private final Optional<ControlPlane> control;
    private final ControlCounts noControl = new ControlCounts();

    private ReplicaSide(EventLoop place, LiveReplica replica, Optional<ControlPlane> control) {
        this.place = place;
        this.replica = replica;
        this.control = control;
    }

    /** Where both parts meet: the replica is there before the connections, and starts by speaking. */
    private static final class Crossing implements Receiver {
        private final Consumer<String> lines;
        private volatile Optional<LiveReplica> replica = Optional.empty();
        private volatile Optional<ControlPlane> control = Optional.empty();

        Crossing(Consumer<String> lines) {
            this.lines = lines;
        }

        void send(String to, ControlFrame frame) {
            control.ifPresent(plane -> plane.send(to, frame));
        }

        @Override
        public boolean received(ControlFrame frame) {
            return replica.map(live -> live.received(frame)).orElse(false);
        }

        @Override
        public void unreachable(String peer) {
            replica.ifPresent(live -> live.unreachable(peer));
        }

        @Override
        public void line(String text) {
            lines.accept(text);
        }
    }

    /**
     * Opens the log and serves what was committed last. The control port is bound by {@link #bind}, peers are called by {@link #connect}.
     *
     * @param controls empty for a node that takes part in no agreement
     * @param loop the node's, where the replica lives when it has no state folder
     * @param health what the models of this node do
     * @param routes told what to route by; on the replica's executor
     * @throws NodeStartException when the log is another node's, damaged or cannot be written
     */
    public static ReplicaSide start(
            ReplicaSetup setup,
            long boot,
            Optional<ControlSetup> controls,
            SharedLoops loops,
            EventLoop loop,
            InstantSource clock,
            HealthWindow health,
            Consumer<RoutingState> routes,
            Consumer<String> lines)
            throws NodeStartException {
        Crossing crossing = new Crossing(lines);
        EventLoop place = setup.stateFolder().isPresent() ? loops.forDisk() : loop;
        LiveReplica replica =
                LiveReplica.start(setup, boot, place, new ReplicaPorts(crossing::send, health, routes, lines), clock);
        Optional<ControlPlane> control = controls.map(
                some -> new ControlPlane(some, place, loops.waiting(), crossing, RandomGenerator.getDefault()));
        crossing.replica = Optional.of(replica);
        crossing.control = control;
        return new ReplicaSide(place, replica, control);
    }

    /** Binds the control port where the node has one. */
    public Optional<ChannelFuture> bind() {
        return control.map(ControlPlane::bind);
    }

    /** Begins to call the peers. */
    public void connect() {
        control.ifPresent(ControlPlane::connect);
    }

    public LiveReplica replica() {
        return replica;
    }

    public ControlCounts counts() {
        return control.map(ControlPlane::counts).orElse(noControl);
    }

    @Override
    public void close() {
        control.ifPresent(ControlPlane::close);
        replica.close();
        if (control.isPresent() && !place.isShuttingDown()) {
            // The port is free only after the selector has looked once more; a task of later comes after that look.
            place.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }
}
