package dev.flotilla.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.stack.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeBaseTest {
    @Test
    void nodesAreCalledByTheRule() {
        assertThat(NodeBase.read("distributed_docker_system").map(base -> base.name(3)))
                .isEqualTo(Outcome.ok("distributed_docker_system_node_3"));
    }

    @Test
    void aLeadingUnderscoreIsRefusedWithTheReason() {
        Outcome.Failed<NodeBase> refused = (Outcome.Failed<NodeBase>) NodeBase.read("_ring");

        assertThat(refused.first().code()).isEqualTo("FL-6101");
        assertThat(refused.first().message()).contains("begins with an underscore", "Docker");
        assertThat(refused.first().hint()).contains("\"ring\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-ring", ".ring", "ri ng", "rïng", "ring/one", "ring\n1"})
    void whatIsNoContainerNameIsRefused(String typed) {
        assertThat(NodeBase.read(typed)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void theLongestNameIsStillAHostName() {
        NodeBase longest = new NodeBase("x".repeat(NodeBase.LONGEST));

        assertThat(longest.name(999)).hasSize(63);
        assertThat(NodeBase.read("x".repeat(NodeBase.LONGEST))).isInstanceOf(Outcome.Ok.class);
        assertThat(NodeBase.read("x".repeat(NodeBase.LONGEST + 1))).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({"redis:7, redis", "example.org:5000/team/api:1.2, api", "busybox, busybox", "ghcr.io/a/b@sha256:0123, b"
    })
    void anImageGivesABase(String image, String base) {
        assertThat(NodeBase.ofImage(image)).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ring", "a_b", "a__b", "a___b", "a.-b", "a-", "a_", "x1.Y", "a._b"})
    void theImageOfABaseHasAnImagesName(String base) {
        assertThat(new NodeBase(base).image())
                .satisfies(image ->
                        assertThat(ImageReference.isValid(image)).as(image).isTrue());
    }
}
