package dev.flotilla.app.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptedApplyTest extends DeployerCase {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedAtAnyWriteOfTheJournalItIsFinishedOrTakenBack(boolean finish) throws Exception {
        int writes = countWrites();
        assertThat(writes).isGreaterThan(4);
        for (int at = 1; at <= writes; at++) {
            InterruptedApplyTest fresh = new InterruptedApplyTest();
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
            Outcome<Apply> resumed = finish
                    ? fresh.recovery().finish("s", fresh.fleet)
                    : fresh.recovery().undo("s", fresh.fleet);
            assertThat(value(resumed).progress().value().state())
                    .as("it is under way, or over, from the first moment")
                    .isNotEqualTo(ApplyState.INTERRUPTED);
            DeployProgress last = fresh.over(resumed);
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
        InterruptedApplyTest fresh = new InterruptedApplyTest();
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
}
