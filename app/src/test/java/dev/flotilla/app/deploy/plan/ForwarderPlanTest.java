package dev.flotilla.app.deploy.plan;

import static dev.flotilla.app.deploy.Fixtures.emptyHosts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.draft.SideFiles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stack with a forwarder: who uses whom, and who starts when. */
class ForwarderPlanTest extends PlanCase {
    private static final Stack STACK = read("""
            name: s
            services:
              redis: {image: redis}
              worker:
                image: w
                environment: {R: "redis:6379"}
                depends_on: [redis, redis-for-n2]
              redis-for-n2:
                image: alpine/socat
                labels: {dev.flotilla.stands-in-for: redis}
                depends_on: [redis]
                healthcheck: {test: [CMD, probe]}
                networks: {default: {aliases: [redis]}}
                x-flotilla: {targetHost: n2}
            """);

    private static Stack read(String text) {
        return switch (new StackReader(SideFiles.NONE)
                .read(new StackText("s.yml", Path.of("/srv/s"), text, Map.of()))) {
            case Outcome.Ok<StackReading>(StackReading reading) -> reading.stack();
            case Outcome.Failed<StackReading> failed -> throw new AssertionError(failed.problems());
        };
    }

    @Test
    void whoHasAForwarderBesideItUsesThatWhichUsesTheSibling() {
        DeployPlan plan = plan(STACK, Map.of("redis", 1, "worker", 2, "redis-for-n2", 2), emptyHosts(STACK, 2));

        assertThat(spec(plan, "s-worker").labels()).containsEntry(Labels.USES, "redis-for-n2");
        assertThat(spec(plan, "s-redis-for-n2").labels()).containsEntry(Labels.USES, "redis");
        assertThat(spec(plan, "s-redis-for-n2").networks())
                .singleElement()
                .satisfies(join -> assertThat(join.aliases()).contains("redis"));
    }

    @Test
    void theForwarderReachesItsTargetBeforeItsConsumerStarts() {
        DeployPlan plan = plan(STACK, Map.of("redis", 1, "worker", 2, "redis-for-n2", 2), emptyHosts(STACK, 2));
        Step worker = step(plan, "create", "container s-worker");
        Step healthy = step(plan, "wait", "container s-redis-for-n2");
        Step forwarder = step(plan, "create", "container s-redis-for-n2");
        Step redis = step(plan, "wait", "container s-redis");

        assertThat(worker.head().after()).contains(healthy.head().id());
        assertThat(forwarder.head().after()).contains(redis.head().id());
    }

    @Test
    void aConsumerOnTheSiblingsOwnHostUsesTheSibling() {
        DeployPlan plan = plan(STACK, Map.of("redis", 1, "worker", 1, "redis-for-n2", 2), emptyHosts(STACK, 2));

        assertThat(spec(plan, "s-worker").labels().get(Labels.USES)).contains("redis,");
    }
}
