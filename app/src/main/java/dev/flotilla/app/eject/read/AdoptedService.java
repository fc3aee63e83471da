package dev.flotilla.app.eject.read;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.eject.read.AdoptedProject.Found;
import dev.flotilla.app.eject.words.ComposeSettings;
import dev.flotilla.app.eject.words.Secrets;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.eject.words.Yaml;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.RuntimeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Services of a project as its containers tell of them; collects the networks and volumes that they need. */
final class AdoptedService {
    private static final String OF_COMPOSE = "com.docker.compose.";
    private static final String ANONYMOUS = "[0-9a-f]{64}";

    private final String project;
    private final Map<String, List<Found>> services;
    private final Secrets secrets;
    private final Yaml yaml;
    private final ComposeSettings settings;
    private final SortedSet<String> networks = new TreeSet<>();
    private final SortedSet<String> volumes = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();

    AdoptedService(String project, Map<String, List<Found>> services, Secrets secrets, Yaml yaml) {
        this.project = project;
        this.services = services;
        this.secrets = secrets;
        this.yaml = yaml;
        this.settings = new ComposeSettings(yaml, secrets);
    }

    /** As the engine calls them; so too the volumes. */
    SortedSet<String> networks() {
        return networks;
    }

    SortedSet<String> volumes() {
        return volumes;
    }

    List<String> notes() {
        return notes;
    }

    void service(String name, List<Found> all) {
        Found found = all.getFirst();
        ContainerDetail detail = found.detail();
        RunningContainer container = detail.container();
        ContainerDetail.Making making = detail.making();
        yaml.open(name).put("image", Words.plain(container.image()));
        // Several are called by project, service and number, as compose calls them.
        if (all.size() == 1) {
            yaml.put("container_name", Words.plain(container.name()));
        }
        commands(found);
        environment(found);
        yaml.list("ports", ports(container));
        exposed(found);
        mounts(container, making);
        network(container, making);
        labels(found);
        String[] restart = detail.restart().split(":", 2);
        if (restart[0].matches("always|unless-stopped|on-failure")) {
            boolean limited = restart.length > 1 && !restart[1].equals("0") && restart[0].equals("on-failure");
            yaml.put("restart", limited ? detail.restart() : restart[0]);
        }
        making.healthCheck()
                .filter(check -> !found.image().healthCheck().equals(Optional.of(check)))
                .ifPresent(settings::health);
        yaml.putIf(
                "user",
                detail.user()
                        .filter(u -> !u.isEmpty() && !found.image().user().equals(Optional.of(u)))
                        .map(secrets::of));
        settings.limits(making.limits());
        settings.options(options(found));
        if (all.size() > 1) {
            yaml.open("deploy").put("replicas", String.valueOf(all.size())).close();
        }
        dependencies(container);
        yaml.close();
        if (!making.others().isEmpty()) {
            notes.add("Of " + name + " these settings are not taken over, for no stack can say them: "
                    + String.join(", ", making.others()) + ".");
        }
    }

    /** An entry point of its own leaves nothing of the image's command. */
    private void commands(Found found) {
        boolean sameEntry = found.detail().entrypoint().equals(found.image().entrypoint());
        if (!sameEntry) {
            yaml.list("entrypoint", words(found.detail().entrypoint()));
        }
        if (!sameEntry || !found.detail().command().equals(found.image().command())) {
            yaml.list("command", words(found.detail().command()));
        }
    }

    private void environment(Found found) {
        SortedMap<String, Words> environment = new TreeMap<>();
        found.detail().environment().forEach((k, v) -> {
            boolean ofImage = v.reveal().equals(found.image().environment().get(k));
            if (!ofImage && !k.equals("PATH")) {
                environment.put(k, secrets.of(v));
            }
        });
        yaml.map("environment", environment);
    }

    private void exposed(Found found) {
        yaml.list(
                "expose",
                found.detail().making().exposed().stream()
                        .filter(p -> !found.image().exposed().contains(p))
                        .map(p -> Words.plain(p.toString()))
                        .toList());
    }

    private void labels(Found found) {
        SortedMap<String, Words> labels = new TreeMap<>();
        found.detail().container().labels().forEach((k, v) -> {
            if (!k.startsWith(OF_COMPOSE)) {
                labels.put(k, secrets.of(v));
            }
        });
        labels.put(Labels.ADOPTS, Words.plain("compose"));
        yaml.map("labels", labels);
    }

