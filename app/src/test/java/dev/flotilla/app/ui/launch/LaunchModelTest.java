package dev.flotilla.app.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.run.FakeEngine;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.launch.LaunchFixtures;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchModelTest {
    private static final Host A = LaunchFixtures.host("a");

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine(Set.of("img:1"));
    private final LaunchModel model = new LaunchModel(
            () -> List.of(A),
            host -> engine,
            Thread.ofVirtual().factory(),
            Runnable::run,
            Runnable::run,
            Clock.systemUTC());

    private ObservedFleet observed() {
        ObservedHost blank = ObservedHost.unknown(A.id());
        return new ObservedFleet(Map.of(
                A.id(),
                new ObservedHost(
                        A.id(),
                        blank.reach(),
                        Optional.empty(),
                        List.copyOf(engine.containers.values()),
                        List.of(),
                        List.of(),
                        Map.of(),
                        Optional.empty())));
    }

    @Test
    void variablesOfTheFormAndOfAFileReachTheNodesAndWhatIsNoneIsTold() throws Exception {
        model.open(Set.of());
        model.change(d -> d.withSource(false, "img:1").withCount(1).withEnvironment("not a variable"));
        assertThat(model.state().value().draft().problems(List.of(A))).containsOnlyKeys(LaunchDraft.Part.ENVIRONMENT);

        model.readEnvironment(Files.writeString(folder.resolve("x.env"), "GREETING=hello\n"));
        model.launch();
        assertThat(engine.spec("img_node_1").environment()).hasToString("{GREETING=hello}");

        model.readEnvironment(folder.resolve("gone.env"));
        assertThat(model.state().value().problems()).extracting(Problem::code).containsExactly("FL-6109");
        assertThat(model.state().value().draft().environment()).isEqualTo("GREETING=hello\n");
    }

    @Test
    void theTableIsLookedAtAgainWhenAnEngineTellsOfAChangeAndSaysHowOldItIs() {
        model.open(Set.of());
        assertThat(model.age().orElseThrow()).isLessThan(Duration.ofMinutes(1));
        model.change(d -> d.withSource(false, "img:1").withCount(1));
        model.launch();
        model.noticed(observed());
        engine.calls.clear();

        model.noticed(observed());
        assertThat(engine.calls).as("nothing has changed").isEmpty();

        engine.containers.clear();
        model.noticed(observed());
        assertThat(model.state().value().rows()).isEmpty();
        assertThat(engine.calls).contains("containers");
    }
}
