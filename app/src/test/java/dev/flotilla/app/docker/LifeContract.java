package dev.flotilla.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a container writes, and what is told of its life. */
abstract class LifeContract extends ThingsContract {
    @Test
    void aLogOfNobodyIsRefused() {
        ContainerId nobody = new ContainerId("0".repeat(64));

        assertThat(problemOf(() -> engine().logs(nobody, new LogRequest(1, false), new Heard<>())))
                .isInstanceOf(EngineProblem.NoSuchContainer.class);
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
