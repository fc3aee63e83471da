package dev.flotilla.app.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.draft.SideFiles;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelationsTest {
    private static final ObservedFleet SEEN = SampleStack.observed();

    private static RunningContainer container(HostId host, String service) {
        return SEEN.host(host).containers().stream()
                .filter(c -> c.label(Labels.SERVICE).orElse("").equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static Relations of(RunningContainer container, Optional<Stack> file) {
        return Relations.of(SampleFleet.fleet(), SEEN, container, Optional.empty(), file);
    }

    private static Stack stack(String compose) {
        return switch (StackText.of("compose.yaml", Path.of("."), compose.getBytes(StandardCharsets.UTF_8), Map.of())
                .then(new StackReader(SideFiles.NONE)::read)) {
            case Outcome.Ok<StackReading>(StackReading reading) -> reading.stack();
            case Outcome.Failed<StackReading> failed -> throw new AssertionError(failed.problems());
        };
    }

    @Test
    void endpointsGoBothWays() {
        Relations api = of(container(SampleFleet.GPU_1, "api"), Optional.empty());
        assertThat(api.talksTo())
                .extracting(
                        Relations.Relation::name,
                        Relations.Relation::where,
                        r -> r.status(),
                        r -> r.item().isPresent())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("postgres", "storage-1", Status.UNKNOWN, true),
                        org.assertj.core.groups.Tuple.tuple("redis", "gpu-2", Status.RUNNING, true),
                        org.assertj.core.groups.Tuple.tuple("mailer", "not there", Status.UNKNOWN, false));
        assertThat(api.talksTo().get(1).how()).containsExactly("publishes 192.0.2.13:6379");
        assertThat(api.usedBy()).extracting(Relations.Relation::name).containsExactly("web");
        Relations redis = of(container(SampleFleet.GPU_2, "redis"), Optional.empty());
        assertThat(redis.talksTo()).isEmpty();
        assertThat(redis.usedBy()).extracting(Relations.Relation::name).containsExactly("api");
    }

    @Test
    void theOrderOfStartingComesFromTheFile() {
        Stack file = stack("""
                name: my-app
                services:
                  redis: {image: "redis:7", depends_on: {postgres: {condition: service_healthy}}}
                  postgres: {image: "postgres:14", healthcheck: {test: ["CMD", "pg_isready"]}}
                """);
        Relations redis = of(container(SampleFleet.GPU_2, "redis"), Optional.of(file));
        assertThat(redis.talksTo()).extracting(Relations.Relation::name).containsExactly("postgres");
        assertThat(redis.talksTo().getFirst().how()).contains("starts when postgres is healthy");
        Relations postgres = of(container(SampleFleet.STORAGE_1, "postgres"), Optional.of(file));
        assertThat(postgres.usedBy()).extracting(Relations.Relation::name).containsExactly("api", "redis");
        assertThat(postgres.usedBy().getLast().how()).containsExactly("starts when postgres is healthy");
    }

    @Test
    void aScoreCardInShort() {
        RunningContainer api = container(SampleFleet.GPU_1, "api");
        WhyHere why =
                WhyHere.of(api, "gpu-1", Optional.of(SampleStack.placement())).orElseThrow();
        assertThat(why.sentence()).isEqualTo("The highest score, 144.2 points. 3 hosts could take it.");
        assertThat(why.others())
                .containsExactly(
                        "storage-1 (140.0): less free memory.",
                        "gpu-2 (131.0): less free cpu.",
                        "edge-1: it is in maintenance.");
        assertThat(WhyHere.of(api, "gpu-2", Optional.of(SampleStack.placement()))
                        .orElseThrow()
                        .sentence())
                .isEqualTo("The last apply put it on gpu-1: the highest score.");
        assertThat(WhyHere.of(container(SampleFleet.GPU_2, "redis"), "gpu-2", Optional.of(SampleStack.placement())))
                .isEmpty();
    }
}
