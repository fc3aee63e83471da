package dev.flotilla.node.bench;

import dev.flotilla.node.commit.CommitState;
import dev.flotilla.node.commit.Timing;
import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.control.ControlSetup;
import dev.flotilla.node.live.ReplicaAnswer;
import dev.flotilla.node.live.ReplicaSetup;
import dev.flotilla.node.routing.HealthGate;
import dev.flotilla.node.routing.HealthWindow;
import dev.flotilla.node.routing.RolloutPlan;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.server.ReplicaSide;
import dev.flotilla.node.server.SharedLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * From a proposal to the last of three participants that serves the new version, against {@link CommitFloor}: what the network and the
 * disk take by themselves. Real logs, real sockets, one process. {@code CommitBench [folder]}.
 */
final class CommitBench {
    private static final int COMMITS = 150;
    /** Of each side before the rounds, until both run as a node does that has been up for a while: what is timed is the protocol, not the compiler. */
    private static final int WARM = 2000;

    private static final double MOST = 2.0;
    private static final RolloutPlan PLAN =
            new RolloutPlan(List.of(1.0), Duration.ofHours(1), Duration.ofHours(1), 1, HealthGate.DEFAULT);

    private final SharedLoops loops =
            new SharedLoops(2, Thread.ofPlatform().name("bench-", 0).daemon().factory());
    private final List<ReplicaSide> sides = new ArrayList<>();
    private volatile CountDownLatch adopted = new CountDownLatch(0);
    private volatile long lastAdopted;
    private long committed = 1;

    private CommitBench(Path folder) throws Exception {
        List<Integer> ports = freePorts(4);
        for (int i = 0; i < 4; i++) {
            sides.add(side(folder, i, ports));
        }
        until(() -> sides.stream()
                .allMatch(side -> side.replica().view().state().peers().values().stream()
                        .allMatch(peer -> peer.ours() && peer.version() > 0)));
    }

    private ReplicaSide side(Path folder, int index, List<Integer> ports) throws Exception {
        List<ControlPeer> peers = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            if (i != index) {
                peers.add(new ControlPeer(id(i), "127.0.0.1", ports.get(i), 1));
                ids.add(id(i));
            }
        }
        ControlSetup control = new ControlSetup(
                id(index),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(index)),
                peers,
                1,
                Duration.ofSeconds(15),
                ControlSetup.PATIENCE,
                Optional.empty(),
                Optional.empty());
        ReplicaSide side = ReplicaSide.start(
                new ReplicaSetup(
                        id(index), id(0), ids, Optional.of(folder.resolve(id(index))), Set.of(), Timing.DEFAULT, PLAN),
                1,
                Optional.of(control),
                loops,
                loops.next(),
                InstantSource.system(),
                new HealthWindow(Duration.ofMinutes(1)),
                index == 0 ? state -> {} : this::adopted,
                line -> {});
        side.bind().orElseThrow().syncUninterruptibly();
        side.connect();
        return side;
    }

    private void adopted(RoutingState state) {
        lastAdopted = System.nanoTime();
        adopted.countDown();
    }

    /** In ms. */
    private double commit(int number) throws Exception {
        adopted = new CountDownLatch(3);
        long begin = System.nanoTime();
        CompletableFuture<ReplicaAnswer> answer =
                sides.getFirst().replica().rollout(Optional.of(0.01 + number % 90 / 100.0));
        if (!adopted.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not committed: " + answer.getNow(new ReplicaAnswer.Refused("silence")));
        }
        double millis = (lastAdopted - begin) / 1e6;
        long version = ++committed;
        until(() -> {
            CommitState state = sides.getFirst().replica().view().state();
            return state.committed().version() >= version
                    && state.round().isEmpty()
                    && state.delivery().isEmpty();
        });
        return millis;
    }

    /** One of each in turn, so that whatever else the machine does falls on both. */
    private void round(CommitFloor floor, int times, double[] commits, double[] floors, int round) throws Exception {
        double[] ours = new double[times];
        double[] least = new double[times];
        for (int i = 0; i < times; i++) {
            ours[i] = commit(i);
            least[i] = floor.once();
        }
        commits[round] = Rounds.median(ours);
        floors[round] = Rounds.median(least);
    }

    private static void until(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it did not come to that in 20 s");
            }
            LockSupport.parkNanos(200_000);
        }
    }

    private static String id(int index) {
        return "node-" + (char) ('a' + index);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : held) {
            socket.close();
        }
        return ports;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = arguments.length > 0
                ? Files.createDirectories(Path.of(arguments[0]))
                : Files.createTempDirectory("commit-bench");
        CommitBench bench = new CommitBench(folder);
        double[] commits = new double[Rounds.COUNT];
        double[] floors = new double[Rounds.COUNT];
        try (CommitFloor floor =
                new CommitFloor(folder, bench.sides.getFirst().replica().view().served())) {
            bench.round(floor, WARM, commits, floors, 0);
            for (int i = 0; i < Rounds.COUNT; i++) {
                bench.round(floor, COMMITS, commits, floors, i);
            }
        }
        Calibration.print();
        System.out.println("commit on three participants, p50: " + Rounds.words("ms", commits));
        System.out.println("two round trips and three fsyncs, p50: " + Rounds.words("ms", floors));
        double ratio = Rounds.median(commits) / Rounds.median(floors);
        boolean kept = Rounds.kept("commit to its floor", ratio, "at most " + MOST, ratio <= MOST);
        bench.sides.forEach(ReplicaSide::close);
        bench.loops.close();
        System.exit(kept ? 0 : 1);
    }
}
