package dev.flotilla.node.live;

import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.commit.CommitInput;
import dev.flotilla.node.commit.CommitMachine;
import dev.flotilla.node.commit.CommitOutput;
import dev.flotilla.node.commit.CommitState;
import dev.flotilla.node.commit.Moment;
import dev.flotilla.node.commit.Replica;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.tally.Tally;
import dev.flotilla.node.wire.ControlFrame;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replica that runs. All its work is done on one executor, one piece after the other; the public methods only put work there and
 * may be called by any thread. When its log fails it goes on serving what was committed, votes for nothing, and opens the log again.
 */
public final class LiveReplica implements AutoCloseable {
    /** Pieces of work that may wait: a peer sends two frames in 2 s. */
    static final int MOST_WAITING = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(LiveReplica.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration TICK_ALONE = Duration.ofMillis(500);
    private static final Duration REOPEN = Duration.ofSeconds(1);

    private final ReplicaSetup setup;
    private final ReplicaPorts ports;
    private final ScheduledExecutorService owner;
    private final InstantSource clock;
    private final CommitMachine machine;
    private final LogKeeper logs;
    private final HealthDesk figures;
    private final RolloutOffice office;
    private final Inbox inbox;
    private final ReplicaOutlet outlet;
    private long boot;
    private @Nullable Replica replica;
    private @Nullable Future<?> ticking;
    private RoutingState served;
    private Optional<String> stalled = Optional.empty();
    private volatile @Nullable ReplicaView view;

    private LiveReplica(
            ReplicaSetup setup, long boot, ScheduledExecutorService owner, ReplicaPorts ports, InstantSource clock) {
        this.setup = setup;
        this.ports = ports;
        this.owner = owner;
        this.clock = clock;
        this.boot = boot;
        this.machine = new CommitMachine(setup.commit());
        this.logs = new LogKeeper(setup, clock);
        this.served = RoutingState.initial(clock.instant());
        this.figures = new HealthDesk(setup.plan().gate(), ports.health());
        this.office = new RolloutOffice(setup.plan(), this::take, ports.lines(), logs.rollouts());
        this.inbox = new Inbox(owner, MOST_WAITING);
        this.outlet = new ReplicaOutlet(ports, this::adopted);
    }

    /**
     * Opens the log, then runs; when this returns it serves what was committed last. Not to be called on its executor.
     *
     * @param boot greater than that of any earlier start
     * @param owner runs one task at a time
     * @throws NodeStartException when the log is another node's, damaged or cannot be written
     */
    public static LiveReplica start(
            ReplicaSetup setup, long boot, ScheduledExecutorService owner, ReplicaPorts ports, InstantSource clock)
            throws NodeStartException {
        LiveReplica live = new LiveReplica(setup, boot, owner, ports, clock);
        switch (live.logs.open()) {
            case LogKeeper.Opening.Failed(String sentence) -> throw new NodeStartException(sentence + ".", "");
            case LogKeeper.Opening.Ready ready -> {
                try {
                    Awaiting.on(owner, () -> live.begin(ready));
                } catch (NodeStartException | RuntimeException e) {
                    live.close(); // Behind what may still begin on its executor.
                    throw e;
                }
            }
        }
        if (live.view().stalled().isPresent()) {
            live.close();
            throw new NodeStartException(
                    "The log cannot be written: " + live.view().stalled().get() + ".", "");
        }
        return live;
    }

    private void begin(LogKeeper.Opening.Ready ready) {
        ready.note().ifPresent(ports.lines());
        revive(ready);
        long tick = (setup.peers().isEmpty() ? TICK_ALONE : TICK).toNanos();
        ticking = owner.scheduleWithFixedDelay(() -> guarded(this::tick), tick, tick, TimeUnit.NANOSECONDS);
    }

    private void revive(LogKeeper.Opening.Ready ready) {
        Replica next = new Replica(machine, ready.log(), outlet, ready.recovered(), boot, now());
        replica = next;
        stalled = Optional.empty();
        if (setup.commit().coordinates()) {
            office.resume(served, System.nanoTime());
        } else if (logs.rollouts().recall().isPresent()) {
            // It coordinated once: what others did since has ended that rollout.
            logs.rollouts().keep(Optional.empty());
        }
        settle(next);
    }

    /** A frame of a peer, its sender found to be who it says; false when there is no room for it. */
    public boolean received(ControlFrame frame) {
        return inbox.put(() -> guarded(() -> {
            if (frame instanceof ControlFrame.HealthSnapshot snapshot) {
                figures.heard(snapshot, System.nanoTime());
            }
            take(new CommitInput.Received(frame));
        }));
    }

    /** A frame to that peer could not be sent. */
    public void unreachable(String peer) {
        inbox.put(() -> guarded(() -> take(new CommitInput.Unreachable(peer))));
    }

    /** Begins a rollout in the steps of the plan, or towards one share. */
    public CompletableFuture<ReplicaAnswer> rollout(Optional<Double> share) {
        return coordinating(() -> office.start(served, share));
    }

    /** All requests back to the stable model. */
    public CompletableFuture<ReplicaAnswer> rollback(String reason) {
        return coordinating(() -> office.rollback(served, reason));
    }

    /** Gives a transaction in doubt up as aborted: only when its coordinator is lost for good and no node has committed it. */
    public CompletableFuture<ReplicaAnswer> abandon(String txid) {
        return asked(() -> office.answerTo(() -> take(new CommitInput.Abandon(txid)))
                .orElseGet(() -> new ReplicaAnswer.Taken("Abandoned " + txid + "; it counts as aborted here.")));
    }

    private CompletableFuture<ReplicaAnswer> coordinating(Supplier<ReplicaAnswer> work) {
        return setup.commit().coordinates()
                ? asked(work)
                : CompletableFuture.completedFuture(new ReplicaAnswer.Refused(
                        "Only the coordinator " + setup.coordinatorId() + " proposes; ask it."));
    }

    private CompletableFuture<ReplicaAnswer> asked(Supplier<ReplicaAnswer> work) {
        CompletableFuture<ReplicaAnswer> answer = new CompletableFuture<>();
        boolean put = inbox.put(() -> guarded(() -> {
            try {
                ReplicaAnswer said = replica == null
                        ? new ReplicaAnswer.Refused("The node ends.")
                        : stalled.map(ReplicaAnswer::unwritable).orElseGet(work);
                // The log may have failed over this very order.
                answer.complete(stalled.map(ReplicaAnswer::unwritable).orElse(said));
            } finally {
                answer.complete(new ReplicaAnswer.Refused("The node stopped over it by a mistake."));
            }
            refresh();
        }));
        if (!put) {
            answer.complete(new ReplicaAnswer.Refused("The node is busy or ends."));
        }
        return answer;
    }

    private void adopted(RoutingState state) {
        served = state;
        figures.adopted(System.nanoTime());
        ports.routes().accept(state);
    }

    private void tick() {
        long now = System.nanoTime();
        logs.settle();
        figures.measure(served, now).ifPresent(health -> take(new CommitInput.Measured(health)));
        take(new CommitInput.Tick());
        if (stalled.isEmpty() && setup.commit().coordinates()) {
            office.tick(served, figures.ofCanary(served, office.sinceNanos(now), now), now);
            refresh();
        }
    }

    private void refresh() {
        Replica running = replica;
        if (running != null) {
            settle(running);
        }
    }

    private void take(CommitInput input) {
        Replica running = replica;
        if (running == null || stalled.isPresent()) {
            return;
        }
        running.take(input, now());
        settle(running);
    }

    /** After each input: the rollout hears the answers, a failed log is seen to, and readers get the new picture. */
    private void settle(Replica running) {
        outlet.hear(answer -> office.answered(answer, System.nanoTime()));
        Optional<String> broken = running.stalled().or(logs::failed);
        if (running.equals(replica) && broken.isPresent() && stalled.isEmpty()) {
            stalled = broken;
            reopenLater();
        }
        CommitState state = running.state();
        view = new ReplicaView(served, state, office.phase(), office.roundNanos(), stalled);
    }

    private void reopenLater() {
        owner.schedule(() -> guarded(this::reopen), REOPEN.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void reopen() {
        if (replica == null) {
            return; // It was closed while this was waited for.
        }
        switch (logs.open()) {
            case LogKeeper.Opening.Failed(String sentence) -> reopenLater();
            case LogKeeper.Opening.Ready ready -> {
                ports.lines().accept("The log can be written again");
                boot++;
                revive(ready);
            }
        }
    }

    /** The last door: a mistake of ours ends this life of the replica as a crash would, not the node. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            LOG.error("the replica of {} stopped by a mistake; it starts anew from its log", setup.nodeId(), bug);
            outlet.forget();
            if (stalled.isEmpty()) {
                stalled = Optional.of("a mistake in the program: " + bug);
                reopenLater();
            }
        }
    }

    private Moment now() {
        return new Moment(System.nanoTime(), clock.instant());
    }

    /** As it stood after its last input. */
    public ReplicaView view() {
        ReplicaView now = view;
        if (now == null) {
            throw new IllegalStateException("asked before it was started");
        }
        return now;
    }

    public Tally<CommitOutput.Why> dropped() {
        return outlet.dropped();
    }

    /** How the rounds of this coordinator ended. */
    public Tally<RoundEnd> rounds() {
        return office.rounds();
    }

    /** Inputs that found the inbox full. */
    public long overrun() {
        return inbox.refused();
    }

    /** Ends its ticks and closes the log; the executor stays. Waits until that is done. */
    @Override
    public void close() {
        try {
            Awaiting.on(owner, () -> {
                Future<?> ticks = ticking;
                if (ticks != null) {
                    ticks.cancel(false);
                }
                replica = null;
                logs.close();
            });
        } catch (NodeStartException e) {
            LOG.warn("the replica of {} did not end in time", setup.nodeId());
        }
    }
}
