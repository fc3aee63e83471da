package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.lens.Lens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the lens finds in the configurations of all nodes together. */
final class Configured implements Rule {
    /** What the lens calls it, and what the doctor does. Ports that are not published, or taken, the doctor names by itself. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("FL-3010", "FL-6233"),
            Map.entry("FL-3011", "FL-6231"),
            Map.entry("FL-3012", "FL-6231"),
            Map.entry("FL-3013", "FL-6231"),
            Map.entry("FL-3014", "FL-6232"),
            Map.entry("FL-3015", "FL-6234"),
            Map.entry("FL-3016", "FL-6234"),
            Map.entry("FL-3017", "FL-6231"),
            Map.entry("FL-3018", "FL-6234"),
            Map.entry("FL-3021", "FL-6231"),
            Map.entry("FL-3022", "FL-6225"));

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        Map<String, ContainerFacts> byName = new TreeMap<>();
        List<Station> stations = new ArrayList<>();
        for (ContainerFacts container : scene.facts().containers()) {
            container.node().flatMap(n -> n.config().value()).ifPresent(station -> {
                byName.put(station.name(), container);
                stations.add(station);
            });
        }
        for (ContainerFacts container : scene.close()) {
            container.node().flatMap(n -> n.broken()).ifPresent(problem -> found.add(broken(container, problem)));
        }
        for (dev.flotilla.app.peers.Finding seen : Lens.look(stations)) {
            Optional.ofNullable(CODES.get(seen.code()))
                    .filter(code -> !isUsual(seen, byName))
                    .ifPresent(code -> found.add(inOurWords(seen, code, byName)));
        }
        return found;
    }

    private static Finding broken(ContainerFacts container, Problem problem) {
        return Finding.error(
                "FL-6235",
                container.target(),
                "The configuration of " + container.name()
                        + " cannot be read: a node of ours does not start with it, an"
                        + " original runs silently on defaults.",
                List.of(problem.message() + " [" + problem.code() + "]"),
                problem.hint());
    }

    /** A node of ours is known by its id, whatever address it calls itself by. */
    private static boolean isUsual(dev.flotilla.app.peers.Finding seen, Map<String, ContainerFacts> byName) {
        ContainerFacts container = byName.get(seen.station());
        return seen.code().equals("FL-3016")
                && container != null
                && container
                        .node()
                        .filter(n -> n.kind() == dev.flotilla.app.monitor.NodeKind.FLOTILLA)
                        .isPresent();
    }

    private static Finding inOurWords(
            dev.flotilla.app.peers.Finding seen, String code, Map<String, ContainerFacts> byName) {
        ContainerFacts container = byName.get(seen.station());
        String target = container == null ? seen.station() : container.target();
        List<String> evidence =
                List.of(seen.evidence(), "mosaic.config, line " + seen.place().line() + " [" + seen.code() + "]");
        boolean error = seen.severity() == dev.flotilla.app.peers.Finding.Severity.ERROR;
        return error
                ? Finding.error(code, target, seen.cause(), evidence, seen.remedy())
                : Finding.warning(code, target, seen.cause(), evidence, seen.remedy());
    }
}
