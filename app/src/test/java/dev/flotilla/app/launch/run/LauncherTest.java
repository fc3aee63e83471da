package dev.flotilla.app.launch.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.run.FakeEngine;
import dev.flotilla.app.docker.BuildOrder;
import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.LaunchFixtures;
import dev.flotilla.app.launch.LaunchOrder;
import dev.flotilla.app.launch.LaunchReport;
import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.Ping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();
    private static final Host A = LaunchFixtures.host("a");
    private static final Host B = LaunchFixtures.host("b");

    @TempDir
    Path folder;

    private final FakeEngine a = new FakeEngine(Set.of("img:1"));
    private final FakeEngine b = new FakeEngine(Set.of());
    private final Map<HostId, FakeEngine> engines = Map.of(A.id(), a, B.id(), b);
    private final Launcher launcher =
            new Launcher(host -> Objects.requireNonNull(engines.get(host.id())), THREADS, Duration.ZERO);
    private final List<LaunchEvent> events = new CopyOnWriteArrayList<>();

    private static LaunchOrder order(LaunchOrder.Source source, int count) {
        return new LaunchOrder(
                LaunchFixtures.RING,
                source,
                Optional.of(count),
                List.of(A, B),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false);
    }

    private LaunchReport launch(int count) throws InterruptedException {
        return launch(order(new LaunchOrder.Source.Image("img:1"), count));
    }

    private LaunchReport launch(LaunchOrder order) throws InterruptedException {
        return ((Outcome.Ok<LaunchReport>) launcher.launch(order, List.of(A, B), events::add)).value();
    }

    @Test
    void theImageReachesTheOtherHostWithoutARegistry() throws InterruptedException {
        LaunchReport report = launch(2);

        assertThat(report.isWell()).isTrue();
        assertThat(report.created()).containsExactlyInAnyOrder("ring_node_1", "ring_node_2");
        assertThat(b.image("img:1")).isPresent();
        assertThat(b.calls).noneMatch(call -> call.startsWith("pull"));
        assertThat(a.all()).containsKeys("container ring_node_1", "network ring_nodes");
        assertThat(b.all()).containsKeys("container ring_node_2", "network ring_nodes");
        assertThat(events).anyMatch(event -> event.words().startsWith("b: got img:1 from a"));
    }

    @Test
    void growingAndShrinkingTouchNobodyElse() throws InterruptedException {
        launch(2);
        a.calls.clear();
        b.calls.clear();

        assertThat(launch(3).kept()).containsExactly("ring_node_1", "ring_node_2");
        assertThat(touched()).containsExactly("create ring_node_3", "start ring_node_3");

        a.calls.clear();
        assertThat(launch(1).removed()).containsExactlyInAnyOrder("ring_node_2", "ring_node_3");
        assertThat(touched()).noneMatch(call -> call.contains("node_1"));
        assertThat(b.all()).isEmpty();
        assertThat(a.all().keySet()).containsExactlyInAnyOrder("container ring_node_1", "network ring_nodes");
    }

    private List<String> touched() {
        return java.util.stream.Stream.concat(a.calls.stream(), b.calls.stream())
                .filter(call -> call.startsWith("create ") || call.startsWith("start ") || call.startsWith("stop "))
                .toList();
    }

    @Test
    void aFolderIsBuiltOnTheFirstHostAndItsOutputToldAsItComes() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM img:1\n");

        LaunchReport report = launch(order(new LaunchOrder.Source.Folder(folder), 2));

        assertThat(report.builtOn()).contains("a");
        assertThat(report.image()).isEqualTo("flotilla-launch/ring:latest");
        assertThat(report.isWell()).isTrue();
        assertThat(events).contains(new LaunchEvent.Built("Step 1/1 : FROM something"));
    }

    @Test
    void aBuildThatFailsLaunchesNothing() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM img:1\nRUN exit 3\n");

        Outcome<LaunchReport> outcome =
                launcher.launch(order(new LaunchOrder.Source.Folder(folder), 2), List.of(A, B), events::add);

        assertThat(((Outcome.Failed<LaunchReport>) outcome).first().code()).isEqualTo("FL-6110");
        assertThat(a.all()).isEmpty();
    }

    @Test
    void aBuildThatIsCalledOffSaysSo() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM img:1\n");
        FakeEngine patient = new FakeEngine(Set.of()) {
            @Override
            public String build(BuildOrder order, Bytes.Source context, Consumer<String> output) {
                throw new EngineException(new EngineProblem.Interrupted("POST /build"));
            }
        };

        Outcome<LaunchReport> outcome = new Launcher(host -> patient, THREADS, Duration.ZERO)
                .launch(order(new LaunchOrder.Source.Folder(folder), 2), List.of(A, B), events::add);

        assertThat(((Outcome.Failed<LaunchReport>) outcome).first().code()).isEqualTo("FL-6114");
    }

    @Test
    void aHostThatRefusesIsToldAndTheOthersLaunch() throws InterruptedException {
        b.before = call -> {
            if (call.startsWith("start")) {
                throw new EngineException(new EngineProblem.PortTaken("192.0.2.1:80/tcp"));
            }
        };

        LaunchReport report = launch(2);

        assertThat(report.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo("FL-2101"));
        assertThat(report.created()).containsExactly("ring_node_1");
        assertThat(b.containers).as("what did not start is not left").isEmpty();
    }

    @Test
    void aChosenHostThatIsSilentStopsTheLaunch() throws InterruptedException {
        b.before = call -> {
            throw new EngineException(new EngineProblem.Refused("192.0.2.2:2376"));
        };

        Outcome<LaunchReport> outcome =
                launcher.launch(order(new LaunchOrder.Source.Image("img:1"), 2), List.of(A, B), events::add);

        assertThat(((Outcome.Failed<LaunchReport>) outcome).first().code()).isEqualTo("FL-6105");
        assertThat(a.all()).isEmpty();
    }

    @Test
    void aPortBeyondTheLastIsRefused() throws InterruptedException {
        LaunchOrder order = new LaunchOrder(
                LaunchFixtures.RING,
                new LaunchOrder.Source.Image("img:1"),
                Optional.of(3),
                List.of(A),
                Optional.empty(),
                Optional.of(65_534),
                Map.of(),
                false);

        assertThat(((Outcome.Failed<LaunchReport>) launcher.launch(order, List.of(A), events::add))
                        .first()
                        .code())
                .isEqualTo("FL-6107");
    }

    @Test
    void allAreStoppedAndStartedAgainOrRemoved() throws InterruptedException {
        launch(3);
        NodeSurvey survey = new NodeSurvey(host -> Objects.requireNonNull(engines.get(host.id())), THREADS);

        NodeSet set = NodeSet.found(LaunchFixtures.RING, survey.ask(List.of(A, B)));
        LaunchReport stopped = launcher.stop(set, false, events::add);
        assertThat(stopped.rows()).extracting(row -> row.state().word()).containsOnly("exited");

        assertThat(launch(3).started()).hasSize(3);
        assertThat(launcher.stop(set, true, events::add).removed()).hasSize(3);
        assertThat(a.all()).isEmpty();
        assertThat(b.all()).isEmpty();
    }

    @Test
    void aCrashedNodeIsNotUpAndDoesNotAnswer() throws InterruptedException {
        LaunchReport report = launch(1);
        a.containers.replaceAll((id, c) -> dev.flotilla.app.deploy.Fixtures.in(c, ContainerState.EXITED));
        NodeSurvey survey = new NodeSurvey(host -> Objects.requireNonNull(engines.get(host.id())), THREADS);
        NodeSet set = NodeSet.found(LaunchFixtures.RING, survey.ask(List.of(A)));

        assertThat(report.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.state().isUp()).isTrue());
        NodeRow row = survey.rows(set).getFirst();
        assertThat(row.state().words()).isEqualTo("exited 0");
        assertThat(new Pinger(host -> Objects.requireNonNull(engines.get(host.id())), THREADS).ping(set))
                .containsExactly(new Ping.Silent("exited 0"));
    }
}
