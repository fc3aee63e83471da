package dev.flotilla.app.deploy.run;

import static dev.flotilla.app.deploy.Fixtures.AT;
import static dev.flotilla.app.deploy.Fixtures.HASH;
import static dev.flotilla.app.deploy.Fixtures.host;
import static dev.flotilla.app.deploy.Fixtures.placed;
import static dev.flotilla.app.deploy.Fixtures.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.plan.PlanRequest;
import dev.flotilla.app.deploy.plan.Planner;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Stack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeployerTest {
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();
    private static final Map<String, Integer> WHERE = Map.of("db", 1, "web", 2, "side", 1);

    private final FakeEngine one = new FakeEngine(Set.of("v1", "v2"));
    private final FakeEngine two = new FakeEngine(Set.of("v1", "v2"));
    private final Map<HostId, Engine> all = Map.of(host(1).id(), one, host(2).id(), two);
    private final Engines engines = h -> java.util.Objects.requireNonNull(all.get(h.id()));
    private final Fleet fleet = new Fleet("f", List.of(host(1), host(2)), Map.of(), new TreeMap<>());
    private final MemoryVault vault = new MemoryVault();
    private MemoryJournal journal = new MemoryJournal();

    /** Every call that an apply makes to change an engine, by its name and subject. */
    static Stream<String> changingCalls() {
        return Stream.of(
                "createNetwork s_default",
                "createVolume s_data",
                "rename s-db",
                "create s-db",
                "stop s-db-before",
                "start s-db",
                "create s-web",
                "start s-web");
    }

    @Test
    void anApplyReachesItsEndAndTheNextHasNothingToDo() throws Exception {
        DeployProgress last = run(plan(v1()), OnFailure.ROLLBACK);

        assertThat(last.state()).isEqualTo(ApplyState.DONE);
        assertThat(one.all()).containsOnlyKeys("container s-db", "container s-side", "network s_default");
        assertThat(two.all()).containsEntry("container s-web", "running");
        assertThat(plan(v1()).steps()).isEmpty();
    }

    @Test
    void anUpdateReplacesAndLeavesNothingBehind() throws Exception {
        run(plan(v1()), OnFailure.ROLLBACK);
        DeployProgress last = run(plan(v2()), OnFailure.ROLLBACK);

        assertThat(last.state()).isEqualTo(ApplyState.DONE);
        assertThat(one.all())
                .containsOnlyKeys("container s-db", "container s-side", "network s_default", "volume s_data");
        assertThat(one.containers.values())
                .filteredOn(c -> c.name().equals("s-db"))
                .allMatch(c -> c.image().equals("v2"));
        assertThat(plan(v2()).steps()).isEmpty();
    }

    @ParameterizedTest(name = "{0} refused")
    @MethodSource("changingCalls")
    void whateverFailsIsRolledBackToWhatWas(String call) throws Exception {
        DeployProgress last = failing(call, e -> e.before = fails(call, rejected()));

        assertThat(last.state()).isEqualTo(ApplyState.ROLLED_BACK);
    }

    @ParameterizedTest(name = "{0} done, unheard")
    @MethodSource("changingCalls")
    void whatWasDoneUnheardIsFoundAndTakenBack(String call) throws Exception {
        DeployProgress last = failing(call, e -> e.after = fails(call, FakeEngine.lost()));

        assertThat(last.state()).isEqualTo(ApplyState.ROLLED_BACK);
    }

    /** Applies v1, then v2 with a fault; the engines must be as before. */
    private DeployProgress failing(String call, Consumer<FakeEngine> fault) throws Exception {
        if (!call.contains("web")) {
            run(plan(v1()), OnFailure.ROLLBACK);
        }
        if (call.startsWith("createNetwork")) {
            one.networks.clear();
        }
        Map<String, String> before1 = one.all();
        Map<String, String> before2 = two.all();
        DeployPlan plan = plan(v2());
        fault.accept(one);
        fault.accept(two);
        DeployProgress last = run(plan, OnFailure.ROLLBACK);
        one.before = c -> {};
        two.before = c -> {};
        assertThat(last.count(Phase.FAILED) + last.count(Phase.UNDONE)).isPositive();
        assertThat(one.all()).isEqualTo(before1);
        assertThat(two.all()).isEqualTo(before2);
        assertThat(one.containers.values()).allMatch(c -> c.image().equals("v1"));
        return last;
    }

    @Test
    void withKeepWhatWasMadeStaysAndABrokenReplacementGivesTheOldOneBack() throws Exception {
        run(plan(v1()), OnFailure.ROLLBACK);
        DeployPlan plan = plan(v2());
        one.before = fails("create s-db", rejected());
        DeployProgress last = run(plan, OnFailure.KEEP);
        one.before = c -> {};

        assertThat(last.state()).isEqualTo(ApplyState.FAILED);
        assertThat(one.all()).containsEntry("container s-db", "running").containsKey("volume s_data");
        assertThat(one.containers.values())
                .filteredOn(c -> c.name().equals("s-db"))
                .allMatch(c -> c.image().equals("v1"));
    }

    @Test
    void aSilentHostIsRecordedAsStillToUndoAndTakenBackLater() throws Exception {
        DeployPlan plan = plan(v1());
        one.before = call -> {
            if (one.calls.contains("start s-db")) {
                throw FakeEngine.lost();
            }
        };
        DeployProgress last = run(plan, OnFailure.ROLLBACK);

        assertThat(last.state()).isEqualTo(ApplyState.FAILED);
        assertThat(journal.unfinished())
                .isInstanceOfSatisfying(
                        Outcome.Ok.class, ok -> assertThat((List<?>) ok.value()).hasSize(1));
        assertThat(deployer().apply(plan, OnFailure.KEEP, fleet)).isInstanceOf(Outcome.Failed.class);
        one.before = c -> {};
        DeployProgress undone = over(recovery().undo("s", fleet));
        assertThat(undone.state()).isEqualTo(ApplyState.ROLLED_BACK);
        assertThat(one.all()).isEmpty();
        assertThat(two.all()).isEmpty();
    }

    @Test
    void cancelEndsTheStepInHandWithinFiveSecondsAndStartsNone() throws Exception {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        one.before = call -> {
            if (call.equals("create s-db")) {
                inHand.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new EngineException(new EngineProblem.Interrupted(call));
                }
            }
        };
        Apply apply = begun(deployer().apply(plan(v1()), OnFailure.ROLLBACK, fleet));
        assertThat(inHand.await(5, TimeUnit.SECONDS)).isTrue();
        long since = System.nanoTime();
        apply.cancel();
        DeployProgress last = apply.over().toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(9));
        assertThat(last.state()).isEqualTo(ApplyState.ROLLED_BACK);
        assertThat(two.calls).doesNotContain("create s-web");
        assertThat(one.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedAtAnyWriteOfTheJournalItIsFinishedOrTakenBack(boolean finish) throws Exception {
        int writes = countWrites();
        assertThat(writes).isGreaterThan(4);
        for (int at = 1; at <= writes; at++) {
            DeployerTest fresh = new DeployerTest();
            fresh.run(fresh.plan(v1()), OnFailure.ROLLBACK);
            Map<String, String> before = fresh.one.all();
            fresh.journal = new MemoryJournal();
            fresh.journal.killAt(at);
            fresh.run(fresh.plan(v2()), OnFailure.ROLLBACK);
            // Steps that the dead process had in hand come to their end on the engine by themselves.
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(5))
                    .until(fresh::quiet);
            fresh.journal = fresh.journal.reopened();
            Recovery.Report report = value(fresh.recovery().report("s", fresh.fleet));
            report.findings().forEach(f -> assertThat(f.happened()).isNotEqualTo(Recovery.Finding.Happened.UNKNOWN));
            DeployProgress last = fresh.over(
                    finish
                            ? fresh.recovery().finish("s", fresh.fleet)
                            : fresh.recovery().undo("s", fresh.fleet));
            assertThat(last.state())
                    .as("killed at write %d", at)
                    .isEqualTo(finish ? ApplyState.DONE : ApplyState.ROLLED_BACK);
            if (finish) {
                assertThat(fresh.plan(v2()).steps())
                        .as("killed at write %d", at)
                        .isEmpty();
                assertThat(fresh.one.all().keySet()).noneMatch(name -> name.contains("-before-"));
            } else {
                assertThat(fresh.one.all()).as("killed at write %d", at).isEqualTo(before);
            }
        }
    }

    private boolean quiet() {
        int calls = one.calls.size() + two.calls.size();
        try {
            return !new CountDownLatch(1).await(60, TimeUnit.MILLISECONDS)
                    && calls == one.calls.size() + two.calls.size();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int countWrites() throws Exception {
        DeployerTest fresh = new DeployerTest();
        fresh.run(fresh.plan(v1()), OnFailure.ROLLBACK);
        fresh.journal = new MemoryJournal();
        fresh.run(fresh.plan(v2()), OnFailure.ROLLBACK);
        return fresh.journal.writes();
    }

    @Test
    void withoutAJournalNoStepBegins() throws Exception {
        DeployPlan plan = plan(v1());
        journal.full();
        DeployProgress last = run(plan, OnFailure.ROLLBACK);

        assertThat(last.state().isOver()).isTrue();
        assertThat(one.calls).noneMatch(c -> c.startsWith("create"));
    }

    @Test
    void aPlanWhoseBasisHasChangedIsRefusedByName() throws Exception {
        DeployPlan plan = plan(v1());
        run(plan, OnFailure.ROLLBACK);

        assertThat(deployer().apply(plan, OnFailure.ROLLBACK, fleet))
                .isInstanceOfSatisfying(Outcome.Failed.class, f -> {
                    assertThat(f.first().code()).isEqualTo("FL-2301");
                    assertThat(f.first().message()).contains("s-db", "n1");
                });
    }

    private static Stack v1() {
        return stack(
                "s",
                new ServiceDraft("db", "v1").env("DB_PASSWORD", "planted-secret"),
                new ServiceDraft("web", "v1").needs("db"),
                new ServiceDraft("side", "v1"));
    }

    private static Stack v2() {
        ServiceDraft db = new ServiceDraft("db", "v2").env("DB_PASSWORD", "planted-secret");
        db.mounts.add(new Mount.Named("data", "/data", false));
        return stack("s", db, new ServiceDraft("web", "v1").needs("db"), new ServiceDraft("side", "v1"));
    }

    private DeployPlan plan(Stack stack) throws InterruptedException {
        Survey survey = new HostSurvey(engines, THREADS)
                .ask(fleet.hosts(), new HostSurvey.Wanted("s", Set.of("v1", "v2"), false, false), HASH);
        PlanRequest request = new PlanRequest(withoutFile(stack), placed(WHERE), survey, HASH, "", AT);
        return value(Planner.plan(request));
    }

    /** A basis without a file: these stacks were never read from one. */
    private static Stack withoutFile(Stack s) {
        return new Stack(
                s.name(),
                "",
                Optional.empty(),
                s.strategy(),
                s.services(),
                s.volumes(),
                s.networks(),
                List.of(),
                List.of(),
                "");
    }

    private Deployer deployer() {
        return new Deployer(
                engines,
                new HostSurvey(engines, THREADS),
                journal,
                vault,
                THREADS,
                InstantSource.system(),
                new Random());
    }

    private Recovery recovery() {
        return new Recovery(engines, journal, vault, deployer());
    }

    private DeployProgress run(DeployPlan plan, OnFailure choice) throws Exception {
        return over(deployer().apply(plan, choice, fleet));
    }

    private DeployProgress over(Outcome<Apply> apply) throws Exception {
        return begun(apply).over().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static Apply begun(Outcome<Apply> apply) {
        return value(apply);
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }

    private static EngineException rejected() {
        return new EngineException(new EngineProblem.Rejected(500, "it said planted-secret"));
    }

    /** The first call of that name fails, later ones do not. */
    private static Consumer<String> fails(String call, EngineException how) {
        AtomicBoolean done = new AtomicBoolean();
        return c -> {
            if (c.startsWith(call) && !done.getAndSet(true)) {
                throw how;
            }
        };
    }
}