    private static RuntimeOptions options(Found found) {
        RuntimeOptions all = found.detail().making().options();
        Optional<String> usual = found.image().stopSignal();
        return all.withProcess(
                all.workingDir().filter(w -> !found.image().workingDir().equals(Optional.of(w))),
                // Older clients say the usual one when nobody did.
                all.stopSignal().filter(s -> !usual.orElse("SIGTERM").equals(s)));
    }

    private List<Words> words(List<String> texts) {
        return texts.stream().map(secrets::of).toList();
    }

    /** One that faces both families of addresses stands once, for the older one. */
    private static List<Words> ports(RunningContainer container) {
        return container.ports().stream()
                .filter(p -> p.hostPort() > 0 && !p.hostIp().contains(":"))
                .map(AdoptedService::port)
                .distinct()
                .map(Words::plain)
                .toList();
    }

    private static String port(PublishedPort p) {
        return (p.hostIp().isEmpty() ? "" : p.hostIp() + ":") + p.hostPort() + ":" + p.containerPort() + "/"
                + p.protocol().word();
    }

    private void mounts(RunningContainer container, ContainerDetail.Making making) {
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
        yaml.list("volumes", texts)
                .list(
                        "tmpfs",
                        making.tmpfs().entrySet().stream()
                                .map(t -> t.getKey() + (t.getValue() > 0 ? ":size=" + t.getValue() : ""))
                                .map(Words::plain)
                                .toList());
    }

    private void network(RunningContainer container, ContainerDetail.Making making) {
        List<String> joined = container.networks();
        if (joined.equals(List.of("host")) || joined.equals(List.of("none"))) {
            yaml.put("network_mode", Words.plain(joined.getFirst()));
        } else {
            List<String> own = joined.stream().filter(n -> !n.equals("bridge")).toList();
            networks.addAll(own);
            joined(own, container, making);
        }
    }

    /** It answers to the name of its service everywhere anyway. */
    private void joined(List<String> own, RunningContainer container, ContainerDetail.Making making) {
        String service = container.label(Labels.COMPOSE_SERVICE).orElse("");
        SortedMap<String, List<Words>> aliases = new TreeMap<>();
        own.forEach(n -> aliases.put(
                n,
                making.aliases().getOrDefault(n, List.of()).stream()
                        .filter(a -> !a.equals(service))
                        .map(Words::plain)
                        .toList()));
        if (aliases.values().stream().allMatch(List::isEmpty)) {
            yaml.list("networks", own.stream().map(n -> Words.plain(key(n))).toList());
            return;
        }
        yaml.open("networks");
        aliases.forEach((network, names) -> {
            if (names.isEmpty()) {
                yaml.put(key(network), "{}");
            } else {
                yaml.open(key(network)).list("aliases", names).close();
            }
        });
        yaml.close();
    }

    /** {@code db:service_healthy:false,cache:service_started:false}; health is waited for where there is a check. */
    private void dependencies(RunningContainer container) {
        SortedMap<String, String> needed = new TreeMap<>();
        for (String each : container.label(OF_COMPOSE + "depends_on").orElse("").split(",", -1)) {
            String[] parts = each.split(":", 3);
            String service = parts[0];
            boolean itself = container
                    .label(Labels.COMPOSE_SERVICE)
                    .filter(service::equals)
                    .isPresent();
            if (services.containsKey(service) && !itself) {
                needed.put(service, condition(service, parts.length > 1 ? parts[1] : ""));
            }
        }
        if (!needed.isEmpty()) {
            yaml.open("depends_on");
            needed.forEach((service, condition) ->
                    yaml.open(service).put("condition", condition).close());
            yaml.close();
        }
    }

    private String condition(String service, String said) {
        boolean checked = Optional.ofNullable(services.get(service)).orElse(List.of()).stream()
                .anyMatch(f -> f.detail().container().health() != ContainerHealth.NONE);
        return switch (said) {
            case "service_healthy" -> checked ? said : "service_started";
            case "service_completed_successfully" -> said;
            default -> "service_started";
        };
    }

    private String key(String real) {
        return key(project, real);
    }

    /** What a network or volume is called in the file. */
    static String key(String project, String real) {
        String prefix = project + "_";
        String own =
                real.startsWith(prefix) && real.length() > prefix.length() ? real.substring(prefix.length()) : real;
        return own.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
