package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Deed;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Finding.Level;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Probe;
import dev.flotilla.app.doctor.Reached;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What could not be looked at, and why: one finding for each reason on a host. Never taken for well. */
final class Unknowns implements Rule {
    private record Why(HostFacts host, String reason) {}

    @Override
    public List<Finding> look(Scene scene) {
        Map<Why, Set<String>> all = new LinkedHashMap<>();
        for (HostFacts host : scene.facts().hosts()) {
            if (host.problem().isEmpty() && host.engine().isPresent()) {
                host.ahead().missing().ifPresent(why -> put(all, host, why, "its clock"));
            }
        }
        for (ContainerFacts container : scene.close()) {
            HostFacts host = container.host();
            container.detail().missing().ifPresent(why -> put(all, host, why, container.name() + ": how it was made"));
            container.log().missing().ifPresent(why -> put(all, host, why, container.name() + ": its log"));
            if (!container.isRunning()) {
                continue;
            }
            boolean deaf = container.listeners().missing().isPresent();
            container
                    .listeners()
                    .missing()
                    .ifPresent(
                            why -> put(all, host, why, container.name() + ": what listens in it and what it reaches"));
            container.node().ifPresent(node -> {
                node.config().missing().ifPresent(why -> put(all, host, why, container.name() + ": its configuration"));
                node.heard()
                        .missing()
                        .ifPresent(why -> put(
                                all,
                                host,
                                why,
                                container.name() + ": whom it hears"
                                        + (node.http().isPresent() ? ", and its HTTP side" : "")));
            });
            if (!deaf) {
                untried(scene, container, all);
            }
        }
        List<Finding> found = new ArrayList<>();
        all.forEach((why, what) -> found.add(of(scene, why, what)));
        return found;
    }

    private static void untried(Scene scene, ContainerFacts container, Map<Why, Set<String>> all) {
        for (Link link : scene.links()) {
            if (link.from().equals(container.ref())) {
                Optional<Probe> probe = scene.facts().of(link);
                String why = probe.isEmpty()
                        ? "it was not tried"
                        : probe.get().reached() instanceof Reached.NotTried(String said) ? said : "";
                if (!why.isEmpty()) {
                    put(all, container.host(), why, container.name() + ": whether it reaches " + link.address());
                }
            }
        }
    }

    private static void put(Map<Why, Set<String>> all, HostFacts host, String why, String what) {
        if (why.isEmpty()) {
            // It does not apply to this one, which is another thing than not to be had.
            return;
        }
        all.computeIfAbsent(new Why(host, why), w -> new LinkedHashSet<>()).add(what);
    }

    private static Finding of(Scene scene, Why why, Set<String> what) {
        boolean asked = scene.facts().helpers();
        return new Finding(
                "FL-6200",
                Level.NOT_CHECKED,
                why.host().name(),
                "Not checked on " + why.host().name() + ": " + why.reason() + ".",
                List.copyOf(what),
                asked
                        ? "What stands here is neither well nor ill; mend the reason and examine again."
                        : "What stands here is neither well nor ill; allow helper containers to look inside (--probe-containers).",
                asked ? Optional.empty() : Optional.of(new Deed.LookInside("Look inside with helper containers")));
    }
}
