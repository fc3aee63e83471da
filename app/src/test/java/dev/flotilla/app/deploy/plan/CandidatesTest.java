package dev.flotilla.app.deploy.plan;

import static dev.flotilla.app.deploy.Fixtures.host;
import static dev.flotilla.app.deploy.Fixtures.stack;
import static dev.flotilla.app.deploy.Fixtures.surveyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.ServiceDraft;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    @Test
    void aDockerHostWithoutTheImageOfNodesRunsNone() {
        Stack stack = stack("mesh", new ServiceDraft("node", "flotilla-node"), new ServiceDraft("web", "nginx:1.29"));
        Survey survey = new Survey(
                List.of(surveyed(host(1), Set.of()), surveyed(host(2), Set.of("flotilla-node", "nginx:1.29"))));

        assertThat(Candidates.of(survey, stack))
                .extracting(c -> c.refusedImages())
                .containsExactly(
                        Map.of(
                                "flotilla-node",
                                "its engine does not have image flotilla-node, and no registry gives it out"),
                        Map.of());
    }
}
