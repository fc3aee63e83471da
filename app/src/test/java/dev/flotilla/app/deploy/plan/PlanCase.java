package dev.flotilla.app.deploy.plan;

import static dev.flotilla.app.deploy.Fixtures.AT;
import static dev.flotilla.app.deploy.Fixtures.HASH;
import static dev.flotilla.app.deploy.Fixtures.placed;
import static dev.flotilla.app.deploy.Fixtures.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes plans, and looks into them. */
abstract class PlanCase {
    static final Map<String, Integer> SPREAD = Map.of("web", 2, "api", 3, "postgres", 1, "redis", 1);

    static PlanRequest request(Stack stack, Map<String, Integer> where, Survey survey) {
        return new PlanRequest(stack, placed(where), survey, HASH, "hash", AT);
    }

    static DeployPlan plan(Stack stack, Map<String, Integer> where, Survey survey) {
        return switch (Planner.plan(request(stack, where, survey))) {
            case Outcome.Ok<DeployPlan>(DeployPlan plan) -> plan;
            case Outcome.Failed<DeployPlan> failed -> throw new AssertionError(failed.problems());
        };
    }

    static ContainerSpec spec(DeployPlan plan, String name) {
        return plan.steps().stream()
                .flatMap(s -> switch (s) {
                    case Step.CreateContainer c -> Optional.of(c.spec()).stream();
                    case Step.ReplaceContainer r -> Optional.of(r.spec()).stream();
                    case Step.MoveContainer m -> Optional.of(m.spec()).stream();
                    case Step other -> Optional.<ContainerSpec>empty().stream();
                })
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Readiness readiness(DeployPlan plan, String instance) {
        return plan.steps().stream()
                .filter(s -> s instanceof Step.WaitReady w && w.instance().equals(instance))
                .map(s -> ((Step.WaitReady) s).readiness())
                .findFirst()
                .orElseThrow();
    }

    static List<String> actions(DeployPlan plan, String action) {
        return plan.steps().stream()
                .filter(s -> s.action().equals(action))
                .map(s -> s.head().hostName() + " " + s.head().target())
                .toList();
    }

    static Step step(DeployPlan plan, String action, String target) {
        return plan.steps().stream()
                .filter(s -> s.action().equals(action) && s.head().target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    static RunningContainer foreign(String name, ContainerSpec spec) {
        ContainerSpec bare = spec.withLabels(new java.util.TreeMap<>());
        RunningContainer c = Fixtures.container(bare, "foreign", ContainerState.RUNNING);
        return new RunningContainer(
                c.id(),
                name,
                c.image(),
                c.imageId(),
                c.state(),
                c.health(),
                c.statusLine(),
                c.createdAt(),
                c.startedAt(),
                c.exitCode(),
                c.labels(),
                c.ports(),
                c.networks(),
                c.mounts());
    }
}
