package dev.flotilla.app.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.book.StackState;
import dev.flotilla.app.deploy.book.StackStatus;
import dev.flotilla.app.deploy.run.Apply;
import dev.flotilla.app.deploy.run.TestJournal;
import dev.flotilla.app.docker.ExecResult;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.stack.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole journeys on real engines over TLS, and the faults of point 4. */
@NeedsLab(secured = 3)
class StackLabIT {
    private static final Path SAMPLE = Path.of("..", "resources", "samples", "my-app-stack.json");

    @TempDir
    Path folder;

    private final Lab lab;
    private final LabFleet rooms;

    StackLabIT(Lab lab) {
        this.lab = lab;
        this.rooms = new LabFleet(lab, 3, TestJournal.empty());
    }

    @BeforeEach
    @AfterEach
    void removeAll() throws Exception {
        rooms.removeEverything("my-app");
        rooms.removeEverything("t");
    }

    @Test
    void theSeedsStackRunsOnThreeHostsReachesItselfAndGoesWithoutATrace() throws Exception {
        DeployPlan plan = rooms.planned(SAMPLE);
        assertThat(plan.changes()).isEqualTo(7);
        assertThat(plan.hosts()).isEqualTo(3);

        assertThat(rooms.run(plan, OnFailure.ROLLBACK).state()).isEqualTo(ApplyState.DONE);

        Map<String, HostId> where = plan.placement().orElseThrow().hosts();
        assertThat(where.get("web")).isNotEqualTo(where.get("postgres"));
        where.forEach((instance, host) ->
                assertThat(rooms.dockerSees(rooms.machine(host), "my-app")).contains("my-app-" + instance));
        StackStatus status = LabFleet.value(rooms.book.status("my-app", rooms.fleet));
        assertThat(status.state()).isEqualTo(StackState.RUNNING);
        assertThat(status.containers()).hasSize(4);
        StackStatus.Container web = status.containers().stream()
                .filter(c -> c.instance().equals("web"))
                .findFirst()
                .orElseThrow();
        ExecResult reach = rooms.engines
                .of(rooms.fleet.host(web.host()).orElseThrow())
                .exec(
                        web.container().id(),
                        List.of("sh", "-c", "nc -z ${POSTGRES_ENDPOINT%:*} ${POSTGRES_ENDPOINT#*:}"),
                        Duration.ofSeconds(10));
        assertThat(reach.exitCode()).as(reach.errors()).isZero();

        assertThat(rooms.planned(SAMPLE).steps()).isEmpty();
        assertThat(rooms.run(LabFleet.value(rooms.planning.stop("my-app", rooms.fleet)), OnFailure.KEEP)
                        .state())
                .isEqualTo(ApplyState.DONE);
        assertThat(LabFleet.value(rooms.book.status("my-app", rooms.fleet)).state())
                .isEqualTo(StackState.STOPPED);
        rooms.removeEverything("my-app");
        lab.secured()
                .subList(0, 3)
                .forEach(m -> assertThat(rooms.dockerSees(m, "my-app")).isEmpty());
    }

    @Test
    void anImageThatCannotStartIsRolledBackAndSaysWhy() throws Exception {
        Path file = compose("""
                services:
                  good: {image: busybox, command: sleep 1000}
                  bad: {image: busybox, command: sh -c 'exit 3', depends_on: [good]}
                """);
        DeployProgress last = rooms.apply(file, OnFailure.ROLLBACK);

        assertThat(last.state()).isEqualTo(ApplyState.ROLLED_BACK);
        assertThat(problems(last))
                .anyMatch(p -> p.code().equals("FL-2313") && p.message().contains("exit code 3"));
        assertNothingOf("t");
    }

    @Test
    void anImageThatNobodyHasFailsWithItsNameAndKeepsWhatWasMadeWhenAsked() throws Exception {
        Path file = compose("""
                services:
                  good: {image: busybox, command: sleep 1000}
                  bad: {image: nobody/has-it:1, depends_on: [good]}
                """);
        DeployProgress last = rooms.apply(file, OnFailure.KEEP);

        assertThat(last.state()).isEqualTo(ApplyState.FAILED);
        assertThat(problems(last)).anyMatch(p -> p.message().contains("nobody/has-it:1"));
    }

