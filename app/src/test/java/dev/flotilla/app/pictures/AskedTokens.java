package dev.flotilla.app.pictures;

import dev.flotilla.app.ui.monitor.replicas.RolloutTokens;
import java.util.List;
import java.util.Optional;

/** Keeps nothing, and writes down what it was given. */
final class AskedTokens implements RolloutTokens {
    private final List<String> asked;

    AskedTokens(List<String> asked) {
        this.asked = asked;
    }

    @Override
    public String place() {
        return "/home/user/.local/share/flotilla";
    }

    @Override
    public Optional<String> of(String node) {
        return Optional.empty();
    }

    @Override
    public void keep(String node, String token) {
        asked.add("keep a token of " + node);
    }

    @Override
    public void forget(String node) {
        // There is none.
    }
}
