package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.RestartPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The docker command line that does what a step does, for people to read and copy. */
public final class DockerCommand {
    /** Shorter values would blot out half of every command. */
    private static final int SHORTEST_SECRET = 4;

    private final boolean reveal;

    private DockerCommand(boolean reveal) {
        this.reveal = reveal;
    }

    /** @param reveal prints secrets; only when the user asked for it */
    public static String of(Step step, boolean reveal) {
        return new DockerCommand(reveal).text(step);
    }

    private String text(Step step) {
        return switch (step) {
            case Step.PullImage pull -> "docker pull " + quote(pull.image());
            case Step.CreateNetwork network -> network(network.network());
            case Step.CreateVolume volume -> volume(volume.volume());
            case Step.CreateContainer create -> run(create.spec());
            case Step.MoveContainer move -> run(move.spec());
            case Step.StartContainer start -> "docker start " + quote(start.name());
            case Step.WaitReady wait ->
                "docker inspect --format '{{json .State}}' "
                        + quote(wait.head().target().replaceFirst("^container ", ""));
            case Step.ReplaceContainer replace -> replace(replace);
            case Step.StopContainer stop -> "docker stop " + quote(stop.name());
            case Step.RemoveContainer remove -> "docker rm --force --volumes " + quote(remove.name());
            case Step.RemoveNetwork network -> "docker network rm " + quote(network.network());
            case Step.RemoveVolume volume -> "docker volume rm " + quote(volume.volume());
        };
    }

    private String replace(Step.ReplaceContainer step) {
        String aside = step.oldName() + Sites.ASIDE.substring(0, Sites.ASIDE.length() - 1);
        return "docker stop " + quote(step.oldName()) + " && \\\ndocker rename " + quote(step.oldName()) + " "
                + quote(aside) + " && \\\n" + run(step.spec()) + " && \\\ndocker rm --volumes " + quote(aside);
    }

    private static String network(NetworkSpec network) {
        return "docker network create" + (network.internal() ? " --internal" : "") + " " + quote(network.name());
    }

    private static String volume(VolumeSpec volume) {
        List<String> words = new ArrayList<>(List.of("docker volume create"));
        volume.driver().ifPresent(d -> words.add("--driver " + quote(d)));
        volume.options().forEach((k, v) -> words.add("--opt " + quote(k + "=" + v)));
        words.add(quote(volume.name()));
        return String.join(" ", words);
    }

    private String run(ContainerSpec spec) {
        List<String> lines = new ArrayList<>();
        lines.add((secrets(spec).isEmpty() ? "docker run -d" : "docker create") + " --name " + quote(spec.name()));
        network(spec, lines);
        spec.ports()
                .forEach(p -> lines.add("-p "
                        + quote((p.hostIp().contains(":") ? "[" + p.hostIp() + "]" : p.hostIp()) + ":" + p.hostPort()
                                + ":" + p.containerPort() + "/" + p.protocol().word())));
        spec.exposed().forEach(p -> lines.add("--expose " + p));
        spec.environment()
                .forEach((name, value) -> lines.add("-e "
                        + (value.isSecret() && !reveal && !value.isEmpty()
                                ? name + "=" + EnvValue.MASK
                                : quote(name + "=" + value.reveal()))));
        spec.mounts().stream().filter(m -> !(m instanceof Mount.Secret)).forEach(m -> lines.add(mount(m)));
        List<Mount.Secret> secrets = secrets(spec);
        if (secrets.stream().anyMatch(s -> s.folder().equals(Mount.Secret.FOLDER))) {
            lines.add("-v " + Mount.Secret.FOLDER);
        }
        if (!spec.restart().equals(RestartPolicy.NO)) {
            lines.add("--restart " + spec.restart().kind().word()
                    + (spec.restart().maxRetries() > 0 ? ":" + spec.restart().maxRetries() : ""));
        }
        spec.healthCheck().ifPresent(h -> health(h, lines));
        spec.user().ifPresent(u -> lines.add("--user " + quote(u)));
        limits(spec, lines);
        options(spec, lines);
        Fields.userLabels(spec.labels()).forEach((k, v) -> lines.add("--label " + quote(k + "=" + v)));
        List<String> tail = new ArrayList<>();
        spec.entrypoint().ifPresent(entry -> {
            lines.add("--entrypoint " + quote(entry.isEmpty() ? "" : entry.getFirst()));
            entry.stream().skip(1).forEach(tail::add);
        });
        spec.command().ifPresent(tail::addAll);
        lines.add(quote(spec.image()) + tail.stream().map(w -> " " + quote(w)).collect(Collectors.joining()));
        String text = String.join(" \\\n  ", lines);
        List<String> rest = new ArrayList<>(
                spec.networks().stream().skip(1).map(j -> connect(spec, j)).toList());
        // Files that hold the secrets: what stands in them is in no command line.
        secrets.forEach(
                s -> rest.add("docker cp " + quote("./" + s.name()) + " " + quote(spec.name() + ":" + s.target())));
        if (!secrets.isEmpty()) {
            rest.add("docker start " + quote(spec.name()));
        }
        return masked(spec, rest.stream().reduce(text, (a, b) -> a + " && \\\n" + b));
    }

    private static List<Mount.Secret> secrets(ContainerSpec spec) {
        return spec.mounts().stream()
                .filter(Mount.Secret.class::isInstance)
                .map(Mount.Secret.class::cast)
                .toList();
    }

