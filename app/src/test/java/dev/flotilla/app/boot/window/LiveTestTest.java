package dev.flotilla.app.boot.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.client.TestStep;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.ui.forms.CheckStep;
import dev.flotilla.app.ui.forms.CheckStep.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveTestTest {
    private final List<List<CheckStep>> shown = new ArrayList<>();

    private List<State> states() {
        return shown.getLast().stream().map(CheckStep::state).toList();
    }

    @Test
    void everyStepIsShownFromTheBeginningAndChangesAsItComes() {
        LiveTest live = new LiveTest(new EngineAddress.Tcp("192.0.2.9", 2375, Optional.empty()), shown::add);
        assertThat(shown.getLast())
                .extracting(CheckStep::name)
                .containsExactly("Parse", "Resolve", "Connect", "TLS", "Ping", "API version", "Resources");
        assertThat(states())
                .containsExactly(
                        State.WAITING,
                        State.WAITING,
                        State.WAITING,
                        State.SKIPPED,
                        State.WAITING,
                        State.WAITING,
                        State.WAITING);
        live.begins("parse");
        assertThat(states()).startsWith(State.RUNNING, State.WAITING);
        live.ended(new TestStep("parse", true, 1, "tcp://192.0.2.9:2375"));
        live.begins("resolve");
        assertThat(states()).startsWith(State.OK, State.RUNNING, State.WAITING);
        live.ended(new TestStep("resolve", false, 20, "It has no address. Look at its name."));
        assertThat(states())
                .containsExactly(
                        State.OK,
                        State.FAILED,
                        State.SKIPPED,
                        State.SKIPPED,
                        State.SKIPPED,
                        State.SKIPPED,
                        State.SKIPPED);
        assertThat(shown.getLast().get(1).message()).isEqualTo("It has no address. Look at its name.");
        assertThat(shown).hasSize(5);
    }

    @Test
    void aSocketIsNeitherResolvedNorEncrypted() {
        LiveTest live = new LiveTest(new EngineAddress.Unix(Path.of("/var/run/docker.sock")), shown::add);
        for (String step : List.of("parse", "connect", "ping", "api", "resources")) {
            live.begins(step);
            live.ended(new TestStep(step, true, 1, "fine"));
        }
        assertThat(states())
                .containsExactly(State.OK, State.SKIPPED, State.OK, State.SKIPPED, State.OK, State.OK, State.OK);
    }

    @Test
    void anEngineThatIsInTheFleetAlreadyIsSaidWithoutFailingTheTest() {
        LiveTest live = new LiveTest(new EngineAddress.Unix(Path.of("/var/run/docker.sock")), shown::add);
        live.isAlso(List.of("gpu-1", "gpu-2"));
        CheckStep last = shown.getLast().getLast();
        assertThat(last.state()).isEqualTo(State.NOTICED);
        assertThat(last.message()).startsWith("This is the engine of gpu-1 and gpu-2.");
    }
}
