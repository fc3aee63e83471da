package dev.flotilla.app.deploy.plan;

import static dev.flotilla.app.deploy.Fixtures.HASH;
import static dev.flotilla.app.deploy.Fixtures.container;
import static dev.flotilla.app.deploy.Fixtures.emptyHosts;
import static dev.flotilla.app.deploy.Fixtures.host;
import static dev.flotilla.app.deploy.Fixtures.stack;
import static dev.flotilla.app.deploy.Fixtures.surveyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Containers that stand there and that no apply made: compose's own, and those of an exported script. */
class TakenOverTest extends PlanCase {
    private static final Map<String, Integer> HERE = Map.of("a", 1);

    @Test
    void whatComposeMadeIsReplacedUnderItsNameWhereTheFileAsksForIt() {
        Stack wished = stack("s", asking());
        DeployPlan plan = plan(wished, HERE, composed(wished, "s", "a"));

        assertThat(plan.steps())
                .filteredOn(s -> s instanceof Step.ReplaceContainer)
                .singleElement()
                .satisfies(s -> {
                    assertThat(((Step.ReplaceContainer) s).oldName()).isEqualTo("s-a");
                    assertThat(s.head().reason()).startsWith("stack: compose's container is taken over");
                });
        assertThat(Candidates.of(composed(wished, "s", "a"), wished).getFirst().takenPorts())
                .isEmpty();
    }

    @Test
    void anybodyElsesContainerIsLeftAlone() {
        assertThat(code(stack("s", new ServiceDraft("a", "nginx").port(80, 80)), "s", "a"))
                .isEqualTo("FL-2303");
        assertThat(code(stack("s", asking()), "other", "a")).isEqualTo("FL-2303");
        assertThat(code(stack("s", asking()), "s", "b")).isEqualTo("FL-2303");
    }

    @Test
    void anEntryPointOfSeveralWordsThatDockerRunPartedIsNoDifference() {
        ServiceDraft draft = new ServiceDraft("a", "nginx").command("x");
        draft.entrypoint = Optional.of(List.of("sh", "-c"));
        ContainerSpec spec = spec(plan(stack("s", draft), HERE, emptyHosts(stack("s", draft), 1)), "s-a");
        TreeMap<String, String> labels = new TreeMap<>(spec.labels());
        labels.remove(Labels.FIELDS);
        RunningContainer found = container(spec.withLabels(labels), "1", ContainerState.RUNNING);

        assertThat(Difference.between(spec, found, Optional.of(detail(found, "sh", "-c", "x")), HASH))
                .isEmpty();
        assertThat(Difference.between(spec, found, Optional.of(detail(found, "sh", "-c", "y")), HASH))
                .extracting(c -> c.field())
                .contains("command");
    }

    private static ContainerDetail detail(RunningContainer found, String entry, String... command) {
        return new ContainerDetail(
                found,
                Map.of(),
                List.of(command),
                List.of(entry),
                "no",
                Optional.empty(),
                Map.of(),
                0,
                false,
                "",
                List.of());
    }

    private static ServiceDraft asking() {
        ServiceDraft draft = new ServiceDraft("a", "nginx").port(80, 80);
        draft.labels.put(Labels.ADOPTS, "compose");
        return draft;
    }

    private static String code(Stack wished, String project, String service) {
        return switch (Planner.plan(request(wished, HERE, composed(wished, project, service)))) {
            case Outcome.Ok<DeployPlan> ok -> ok.value().steps().toString();
            case Outcome.Failed<DeployPlan> failed -> failed.first().code();
        };
    }

    /** A host with the container that compose would have made. */
    private static Survey composed(Stack wished, String project, String service) {
        ContainerSpec spec = spec(plan(wished, HERE, emptyHosts(wished, 1)), "s-a");
        ContainerSpec made = spec.withLabels(new TreeMap<>(Map.of(
                Labels.COMPOSE_PROJECT, project,
                Labels.COMPOSE_SERVICE, service,
                Labels.COMPOSE_NUMBER, "1")));
        return new Survey(List.of(surveyed(host(1), Set.of("nginx"), container(made, "old", ContainerState.RUNNING))));
    }
}
