package dev.flotilla.app.eject.read;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.PublishedPort;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A compose project that runs, as a stack file: what its containers say of themselves. Each service asks to take its container over, so
 * that the first apply replaces it under its name, with its volumes and networks. Health checks, limits and rarer settings are not
 * told by what is read here.
 */
public final class AdoptedProject {
    private static final String OF_COMPOSE = "com.docker.compose.";
    private static final String ANONYMOUS = "[0-9a-f]{64}";

    private final String project;
    private final Map<String, List<Found>> services = new TreeMap<>();
    private final Secrets secrets;
    private final TreeSet<String> networks = new TreeSet<>();
    private final TreeSet<String> volumes = new TreeSet<>();
    private final Yaml yaml = new Yaml();

    /** A container of the project and where it runs. */
    public record Found(HostId host, ContainerDetail detail) {
        String label(String key) {
            return detail.container().label(key).orElse("");
        }
    }

    /**
     * @param env text of {@code .env}; empty where no secret was found
     * @param pins service to the host where it runs
     */
    public record Made(String compose, String env, Map<String, HostId> pins) {}

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
        yaml.comment("The compose project " + project
                        + " as it ran. Health checks and limits are not told by its containers:")
                .comment("where you have its own compose file, open that one.")
                .put("name", Words.plain(project))
                .open("services");
        Map<String, HostId> pins = new LinkedHashMap<>();
        services.forEach((service, found) -> {
            pins.put(service, found.getFirst().host());
            service(service, found);
        });
        yaml.close();
        declared("networks", networks);
        declared("volumes", volumes);
        return new Made(yaml.text(), secrets.isEmpty() ? "" : EnvText.filled(secrets.values()), pins);
    }

    private void service(String name, List<Found> all) {
        ContainerDetail detail = all.getFirst().detail();
        RunningContainer container = detail.container();
        yaml.open(name).put("image", Words.plain(container.image()));
        // Several are called by project, service and number, as compose calls them.
        if (all.size() == 1) {
            yaml.put("container_name", Words.plain(container.name()));
        }
        yaml.list("entrypoint", words(detail.entrypoint())).list("command", words(detail.command()));
        SortedMap<String, Words> environment = new TreeMap<>();
        detail.environment().forEach((k, v) -> {
            if (!k.equals("PATH")) {
                environment.put(k, secrets.of(v));
            }
        });
        yaml.map("environment", environment).list("ports", ports(container));
        mounts(container);
        network(container);
        SortedMap<String, Words> labels = new TreeMap<>();
        container.labels().forEach((k, v) -> {
            if (!k.startsWith(OF_COMPOSE)) {
                labels.put(k, secrets.of(v));
            }
        });
        labels.put(Labels.ADOPTS, Words.plain("compose"));
        yaml.map("labels", labels);
        String[] restart = detail.restart().split(":", 2);
        if (restart[0].matches("always|unless-stopped|on-failure")) {
            boolean limited = restart.length > 1 && !restart[1].equals("0") && restart[0].equals("on-failure");
            yaml.put("restart", limited ? detail.restart() : restart[0]);
        }
        yaml.putIf("user", detail.user().filter(u -> !u.isEmpty()).map(secrets::of));
        if (all.size() > 1) {
            yaml.open("deploy").put("replicas", String.valueOf(all.size())).close();
        }
        dependencies(container);
        yaml.close();
    }

    private List<Words> words(List<String> texts) {
        return texts.stream().map(secrets::of).toList();
    }

    /** One that faces both families of addresses stands once. */
    private static List<Words> ports(RunningContainer container) {
        return container.ports().stream()
                .filter(p -> p.hostPort() > 0 && !p.hostIp().contains(":"))
                .map(AdoptedProject::port)
                .distinct()
                .map(Words::plain)
                .toList();
    }

    private static String port(PublishedPort p) {
        return (p.hostIp().isEmpty() ? "" : p.hostIp() + ":") + p.hostPort() + ":" + p.containerPort() + "/"
                + p.protocol().word();
    }

    private void mounts(RunningContainer container) {
        List<Words> texts = new ArrayList<>();
        for (MountedVolume mount : container.mounts()) {
            String end = mount.target() + (mount.readOnly() ? ":ro" : "");
            switch (mount.type()) {
                case "bind" -> texts.add(Words.plain(mount.source() + ":" + end));
                case "volume" -> {
                    if (mount.name().matches(ANONYMOUS)) {
                        texts.add(Words.plain(mount.target()));
                    } else {
                        volumes.add(mount.name());
                        texts.add(Words.plain(key(mount.name()) + ":" + end));
                    }
                }
                default -> {}
            }
        }
        yaml.list("volumes", texts);
    }

    private void network(RunningContainer container) {
        List<String> joined = container.networks();
        if (joined.equals(List.of("host")) || joined.equals(List.of("none"))) {
            yaml.put("network_mode", Words.plain(joined.getFirst()));
        } else {
            List<String> own = joined.stream().filter(n -> !n.equals("bridge")).toList();
            networks.addAll(own);
            yaml.list("networks", own.stream().map(n -> Words.plain(key(n))).toList());
        }
    }

    /** {@code db:service_healthy:false,cache:service_started:false}; what it waits for is not known to be told again. */
    private void dependencies(RunningContainer container) {
        List<Words> needed = new ArrayList<>();
        for (String each : container.label(OF_COMPOSE + "depends_on").orElse("").split(",", -1)) {
            String service = each.split(":", 2)[0];
            if (services.containsKey(service)
                    && !container
                            .label(Labels.COMPOSE_SERVICE)
                            .filter(service::equals)
                            .isPresent()) {
                needed.add(Words.plain(service));
            }
        }
        yaml.list("depends_on", needed);
    }

    private String key(String real) {
        String prefix = project + "_";
        String own =
                real.startsWith(prefix) && real.length() > prefix.length() ? real.substring(prefix.length()) : real;
        return own.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Its own ones are found by their usual names; others belong to somebody else. */
    private void declared(String kind, SortedSet<String> reals) {
        if (reals.isEmpty()) {
            return;
        }
        yaml.open(kind);
        for (String real : reals) {
            yaml.open(key(real)).put("name", Words.plain(real));
            if (!real.startsWith(project + "_")) {
                yaml.put("external", "true");
            }
            yaml.close();
        }
        yaml.close();
    }
}
