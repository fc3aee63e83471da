package dev.flotilla.app.eject.read;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.eject.words.EnvText;
import dev.flotilla.app.eject.words.Secrets;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.eject.words.Yaml;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A compose project that runs, as a stack file: what its containers say of themselves. Each service asks to take its container over, so
 * that the first apply replaces it under its name, with its volumes and networks. What its image says anyway is left out; what no
 * stack can say is told in a note.
 */
public final class AdoptedProject {

    private final String project;
    private final Map<String, List<Found>> services = new TreeMap<>();
    private final Secrets secrets;
    private final Yaml yaml = new Yaml();

    /** A container of the project, where it runs, and what its image says. */
    public record Found(HostId host, ContainerDetail detail, ImageFacts.Defaults image) {
        /** Of an image that nobody asked about. */
        Found(HostId host, ContainerDetail detail) {
            this(host, detail, ImageFacts.Defaults.NONE);
        }

        String label(String key) {
            return detail.container().label(key).orElse("");
        }
    }

    /**
     * @param env text of {@code .env}; empty where no secret was found
     * @param pins service to the host where it runs
     * @param notes what could not be taken over: sentences
     */
    public record Made(String compose, String env, Map<String, HostId> pins, List<String> notes) {
        public Made {
            pins = Map.copyOf(pins);
            notes = List.copyOf(notes);
        }
    }

    private AdoptedProject(String project, List<Found> containers) {
        this.project = project;
        for (Found found : containers) {
            services.computeIfAbsent(found.label(Labels.COMPOSE_SERVICE), s -> new ArrayList<>())
                    .add(found);
        }
        services.values().forEach(l -> l.sort(Comparator.comparingInt(AdoptedProject::number)));
        secrets = Secrets.ofBearers(containers.stream()
                .map(f -> new Secrets.Bearer(
                        f.detail().container().name(),
                        f.detail().container().image(),
                        List.of(f.label(Labels.COMPOSE_SERVICE)),
                        f.detail().environment()))
                .toList());
    }

    /** Whether a container is one of a compose project, and of no stack of ours. */
    public static boolean isOf(RunningContainer container, String project) {
        return container.label(Labels.COMPOSE_PROJECT).filter(project::equals).isPresent()
                && container
                        .label(Labels.COMPOSE_SERVICE)
                        .filter(s -> !s.isBlank())
                        .isPresent()
                && container.label(Labels.STACK).isEmpty()
                && !container.label(Labels.COMPOSE_ONEOFF).orElse("").equalsIgnoreCase("true");
    }

    /** @param containers at least one, all of the project */
    public static Made of(String project, List<Found> containers) {
        return new AdoptedProject(project, containers).made();
    }

    private static int number(Found found) {
        String number = found.label(Labels.COMPOSE_NUMBER);
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 1;
    }

    private Made made() {
        yaml.comment("The compose project " + project + " as its containers tell of it. Profiles, builds and comments")
                .comment("are not told by them: where you have its own compose file, open that one.")
                .put("name", Words.plain(project))
                .open("services");
        Map<String, HostId> pins = new LinkedHashMap<>();
        AdoptedService writing = new AdoptedService(project, services, secrets, yaml);
        services.forEach((service, found) -> {
            pins.put(service, found.getFirst().host());
            writing.service(service, found);
        });
        yaml.close();
        declared("networks", writing.networks());
        declared("volumes", writing.volumes());
        return new Made(yaml.text(), secrets.isEmpty() ? "" : EnvText.filled(secrets.values()), pins, writing.notes());
    }

    /** Its own ones are found by their usual names; others belong to somebody else. */
    private void declared(String kind, SortedSet<String> reals) {
        if (reals.isEmpty()) {
            return;
        }
        yaml.open(kind);
        for (String real : reals) {
            yaml.open(AdoptedService.key(project, real)).put("name", Words.plain(real));
            if (!real.startsWith(project + "_")) {
                yaml.put("external", "true");
            }
            yaml.close();
        }
        yaml.close();
    }
}