    @Test
    void aPortThatAForeignContainerTakesMeanwhileFailsTheStepAndIsRolledBack() throws Exception {
        Path file = compose("""
                services:
                  web: {image: nginx, ports: ["8099:80"]}
                """);
        DeployPlan plan = rooms.planned(file);
        LabHost machine = rooms.machine(plan.steps().getFirst().head().host());
        // On the network of the machine: its engine publishes nothing for it, so no plan can know.
        lab.exec(
                machine,
                "sh",
                "-c",
                "docker run -d --name foreign --network host busybox nc -ll -p 8099 -e cat && i=0;"
                        + " until ss -ltn | grep -q :8099 || [ $i = 50 ]; do i=$((i+1)); sleep 0.1; done");
        try {
            DeployProgress last = rooms.run(plan, OnFailure.ROLLBACK);
            assertThat(last.state()).isEqualTo(ApplyState.ROLLED_BACK);
            assertThat(problems(last)).anyMatch(p -> p.code().equals("FL-2101"));
        } finally {
            lab.exec(machine, "docker", "rm", "-f", "foreign");
        }
        assertNothingOf("t");
    }

    @Test
    void aPlanThatARestOfTheWorldOvertookIsRefused() throws Exception {
        Path file = compose("services: {web: {image: busybox, command: sleep 1000}}");
        DeployPlan plan = rooms.planned(file);
        rooms.run(plan, OnFailure.ROLLBACK);

        assertThat(rooms.deployer.apply(plan, OnFailure.ROLLBACK, rooms.fleet))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, f -> assertThat(f.first().code()).isEqualTo("FL-2301"));
    }

    @Test
    void anEngineKilledInTheMiddleIsRecordedAndTakenBackWhenItIsThereAgain() throws Exception {
        faultInTheMiddle(lab::killEngine);
    }

    @Test
    void anEngineThatHangsInTheMiddleIsRecordedAndTakenBackWhenItIsThereAgain() throws Exception {
        faultInTheMiddle(lab::hang);
    }

    /** The first service never gets well, so the fault comes while the apply waits for it. */
    private void faultInTheMiddle(Consumer<LabHost> fault) throws Exception {
        Path file = compose("""
                services:
                  one:
                    image: busybox
                    command: sleep 1000
                    healthcheck: {test: [CMD, "false"], interval: 1s, retries: 1000}
                  two: {image: busybox, command: sleep 1000, depends_on: [one]}
                """);
        DeployPlan plan = LabFleet.value(rooms.planning.plan(file, rooms.fleet, Optional.of(Strategy.SPREAD), Map.of()))
                .plan();
        LabHost first = rooms.machine(
                Objects.requireNonNull(plan.placement().orElseThrow().hosts().get("one")));
        Apply apply = LabFleet.value(rooms.deployer.apply(plan, OnFailure.ROLLBACK, rooms.fleet));
        CountDownLatch made = new CountDownLatch(1);
        apply.progress().subscribe(p -> {
            if (isDone(p, "t-one")) {
                made.countDown();
            }
        });
        if (isDone(apply.progress().value(), "t-one")) {
            made.countDown();
        }
        assertThat(made.await(60, TimeUnit.SECONDS)).isTrue();
        fault.accept(first);
        DeployProgress last = LabFleet.end(apply);

        assertThat(last.state()).isEqualTo(ApplyState.FAILED);
        lab.start(first);
        DeployProgress undone = LabFleet.end(LabFleet.value(rooms.recovery.undo("t", rooms.fleet)));
        assertThat(undone.state()).isEqualTo(ApplyState.ROLLED_BACK);
        assertNothingOf("t");
    }

    private static boolean isDone(DeployProgress progress, String container) {
        return progress.plan().steps().stream()
                .filter(s ->
                        s instanceof Step.CreateContainer c && c.spec().name().equals(container))
                .anyMatch(s -> Optional.ofNullable(progress.steps().get(s.head().id()))
                        .filter(p -> p.phase() == DeployProgress.Phase.DONE)
                        .isPresent());
    }

    private void assertNothingOf(String stack) {
        lab.secured()
                .subList(0, 3)
                .forEach(
                        m -> assertThat(rooms.dockerSees(m, stack)).as(m.name()).isEmpty());
    }

    private static List<Problem> problems(DeployProgress progress) {
        return progress.steps().values().stream()
                .flatMap(s -> s.problem().stream())
                .toList();
    }

    private Path compose(String services) throws IOException {
        return Files.writeString(folder.resolve("t.yml"), "name: t\n" + services);
    }
}