    /** A secret of its environment may stand in its command or its health check as well. */
    private String masked(ContainerSpec spec, String command) {
        String masked = command;
        for (EnvValue value : spec.values().values()) {
            if (!reveal && value.isSecret() && value.reveal().length() >= SHORTEST_SECRET) {
                masked = masked.replace(value.reveal(), EnvValue.MASK);
            }
        }
        return masked;
    }

    private static void network(ContainerSpec spec, List<String> lines) {
        if (!spec.networkMode().equals("bridge")) {
            lines.add("--network " + quote(spec.networkMode()));
        } else if (!spec.networks().isEmpty()) {
            NetworkJoin first = spec.networks().getFirst();
            lines.add("--network " + quote(first.network())
                    + first.aliases().stream()
                            .map(a -> " --network-alias " + quote(a))
                            .collect(Collectors.joining()));
        }
    }

    private static String connect(ContainerSpec spec, NetworkJoin join) {
        return "docker network connect"
                + join.aliases().stream().map(a -> " --alias " + quote(a)).collect(Collectors.joining()) + " "
                + quote(join.network()) + " " + quote(spec.name());
    }

    private static String mount(Mount mount) {
        String end = mount.target() + (mount.readOnly() ? ":ro" : "");
        return switch (mount) {
            case Mount.Named named -> "-v " + quote(named.volume() + ":" + end);
            case Mount.Anonymous anonymous -> "-v " + quote(anonymous.target());
            case Mount.Bind bind -> "-v " + quote(bind.source() + ":" + end);
            case Mount.Tmpfs tmpfs ->
                "--tmpfs " + quote(tmpfs.target() + (tmpfs.sizeBytes() > 0 ? ":size=" + tmpfs.sizeBytes() : ""));
            case Mount.Secret secret -> "-v " + quote(secret.folder());
        };
    }

    private static void health(HealthCheck check, List<String> lines) {
        if (check.isOff()) {
            lines.add("--no-healthcheck");
            return;
        }
        if (!check.test().isEmpty()) {
            List<String> words = check.test().subList(1, check.test().size());
            lines.add("--health-cmd "
                    + quote(
                            check.test().getFirst().equals("CMD-SHELL")
                                    ? String.join(" ", words)
                                    : words.stream().map(DockerCommand::quote).collect(Collectors.joining(" "))));
        }
        time("--health-interval", check.interval(), lines);
        time("--health-timeout", check.timeout(), lines);
        time("--health-start-period", check.startPeriod(), lines);
        check.retries().ifPresent(r -> lines.add("--health-retries " + r));
    }

    private static void time(String option, Optional<Duration> duration, List<String> lines) {
        duration.ifPresent(d -> lines.add(option + " " + d.toMillis() + "ms"));
    }

    private static void limits(ContainerSpec spec, List<String> lines) {
        spec.limits().cpus().ifPresent(c -> lines.add("--cpus " + c));
        spec.limits().memoryBytes().ifPresent(m -> lines.add("--memory " + m));
        spec.limits().reservedMemoryBytes().ifPresent(m -> lines.add("--memory-reservation " + m));
    }

    private static void options(ContainerSpec spec, List<String> lines) {
        var o = spec.options();
        o.hostname().ifPresent(h -> lines.add("--hostname " + quote(h)));
        o.workingDir().ifPresent(w -> lines.add("--workdir " + quote(w)));
        o.capAdd().forEach(c -> lines.add("--cap-add " + quote(c)));
        o.capDrop().forEach(c -> lines.add("--cap-drop " + quote(c)));
        flag(o.privileged(), "--privileged", lines);
        o.devices().forEach(d -> lines.add("--device " + quote(d)));
        o.ulimits().forEach((k, v) -> lines.add("--ulimit " + quote(k + "=" + v.soft() + ":" + v.hard())));
        o.securityOpt().forEach(s -> lines.add("--security-opt " + quote(s)));
        o.logDriver().ifPresent(d -> lines.add("--log-driver " + quote(d)));
        o.logOptions().forEach((k, v) -> lines.add("--log-opt " + quote(k + "=" + v)));
        o.extraHosts().forEach(h -> lines.add("--add-host " + quote(h)));
        flag(o.init(), "--init", lines);
        flag(o.readOnly(), "--read-only", lines);
        o.shmSizeBytes().ifPresent(s -> lines.add("--shm-size " + s));
        o.stopSignal().ifPresent(s -> lines.add("--stop-signal " + quote(s)));
        o.stopGracePeriod().ifPresent(d -> lines.add("--stop-timeout " + d.toSeconds()));
        flag(o.tty(), "--tty", lines);
        flag(o.stdinOpen(), "--interactive", lines);
        o.dns().forEach(d -> lines.add("--dns " + quote(d)));
        o.sysctls().forEach((k, v) -> lines.add("--sysctl " + quote(k + "=" + v)));
        o.pid().ifPresent(p -> lines.add("--pid " + quote(p)));
        o.ipc().ifPresent(i -> lines.add("--ipc " + quote(i)));
    }

    private static void flag(boolean on, String option, List<String> lines) {
        if (on) {
            lines.add(option);
        }
    }

    /** For a POSIX shell. */
    static String quote(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./\\[\\]-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
