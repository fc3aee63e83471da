package dev.flotilla.app.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.bench.Figures;
import dev.flotilla.app.bench.Yardstick;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.Database;
import dev.flotilla.app.persistence.SqliteDeployJournal;
import dev.flotilla.app.stack.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much an apply costs over the bare work: 60 small containers on three engines, carried out with journal, survey
 * and waits, against a client with as many threads that only creates and starts the same containers. Rounds alternate
 * after one to warm up. Not part of the suite: run it by name, {@code -Dtest=ApplyBench}; it fails on the ratio.
 */
@NeedsLab(secured = 3)
class ApplyBench {
    private static final int CONTAINERS = 60;
    private static final int ROUNDS = 5;
    private static final int THREADS_PER_HOST = 8;
    private static final double MOST = 1.10;

    @TempDir
    Path folder;

    @Test
    void anApplyCostsLittleOverTheBareWork(Lab lab) throws Exception {
        try (Database database = LabFleet.value(Database.openAsOwner(new DataFolder(folder.resolve("data"))));
                LabFleet rooms = new LabFleet(lab, 3, new SqliteDeployJournal(database))) {
            Path file = stack();
            rooms.removeEverything("bench");
            double[] ours = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            for (int round = -1; round < ROUNDS; round++) {
                double mine = apply(rooms, file);
                double least = bare(rooms, file);
                if (round >= 0) {
                    ours[round] = mine;
                    bare[round] = least;
                }
            }
            Figures full = Figures.of(ours);
            Figures least = Figures.of(bare);
            System.out.println("apply: " + CONTAINERS + " containers on 3 engines take " + full.words("s"));
            System.out.println("apply: a bare client takes " + least.words("s"));
            assertThat(Yardstick.keepsRatio("apply to bare client", full.median() / least.median(), MOST))
                    .isTrue();
        }
    }

    private double apply(LabFleet rooms, Path file) throws Exception {
        DeployPlan plan = plan(rooms, file);
        long begun = System.nanoTime();
        assertThat(rooms.run(plan, OnFailure.KEEP).state()).isEqualTo(ApplyState.DONE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        rooms.removeEverything("bench");
        return seconds;
    }

    private double bare(LabFleet rooms, Path file) throws Exception {
        DeployPlan plan = plan(rooms, file);
        List<Thread> threads = new ArrayList<>();
        for (int host = 0; host < 3; host++) {
            Engine engine = rooms.engine(host);
            var id = rooms.fleet.hosts().get(host).id();
            Queue<Step.CreateContainer> queue = new ConcurrentLinkedQueue<>();
            for (Step step : plan.steps()) {
                if (step.head().host().equals(id)) {
                    if (step instanceof Step.CreateContainer create) {
                        queue.add(create);
                    } else if (step instanceof Step.CreateNetwork network) {
                        engine.createNetwork(network.network());
                    }
                }
            }
            for (int i = 0; i < THREADS_PER_HOST; i++) {
                threads.add(Thread.ofVirtual().unstarted(() -> {
                    for (Step.CreateContainer next = queue.poll(); next != null; next = queue.poll()) {
                        ContainerId made = engine.create(next.spec());
                        engine.start(made);
                    }
                }));
            }
        }
        long begun = System.nanoTime();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        rooms.removeEverything("bench");
        return seconds;
    }

    private static DeployPlan plan(LabFleet rooms, Path file) throws InterruptedException {
        return LabFleet.value(rooms.planning.plan(file, rooms.fleet, Optional.of(Strategy.SPREAD), Map.of()))
                .plan();
    }

    private Path stack() throws IOException {
        StringBuilder text = new StringBuilder("name: bench\nservices:\n");
        IntStream.rangeClosed(1, CONTAINERS)
                .forEach(i -> text.append("  s")
                        .append(i)
                        .append(": {image: busybox, command: sleep 1000, stop_grace_period: 0s, init: true}\n"));
        return Files.writeString(folder.resolve("bench.yml"), text);
    }
}
