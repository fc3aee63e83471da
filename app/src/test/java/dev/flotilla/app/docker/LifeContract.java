package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The life of a container, what it writes, and what is told of it. */
abstract class LifeContract extends EngineFixture {
    @Test
    void factsTellWhatTheEngineIs() {
        EngineFacts facts = engine().facts();

        assertThat(facts.product()).isNotBlank();
        assertThat(facts.version()).isNotBlank();
        assertThat(facts.apiVersion()).matches("\\d+\\.\\d+");
        assertThat(facts.cpus()).isPositive();
        assertThat(facts.memoryBytes()).isGreaterThan(64 << 20);
        System.out.println("engine " + facts.product() + " " + facts.version() + ", API " + facts.apiVersion());
    }

    @Test
    void aContainerIsMadeStartedStoppedAndRemoved() {
        ContainerId id = engine().create(talker(PREFIX + "life"));
        assertThat(listed(id).state()).isEqualTo(ContainerState.CREATED);
        assertThat(listed(id).name()).isEqualTo(PREFIX + "life");

        engine().start(id);
        assertThat(listed(id).isRunning()).isTrue();
        assertThat(engine().inspect(id).container().startedAt()).isPresent();

        engine().stop(id, Duration.ofSeconds(1));
        assertThat(listed(id).state()).isEqualTo(ContainerState.EXITED);
        assertThat(listed(id).exitCode()).isPresent();
        engine().stop(id, Duration.ofSeconds(1));

        engine().start(id);
        assertThat(listed(id).isRunning()).isTrue();
        engine().remove(id, true);
        assertThat(engine().containers()).noneMatch(c -> c.id().equals(id));
        engine().remove(id, true);
    }

    @Test
    void whatItWasMadeOfIsToldAgain() {
        ContainerSpec spec = Specs.withEnvironment(talker(PREFIX + "told"), "DB_PASSWORD", "plain-5711");
        ContainerId id = engine().create(Specs.withEnvironment(spec, "COLOUR", "blue"));

        ContainerDetail detail = engine().inspect(id);

        assertThat(detail.container().labels()).containsEntry("dev.flotilla.test", "contract");
        assertThat(detail.container().image()).isEqualTo(spec.image());
        assertThat(detail.environment().get("COLOUR")).hasToString("blue");
        assertThat(detail.environment().get("DB_PASSWORD")).hasToString("********");
        assertThat(detail.toString()).doesNotContain("plain-5711");
        assertThat(listed(id).label("dev.flotilla.test")).hasValue("contract");
        assertThat(listed(id).image()).isEqualTo(spec.image());
    }

    @Test
    void aNameIsTakenOnce() {
        engine().create(talker(PREFIX + "one"));

        assertThat(problemOf(() -> engine().create(talker(PREFIX + "one")))).isInstanceOf(EngineProblem.Conflict.class);
    }

    @Test
    void aContainerIsRenamed() {
        ContainerId id = engine().create(talker(PREFIX + "old"));

        engine().rename(id, PREFIX + "new");

        assertThat(listed(id).name()).isEqualTo(PREFIX + "new");
    }

    @Test
    void missingThingsAreNamed() {
        ContainerId nobody = new ContainerId("0".repeat(64));

        assertThat(problemOf(() -> engine().inspect(nobody))).isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(problemOf(() -> engine().start(nobody))).isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(problemOf(() -> engine().stop(nobody, Duration.ZERO)))
                .isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(problemOf(() -> engine().logs(nobody, new LogRequest(1, false), new Heard<>())))
                .isInstanceOf(EngineProblem.NoSuchContainer.class);
        assertThat(engine().image("nobody/has-this:1")).isEmpty();
        assertThat(problemOf(() -> engine().create(Specs.of(PREFIX + "x", "nobody/has-this:1", List.of()))))
                .isInstanceOfAny(EngineProblem.NoSuchImage.class, EngineProblem.ImageRefused.class);
    }

    @Test
    void itsOwnImageIsKnown() {
        Optional<ImageFacts> image = engine().image(talker(PREFIX + "x").image());

        assertThat(image).hasValueSatisfying(facts -> assertThat(facts.id()).isNotBlank());
    }

    @Test
    void pastLinesOfALogAreRead() throws InterruptedException {
        ContainerId id = running(talker(PREFIX + "log"));
        await().atMost(SOON)
                .until(() -> linesOf(id, 100).stream().anyMatch(l -> l.text().contains(firstLine())));

        assertThat(linesOf(id, 100)).allSatisfy(line -> assertThat(line.at()).isPresent());
        assertThat(linesOf(id, 0)).isEmpty();
        assertThat(linesOf(id, 1)).hasSize(1);
    }

    @Test
    void aLogIsFollowedUntilItIsClosed() throws InterruptedException {
        ContainerId id = running(talker(PREFIX + "follow"));
        Heard<LogLine> heard = new Heard<>();

        Subscription following = engine().logs(id, new LogRequest(10, true), heard);
        await().atMost(SOON).until(() -> heard.values.size() >= 3);
        following.close();
        following.close();

        assertThat(heard.over.await(50, TimeUnit.MILLISECONDS))
                .as("a closed stream does not end by itself")
                .isFalse();
    }

    @Test
    void aFollowedLogEndsWithItsContainer() throws InterruptedException {
        ContainerId id = running(talker(PREFIX + "ends"));
        Heard<LogLine> heard = new Heard<>();
        try (Subscription following = engine().logs(id, new LogRequest(10, true), heard)) {
            await().atMost(SOON).until(() -> !heard.values.isEmpty());
            engine().stop(id, Duration.ZERO);

            assertThat(heard.over.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.problem()).isEmpty();
        }
    }

    @Test
    void eventsTellOfStartAndEnd() {
        Heard<EngineEvent> heard = new Heard<>();
        try (Subscription events = engine().events(heard)) {
            ContainerId id = running(talker(PREFIX + "events"));
            await().atMost(SOON).until(() -> told(heard, "start", id));
            engine().stop(id, Duration.ZERO);
            await().atMost(SOON).until(() -> told(heard, "die", id));
        }
    }

    @Test
    void healthIsToldByListInspectionAndEvent() {
        Heard<EngineEvent> heard = new Heard<>();
        try (Subscription events = engine().events(heard)) {
            ContainerId id = running(healthy(PREFIX + "well"));
            await().atMost(SOON).until(() -> listed(id).health() == ContainerHealth.HEALTHY);
            assertThat(engine().inspect(id).container().health()).isEqualTo(ContainerHealth.HEALTHY);
            await().atMost(SOON).until(() -> told(heard, "health_status: healthy", id));
        }
    }

    private List<LogLine> linesOf(ContainerId id, int tail) throws InterruptedException {
        Heard<LogLine> heard = new Heard<>();
        try (Subscription log = engine().logs(id, new LogRequest(tail, false), heard)) {
            assertThat(heard.over.await(10, TimeUnit.SECONDS)).isTrue();
        }
        return heard.values;
    }

    private static boolean told(Heard<EngineEvent> heard, String action, ContainerId id) {
        return heard.values.stream()
                .anyMatch(event -> event.type().equals("container")
                        && event.action().equals(action)
                        && event.subject().equals(id.value()));
    }
}
