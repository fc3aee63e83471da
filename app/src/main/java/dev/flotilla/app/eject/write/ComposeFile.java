package dev.flotilla.app.eject.write;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.eject.words.ComposeSettings;
import dev.flotilla.app.eject.words.Secrets;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.eject.words.Yaml;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.StackNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The compose file that makes on one host what applying the stack makes there: one service for each container, everything resolved, the
 * names on the engine given. Compose's own labels are left to compose.
 */
final class ComposeFile {
    private static final String OF_COMPOSE = "com.docker.compose.";

    private final HostWork host;
    private final Secrets secrets;
    private final StackNames names;
    private final Yaml yaml = new Yaml();

    private ComposeFile(HostWork host, Secrets secrets) {
        this.host = host;
        this.names = new StackNames(host.stack());
        this.secrets = secrets;
    }

    static String of(HostWork host, Secrets secrets) {
        return new ComposeFile(host, secrets).text();
    }

    private String text() {
        Stack stack = host.stack();
        yaml.comment("The part of stack " + stack.name() + " that stands on host " + host.hostName() + ".");
        if (!host.elsewhere().isEmpty()) {
            yaml.comment("On other hosts, to be started first: " + String.join(", ", host.elsewhere()) + ".");
        }
        if (!secrets.isEmpty()) {
            yaml.comment("Copy .env.example to .env and fill it in before you start it.");
        }
        yaml.put("name", Words.plain(stack.name())).open("services");
        host.work().forEach(this::service);
        yaml.close();
        networks();
        volumes();
        new ComposeMounts(yaml, secrets, names).definitions(host.specs());
        return yaml.text();
    }

    private void service(HostWork.Work work) {
        ContainerSpec spec = work.spec();
        yaml.open(work.instance())
                .put("container_name", Words.plain(spec.name()))
                .put("image", Words.plain(spec.image()));
        if (work.service().built()) {
            yaml.put("pull_policy", "never");
        } else {
            work.service().pullPolicy().ifPresent(p -> yaml.put("pull_policy", Words.plain(p)));
        }
        yaml.list("entrypoint", words(spec.entrypoint().orElse(List.of())))
                .list("command", words(spec.command().orElse(List.of())));
        Map<String, Words> environment = new LinkedHashMap<>();
        spec.environment().forEach((name, value) -> environment.put(name, secrets.of(value)));
        yaml.map("environment", environment)
                .list("ports", spec.ports().stream().map(ComposeFile::port).toList())
                .list(
                        "expose",
                        spec.exposed().stream()
                                .map(p -> Words.plain(p.toString()))
                                .toList());
        new ComposeMounts(yaml, secrets, names).write(spec);
        network(spec);
        SortedMap<String, Words> labels = new TreeMap<>();
        spec.labels().forEach((k, v) -> {
            if (!k.startsWith(OF_COMPOSE)) {
                labels.put(k, secrets.of(v));
            }
        });
        yaml.map("labels", labels).put("restart", restart(spec.restart()));
        ComposeSettings settings = new ComposeSettings(yaml, secrets);
        spec.healthCheck().ifPresent(settings::health);
        yaml.putIf("user", spec.user().map(secrets::of));
        settings.limits(spec.limits());
        settings.options(spec.options());
        dependencies(work);
        yaml.close();
    }

    private static Words port(PublishedPort port) {
        String ip = port.hostIp().contains(":") ? "[" + port.hostIp() + "]" : port.hostIp();
        return Words.plain((ip.isEmpty() ? "" : ip + ":") + port.hostPort() + ":" + port.containerPort() + "/"
                + port.protocol().word());
    }

    private static String restart(RestartPolicy policy) {
        return switch (policy.kind()) {
            case NO -> "\"no\"";
            case ALWAYS, UNLESS_STOPPED -> policy.kind().word();
            case ON_FAILURE -> policy.kind().word() + (policy.maxRetries() > 0 ? ":" + policy.maxRetries() : "");
        };
    }

