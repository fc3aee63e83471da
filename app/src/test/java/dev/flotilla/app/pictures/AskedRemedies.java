package dev.flotilla.app.pictures;

import dev.flotilla.app.monitor.matrix.Remedy;
import dev.flotilla.app.ui.monitor.matrix.RemedyDeeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Offers to make containers anew, and writes down what it is asked. */
final class AskedRemedies implements RemedyDeeds {
    private final List<String> asked;
    private final Consumer<String> heartbeats;

    AskedRemedies(List<String> asked, Consumer<String> heartbeats) {
        this.asked = asked;
        this.heartbeats = heartbeats;
    }

    @Override
    public Optional<String> offer(Remedy remedy) {
        return remedy instanceof Remedy.RecreateContainer(String node)
                ? Optional.of("Plan: recreate " + node)
                : Optional.empty();
    }

    @Override
    public void begin(Remedy remedy) {
        asked.add(remedy.title());
    }

    @Override
    public Optional<String> command(Remedy remedy) {
        return Optional.of("sudo conntrack -D -p udp --dport 5000");
    }

    @Override
    public void openHeartbeats(String node) {
        asked.add("heartbeats of " + node);
        heartbeats.accept(node);
    }

    @Override
    public void save(Path file, String text) {
        asked.add("save " + file);
    }
}
