package dev.flotilla.app.boot.window;

import dev.flotilla.app.docker.client.ConnectionTest;
import dev.flotilla.app.docker.client.TestStep;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.ui.forms.CheckStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A connection test as the form shows it: all steps from the beginning, each with where it stands by now. */
final class LiveTest implements ConnectionTest.Watcher {
    private static final Map<String, String> WORDS = words();

    private final Map<String, CheckStep> steps = new LinkedHashMap<>();
    private final Consumer<List<CheckStep>> shown;

    /** @param shown gets all steps at once and after each change */
    LiveTest(EngineAddress address, Consumer<List<CheckStep>> shown) {
        this.shown = shown;
        List<String> wanted = ConnectionTest.steps(address);
        WORDS.keySet()
                .forEach(id -> put(id, wanted.contains(id) ? CheckStep.State.WAITING : CheckStep.State.SKIPPED, 0, ""));
        tell();
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("parse", "Parse");
        words.put("resolve", "Resolve");
        words.put("connect", "Connect");
        words.put("tls", "TLS");
        words.put("ping", "Ping");
        words.put("api", "API version");
        words.put("resources", "Resources");
        return words;
    }

    @Override
    public void begins(String step) {
        put(step, CheckStep.State.RUNNING, 0, "");
        tell();
    }

    @Override
    public void ended(TestStep step) {
        put(step.step(), step.ok() ? CheckStep.State.OK : CheckStep.State.FAILED, step.ms(), step.message());
        if (!step.ok()) {
            steps.replaceAll((id, other) -> other.state() == CheckStep.State.WAITING
                    ? new CheckStep(other.name(), CheckStep.State.SKIPPED, 0, "", Optional.empty())
                    : other);
        }
        tell();
    }

    /**
     * The engine answered, and hosts of the fleet are the same one.
     *
     * @param names of those hosts
     */
    void isAlso(List<String> names) {
        put(
                "In the fleet",
                CheckStep.State.NOTICED,
                0,
                "This is the engine of " + String.join(" and ", names)
                        + ". Plans are refused while one engine is in the fleet under two names.");
        tell();
    }

    private void put(String id, CheckStep.State state, long millis, String message) {
        steps.put(id, new CheckStep(WORDS.getOrDefault(id, id), state, millis, message, Optional.empty()));
    }

    private void tell() {
        shown.accept(List.copyOf(steps.values()));
    }
}
