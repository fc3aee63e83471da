package dev.flotilla.app.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.split.text.Workers;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final String TEXT = """
            services:
              worker1: # the first
                image: w   # as built
                container_name: w1
                environment:
                  NOTE: |
                    some text

              # what they talk to
              redis: {image: redis}
            """;

    private static String value(Outcome<String> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ok.class);
        return ((Outcome.Ok<String>) outcome).value();
    }

    @Test
    void aWorkerIsCopiedBehindItsModelAndRemovedAgainWithoutATrace() {
        String more = value(Workers.add(TEXT, "worker1", "worker2"));

        assertThat(more)
                .contains("    NOTE: |\n        some text\n  worker2: # the first\n    image: w   # as built\n");
        assertThat(Parting.stack(more).services())
                .extracting(Service::name)
                .containsExactly("worker1", "worker2", "redis");
        assertThat(Parting.stack(more).service("worker2").orElseThrow().containerName())
                .isEmpty();
        assertThat(value(Workers.remove(more, "worker2"))).isEqualTo(TEXT);
    }

    @Test
    void aWorkerIsScaledWhereverItsNumberStands() {
        String once = value(Workers.scale(TEXT, "redis", 3));
        String twice = value(Workers.scale(once, "redis", 2));

        assertThat(once).contains("redis: {image: redis, deploy: {replicas: 3}}");
        assertThat(twice).isEqualTo(once.replace("3}}", "2}}"));
        assertThat(value(Workers.scale("services:\n  a:\n    image: x\n    scale: 4\n", "a", 5)))
                .contains("scale: 5");
    }

    @Test
    void whatIsNotThereOrNotInLinesIsRefused() {
        assertThat(Workers.add(TEXT, "nobody", "x")).isInstanceOf(Outcome.Failed.class);
        assertThat(Workers.remove("services: {a: {image: x}}", "a")).isInstanceOf(Outcome.Failed.class);
    }

    /** Over generated files: a copy reads as its model, and goes again byte for byte. */
    @Test
    void aCopyReadsAsItsModelAndGoesWithoutATrace() {
        for (long seed = 1; seed <= 300; seed++) {
            String text = new GeneratedStack(new SplittableRandom(seed)).text();
            if (!text.endsWith("\n")) {
                text += text.contains("\r\n") ? "\r\n" : "\n";
            }
            Stack before = Parting.stack(text);
            String like = before.services()
                    .get((int) (seed % before.services().size()))
                    .name();
            String more = value(Workers.add(text, like, "copied"));
            if (!before.service(like).orElseThrow().ports().isEmpty()) {
                // Two cannot have one port of a host: reading says so, with both lines.
                assertThat(Parting.read(more)).as("seed " + seed).isInstanceOf(Outcome.Failed.class);
                continue;
            }
            Stack after = Parting.stack(more);

            assertThat(after.services())
                    .as("seed " + seed)
                    .hasSize(before.services().size() + 1);
            Service model = before.service(like).orElseThrow();
            Service copy = after.service("copied").orElseThrow();
            assertThat(List.of(copy.image(), copy.environment(), copy.command(), copy.exposed(), copy.dependsOn()))
                    .as("seed " + seed)
                    .isEqualTo(List.of(
                            model.image(), model.environment(), model.command(), model.exposed(), model.dependsOn()));
            assertThat(value(Workers.remove(more, "copied"))).as("seed " + seed).isEqualTo(text);
        }
    }
}
