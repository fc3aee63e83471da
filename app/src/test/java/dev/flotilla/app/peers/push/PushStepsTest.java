package dev.flotilla.app.peers.push;

import static dev.flotilla.app.peers.push.PushedNode.NEW;
import static dev.flotilla.app.peers.push.PushedNode.NODE;
import static dev.flotilla.app.peers.push.PushedNode.OLD;
import static dev.flotilla.app.peers.push.PushedNode.calm;
import static dev.flotilla.app.peers.push.PushedNode.done;
import static dev.flotilla.app.peers.push.PushedNode.engine;
import static dev.flotilla.app.peers.push.PushedNode.inForce;
import static dev.flotilla.app.peers.push.PushedNode.node;
import static dev.flotilla.app.peers.push.PushedNode.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.run.FakeEngine;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One push after the other fails, or its process or its engine ends, at each of its calls. */
class PushStepsTest {
    /** Stands for the end of this process: nothing after it runs. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aKillAtAnyMomentLeavesTheOldOrTheNewOneAndTheNextPushIsWhole() throws Exception {
        int steps = everyStep((engine, step) -> {
            assertThatThrownBy(() -> push(engine, NEW)).as("step %d", step).isInstanceOf(Killed.class);
            calm(engine);
            assertThat(engine.containers.values().stream()
                            .anyMatch(c -> Set.of(NODE, PushNames.next(NODE)).contains(c.name())))
                    .as("step %d leaves a container", step)
                    .isTrue();
            assertThat(new ConfigPush(engine, "gpu-1", time -> true).mend(NODE)).isInstanceOf(Outcome.Ok.class);
            assertThat(node(engine).isRunning()).as("step %d", step).isTrue();
            assertThat(inForce(engine)).as("step %d", step).isIn(OLD, NEW);
            done(push(engine, NEW));
            assertThat(inForce(engine)).isEqualTo(NEW);
        });
        assertThat(steps).isGreaterThan(15);
    }

    @Test
    void aKillWhileAKilledPushIsMendedChangesNothingOfThat() throws Exception {
        for (int settlingEndsAt = 1; settlingEndsAt <= 6; settlingEndsAt++) {
            int end = settlingEndsAt;
            everyStep((engine, step) -> {
                assertThatThrownBy(() -> push(engine, NEW)).isInstanceOf(Killed.class);
                calm(engine);
                AtomicInteger calls = new AtomicInteger();
                engine.before = call -> {
                    if (calls.incrementAndGet() >= end) {
                        throw new Killed();
                    }
                };
                try {
                    new ConfigPush(engine, "gpu-1", time -> true).settle(NODE);
                } catch (Killed died) {
                    assertThat(calls.get()).isGreaterThanOrEqualTo(end);
                }
                calm(engine);
                new ConfigPush(engine, "gpu-1", time -> true).settle(NODE);
                assertThat(node(engine).isRunning())
                        .as("step %d, then %d", step, end)
                        .isTrue();
                assertThat(inForce(engine)).isIn(OLD, NEW);
            });
        }
    }

    @Test
    void aCallThatFailsOnceLeavesTheOldOneOrEndsWell() throws Exception {
        everyStep(FakeEngine::lost, (engine, step) -> {
            Outcome<PushReport> outcome = push(engine, NEW);
            calm(engine);
            assertThat(node(engine).isRunning()).as("step %d", step).isTrue();
            switch (outcome) {
                case Outcome.Ok<PushReport> ok -> assertThat(inForce(engine)).isEqualTo(NEW);
                case Outcome.Failed<PushReport> failed -> {
                    assertThat(failed.first().code()).startsWith("FL-31");
                    assertThat(failed.first().message()).contains("keeps its");
                    assertThat(inForce(engine)).as("step %d", step).isEqualTo(OLD);
                    assertThat(engine.volumes.keySet()).noneMatch(v -> v.startsWith("flotilla-config"));
                }
            }
        });
    }

    @Test
    void anEngineThatDiesAtAnyMomentIsSaidAndTheNextPushIsWhole() throws Exception {
        int step = 0;
        boolean died = true;
        while (died) {
            FakeEngine engine = engine();
            step++;
            int at = step;
            AtomicInteger calls = new AtomicInteger();
            engine.before = call -> {
                if (calls.incrementAndGet() >= at) {
                    throw FakeEngine.lost();
                }
            };
            Outcome<PushReport> outcome = push(engine, NEW);
            died = calls.get() >= at;
            calm(engine);
            if (outcome instanceof Outcome.Failed<PushReport> failed) {
                assertThat(failed.first().code()).startsWith("FL-31");
            }
            new ConfigPush(engine, "gpu-1", time -> true).settle(NODE);
            assertThat(node(engine).isRunning()).as("step %d", at).isTrue();
            assertThat(inForce(engine)).isIn(OLD, NEW);
            done(push(engine, NEW));
            assertThat(inForce(engine)).isEqualTo(NEW);
        }
        assertThat(step).isGreaterThan(15);
    }

    private interface Case {
        void at(FakeEngine engine, int step) throws Exception;
    }

    private static int everyStep(Case each) throws Exception {
        return everyStep(
                () -> {
                    throw new Killed();
                },
                each);
    }

    /** Lets one push after the other meet its end at the next call, before it is done and after. */
    private static int everyStep(Supplier<? extends RuntimeException> end, Case each) throws Exception {
        FakeEngine whole = engine();
        AtomicInteger all = new AtomicInteger();
        whole.before = call -> all.incrementAndGet();
        done(push(whole, NEW));
        for (int step = 1; step <= all.get(); step++) {
            for (boolean after : new boolean[] {false, true}) {
                FakeEngine engine = engine();
                AtomicInteger calls = new AtomicInteger();
                int at = step;
                Consumer<String> fate = call -> {
                    if (calls.get() == at) {
                        calls.incrementAndGet();
                        throw end.get();
                    }
                };
                engine.before = call -> {
                    calls.incrementAndGet();
                    if (!after) {
                        fate.accept(call);
                    }
                };
                engine.after = after ? fate : call -> {};
                boolean untold = after && !changesAt(at);
                if (!untold) {
                    each.at(engine, step);
                }
            }
        }
        return all.get();
    }

    /** Whether the call of that number tells its end: a question does not. */
    private static boolean changesAt(int step) throws InterruptedException {
        FakeEngine engine = engine();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        engine.before = call -> calls.incrementAndGet();
        engine.after = call -> {
            if (calls.get() == step) {
                told.incrementAndGet();
            }
        };
        done(push(engine, NEW));
        return told.get() > 0;
    }
}
