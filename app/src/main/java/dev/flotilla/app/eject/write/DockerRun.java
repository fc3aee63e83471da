package dev.flotilla.app.eject.write;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.eject.words.ComposeSettings;
import dev.flotilla.app.eject.words.Secrets;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options of {@code docker run} that give an engine the same container as a create call of ours. One thing cannot be said so: a
 * health check without a shell becomes one line for a shell.
 */
final class DockerRun {
    private final Secrets secrets;
    private List<String> lines = new ArrayList<>();

    DockerRun(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Everything between the name and the image. */
    List<String> options(ContainerSpec spec) {
        lines = new ArrayList<>();
        network(spec);
        spec.ports().forEach(p -> option("--publish", port(p)));
        spec.exposed().forEach(p -> option("--expose", String.valueOf(p)));
        spec.environment()
                .forEach((name, value) ->
                        lines.add("--env " + secrets.of(value).after(name + "=").shell()));
        spec.mounts().forEach(this::mount);
        if (ComposeMounts.secretsOf(spec).stream().anyMatch(s -> s.folder().equals(Mount.Secret.FOLDER))) {
            mounted("type=volume", Optional.empty(), new Mount.Anonymous(Mount.Secret.FOLDER, false));
        }
        if (spec.restart().kind() != RestartPolicy.Kind.NO) {
            int most = spec.restart().maxRetries();
            option("--restart", spec.restart().kind().word() + (most > 0 ? ":" + most : ""));
        }
        spec.healthCheck().ifPresent(this::health);
        spec.user().ifPresent(u -> option("--user", u));
        spec.limits().cpus().ifPresent(c -> option("--cpus", ComposeSettings.number(c)));
        spec.limits().memoryBytes().ifPresent(m -> option("--memory", String.valueOf(m)));
        spec.limits().reservedMemoryBytes().ifPresent(m -> option("--memory-reservation", String.valueOf(m)));
        machine(spec.options());
        process(spec.options());
        spec.labels().forEach((k, v) -> option("--label", k + "=" + v));
        spec.entrypoint()
                .filter(entry -> !entry.isEmpty())
                .ifPresent(entry -> option("--entrypoint", entry.getFirst()));
        return List.copyOf(lines);
    }

    /** The end of the command. */
    String imageAndCommand(ContainerSpec spec) {
        List<String> tail = new ArrayList<>();
        spec.entrypoint().ifPresent(entry -> entry.stream().skip(1).forEach(tail::add));
        spec.command().ifPresent(tail::addAll);
        return Words.plain(spec.image()).shell()
                + tail.stream().map(w -> " " + secrets.of(w).shell()).collect(Collectors.joining());
    }

    private void network(ContainerSpec spec) {
        if (!spec.networkMode().equals("bridge")) {
            option("--network", spec.networkMode());
        } else if (!spec.networks().isEmpty()) {
            NetworkJoin first = spec.networks().getFirst();
            option("--network", first.network());
            first.aliases().stream().distinct().forEach(a -> option("--network-alias", a));
        }
    }

    private static String port(PublishedPort port) {
        String ip = port.hostIp().contains(":") ? "[" + port.hostIp() + "]" : port.hostIp();
        return (ip.isEmpty() ? "" : ip + ":") + port.hostPort() + ":" + port.containerPort() + "/"
                + port.protocol().word();
    }

    private void mount(Mount mount) {
        switch (mount) {
            case Mount.Named named -> mounted("type=volume", Optional.of("source=" + named.volume()), named);
            case Mount.Anonymous anonymous -> mounted("type=volume", Optional.empty(), anonymous);
            case Mount.Bind bind ->
                option("--volume", bind.source() + ":" + bind.target() + (bind.readOnly() ? ":ro" : ""));
            case Mount.Tmpfs tmpfs ->
                mounted(
                        "type=tmpfs",
                        tmpfs.sizeBytes() > 0 ? Optional.of("tmpfs-size=" + tmpfs.sizeBytes()) : Optional.empty(),
                        tmpfs);
            case Mount.Secret secret -> {
                // The script puts it there once the container is made.
            }
        }
    }

    private void mounted(String type, Optional<String> more, Mount mount) {
        List<String> fields = new ArrayList<>(List.of(type));
        more.ifPresent(fields::add);
        fields.add("target=" + mount.target());
        if (mount.readOnly()) {
            fields.add("readonly");
        }
        option("--mount", fields.stream().map(DockerRun::field).collect(Collectors.joining(",")));
    }

    /** The option is a line of comma-separated values. */
    private static String field(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private void health(HealthCheck check) {
        if (check.isOff()) {
            lines.add("--no-healthcheck");
            return;
        }
        if (!check.test().isEmpty()) {
            List<String> words = check.test().subList(1, check.test().size());
            boolean shell = check.test().getFirst().equals("CMD-SHELL");
            String line = shell
                    ? String.join(" ", words)
                    : words.stream().map(w -> Words.plain(w).shell()).collect(Collectors.joining(" "));
            lines.add("--health-cmd " + secrets.of(line).shell());
        }
        time("--health-interval", check.interval());
        time("--health-timeout", check.timeout());
        time("--health-start-period", check.startPeriod());
        check.retries().ifPresent(r -> option("--health-retries", String.valueOf(r)));
    }

    private void machine(RuntimeOptions o) {
        o.hostname().ifPresent(h -> option("--hostname", h));
        o.extraHosts().forEach(h -> option("--add-host", h));
        o.dns().forEach(d -> option("--dns", d));
        o.capAdd().forEach(c -> option("--cap-add", c));
        o.capDrop().forEach(c -> option("--cap-drop", c));
        flag(o.privileged(), "--privileged");
        o.devices().forEach(d -> option("--device", d));
        o.ulimits().forEach((k, v) -> option("--ulimit", k + "=" + v.soft() + ":" + v.hard()));
        o.securityOpt().forEach(s -> option("--security-opt", s));
        o.sysctls().forEach((k, v) -> option("--sysctl", k + "=" + v));
        o.pid().ifPresent(p -> option("--pid", p));
        o.ipc().ifPresent(i -> option("--ipc", i));
        o.shmSizeBytes().ifPresent(s -> option("--shm-size", String.valueOf(s)));
        o.logDriver().ifPresent(d -> option("--log-driver", d));
        o.logOptions().forEach((k, v) -> option("--log-opt", k + "=" + v));
    }

    private void process(RuntimeOptions o) {
        o.workingDir().ifPresent(w -> option("--workdir", w));
        flag(o.init(), "--init");
        flag(o.readOnly(), "--read-only");
        o.stopSignal().ifPresent(s -> option("--stop-signal", s));
        o.stopGracePeriod().ifPresent(d -> option("--stop-timeout", String.valueOf(Math.max(1, d.toSeconds()))));
        flag(o.tty(), "--tty");
        flag(o.stdinOpen(), "--interactive");
    }

    private void time(String name, Optional<Duration> duration) {
        duration.ifPresent(d -> option(name, d.toMillis() + "ms"));
    }

    private void option(String name, String value) {
        lines.add(name + " " + secrets.of(value).shell());
    }

    private void flag(boolean on, String name) {
        if (on) {
            lines.add(name);
        }
    }
}
