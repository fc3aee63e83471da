package dev.flotilla.app.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.Specs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeployerTest extends DeployerCase {
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

    /** Applies v1, unless its network stands in the way, then v2 with a fault; the engines must be as before. */
    private DeployProgress failing(String call, Consumer<FakeEngine> fault) throws Exception {
        if (!call.contains("web") && !call.startsWith("createNetwork")) {
            run(plan(v1()), OnFailure.ROLLBACK);
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
    void anImageThatTheApplyPulledIsTakenBackUnlessSomebodyUsesItByThen() throws Exception {
        for (FakeEngine engine : List.of(one, two)) {
            engine.images.clear();
            engine.registry.addAll(List.of("v1", "v2"));
        }
        one.before = fails("start s-db", rejected());
        assertThat(run(plan(v1()), OnFailure.ROLLBACK).state()).isEqualTo(ApplyState.ROLLED_BACK);
        assertThat(one.images).isEmpty();
        assertThat(two.images).isEmpty();

        run(plan(v1()), OnFailure.ROLLBACK);
        one.before = fails("start s-db", rejected());
        DeployProgress second = run(plan(v2()), OnFailure.ROLLBACK);
        assertThat(second.state()).isEqualTo(ApplyState.ROLLED_BACK);
        assertThat(one.images).as("v1 was there before").containsExactly("v1");

        DeployPlan third = plan(v2());
        one.before = call -> {
            if (call.equals("start s-db") && !one.containers.containsKey("foreign")) {
                one.containers.put(
                        "foreign",
                        Fixtures.container(Specs.of("foreign", "v2", List.of()), "foreign", ContainerState.RUNNING));
                throw rejected();
            }
        };
        assertThat(run(third, OnFailure.ROLLBACK).state()).isEqualTo(ApplyState.ROLLED_BACK);
        assertThat(one.images).contains("v2");
    }

    @Test
    void aPullThatWasDoneUnheardIsTakenBackToo() throws Exception {
        one.images.clear();
        one.registry.add("v1");
        one.after = fails("pull v1", FakeEngine.lost());
        assertThat(run(plan(v1()), OnFailure.ROLLBACK).state()).isEqualTo(ApplyState.ROLLED_BACK);
        assertThat(one.images).isEmpty();
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
}