    private void network(ContainerSpec spec) {
        if (spec.networkMode().startsWith("container:")) {
            String container = spec.networkMode().substring("container:".length());
            String mode = host.work().stream()
                    .filter(w -> w.spec().name().equals(container))
                    .findFirst()
                    .map(w -> "service:" + w.instance())
                    .orElse(spec.networkMode());
            yaml.put("network_mode", Words.plain(mode));
        } else if (!spec.networkMode().equals("bridge") || spec.networks().isEmpty()) {
            yaml.put("network_mode", Words.plain(spec.networkMode()));
        } else {
            yaml.open("networks");
            for (NetworkJoin join : spec.networks()) {
                yaml.open(StackNames.key(names.network(join.network())))
                        .list(
                                "aliases",
                                join.aliases().stream()
                                        .distinct()
                                        .map(Words::plain)
                                        .toList())
                        .close();
            }
            yaml.close();
        }
    }

    /** Only what stands on this host can be waited for here. */
    private void dependencies(HostWork.Work work) {
        Map<String, DependsOn> here = new TreeMap<>();
        work.service()
                .dependsOn()
                .forEach((service, condition) -> host.work().stream()
                        .filter(other -> other.service().name().equals(service))
                        .forEach(other -> here.put(other.instance(), condition)));
        if (!here.isEmpty()) {
            yaml.open("depends_on");
            here.forEach((instance, condition) -> yaml.open(instance)
                    .put("condition", Words.plain(condition.word()))
                    .close());
            yaml.close();
        }
    }

    private void networks() {
        Map<String, String> used = new TreeMap<>();
        host.specs().stream()
                .filter(s -> s.networkMode().equals("bridge"))
                .flatMap(s -> s.networks().stream())
                .forEach(j -> used.put(StackNames.key(names.network(j.network())), j.network()));
        if (used.isEmpty()) {
            return;
        }
        yaml.open("networks");
        used.forEach((key, real) -> {
            yaml.open(key).put("name", Words.plain(real));
            Optional<StackNetwork> declared =
                    Optional.ofNullable(host.stack().networks().get(names.network(real)));
            if (declared.map(StackNetwork::external).orElse(false)) {
                yaml.put("external", "true");
            } else {
                yaml.flag("internal", declared.map(StackNetwork::internal).orElse(false));
                host.networks().stream()
                        .filter(n -> n.name().equals(real))
                        .findFirst()
                        .ifPresent(n -> yaml.map("labels", ours(n.labels())));
            }
            yaml.close();
        });
        yaml.close();
    }

    private void volumes() {
        Map<String, String> used = new TreeMap<>();
        host.specs().stream().flatMap(s -> s.mounts().stream()).forEach(m -> {
            if (m instanceof Mount.Named named) {
                used.put(StackNames.key(names.volume(named.volume())), named.volume());
            }
        });
        if (used.isEmpty()) {
            return;
        }
        yaml.open("volumes");
        used.forEach((key, real) -> {
            yaml.open(key).put("name", Words.plain(real));
            if (Optional.ofNullable(host.stack().volumes().get(names.volume(real)))
                    .map(NamedVolume::external)
                    .orElse(false)) {
                yaml.put("external", "true");
            } else {
                host.volumes().stream()
                        .filter(v -> v.name().equals(real))
                        .findFirst()
                        .ifPresent(v -> {
                            yaml.putIf("driver", v.driver().map(Words::plain));
                            SortedMap<String, Words> options = new TreeMap<>();
                            v.options().forEach((k, o) -> options.put(k, Words.plain(o)));
                            yaml.map("driver_opts", options).map("labels", ours(v.labels()));
                        });
            }
            yaml.close();
        });
        yaml.close();
    }

    private static Map<String, Words> ours(SortedMap<String, String> labels) {
        SortedMap<String, Words> ours = new TreeMap<>();
        labels.forEach((k, v) -> {
            if (!k.startsWith(OF_COMPOSE)) {
                ours.put(k, Words.plain(v));
            }
        });
        return ours;
    }

    private List<Words> words(List<String> texts) {
        return texts.stream().map(secrets::of).toList();
    }
}
