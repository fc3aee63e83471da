package dev.flotilla.app.eject.write;

import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.eject.words.Secrets;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.StackNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The shell script that makes on a host what applying the stack would make there. For a POSIX shell; shellcheck has nothing to say. */
final class RunScript {
    /** Its owner is looked up in the container itself where the stack names none. */
    private static final String SECRET_FILE = """

            # Puts the secret $1 into the container $2 as the file $3 with mode $4, for the user $5 (uid:gid, or who the container runs as).
            secret_file() {
              owner=$5
              if [ -z "$owner" ]; then
                user=$(docker inspect --format '{{.Config.User}}' "$2")
                case $user in
                  '') owner=0:0 ;;
                  *[!0-9:]*) owner=$(docker cp "$2:/etc/passwd" - | tar -xOf - | awk -F: -v u="${user%%:*}" '$1 == u { print $3 ":" $4 }') ;;
                  *:*) owner=$user ;;
                  *) owner=$user:0 ;;
                esac
              fi
              made=$(mktemp -d)
              mkdir -p "$made$(dirname "$3")"
              (umask 077 && printf '%s' "$1" >"$made$3")
              status=0
              tar -C "$made$(dirname "$3")" --numeric-owner --owner="${owner%%:*}" --group="${owner##*:}" --mode="$4" -cf - "$(basename "$3")" |
                docker cp - "$2:$(dirname "$3")" || status=$?
              rm -rf "$made"
              return "$status"
            }
            """;

    private final HostWork host;
    private final Secrets secrets;
    private final DockerRun docker;
    private final StringBuilder out = new StringBuilder();

    private RunScript(HostWork host, Secrets secrets) {
        this.host = host;
        this.secrets = secrets;
        this.docker = new DockerRun(secrets);
    }

    static String of(HostWork host, Secrets secrets) {
        return new RunScript(host, secrets).text();
    }

    private String text() {
        head();
        externals();
        host.networks().forEach(n -> line(network(n)));
        host.volumes().forEach(v -> line(volume(v)));
        images();
        for (HostWork.Work work : host.work()) {
            out.append("\n# ").append(comment(work.service().name())).append('\n');
            container(work.spec());
            work.awaited().ifPresent(ready -> await(work.spec().name(), ready));
        }
        return out.toString();
    }

    private void head() {
        out.append("#!/bin/sh\n# Stack ")
                .append(comment(host.stack().name()))
                .append(" on host ")
                .append(comment(host.hostName()))
                .append(", as Flotilla applies it where nothing of it is yet.\n");
        out.append("# Run it on that machine, or with DOCKER_HOST naming its engine.\n");
        if (!host.elsewhere().isEmpty()) {
            out.append("# These services stand on other hosts, start them first: ")
                    .append(comment(String.join(", ", host.elsewhere())))
                    .append(".\n");
        }
        out.append("# Values in single quotes are meant as they stand.\n# shellcheck disable=SC1003,SC2016\n");
        out.append("set -eu\n");
        if (!secrets.isEmpty()) {
            out.append("here=$(CDPATH='' cd -- \"$(dirname -- \"$0\")\" && pwd)\n");
            out.append("if [ -f \"$here/.env\" ]; then\n  # shellcheck source=/dev/null\n  . \"$here/.env\"\nfi\n");
            secrets.values()
                    .keySet()
                    .forEach(name -> out.append(": \"${")
                            .append(name)
                            .append(":?is not set: copy .env.example to .env and fill it in}\"\n"));
        }
        if (host.work().stream().anyMatch(RunScript::waitsForHealth)) {
            // The exit status of a check is not looked at in between: docker says "starting" until it knows.
            out.append("""

                    # Waits until the container $1 is healthy, at most $2 seconds.
                    healthy() {
                      left=$2
                      until [ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" = healthy ]; do
                        left=$((left - 1))
                        if [ "$left" -le 0 ]; then
                          echo "$1 is not healthy after $2 s: docker logs $1" >&2
                          exit 1
                        fi
                        sleep 1
                      done
                    }
                    """);
        }
        if (host.specs().stream().anyMatch(s -> !ComposeMounts.secretsOf(s).isEmpty())) {
            out.append(SECRET_FILE);
        }
        out.append('\n');
    }

    private static boolean waitsForHealth(HostWork.Work work) {
        return work.awaited()
                .map(ready -> ready.kind() == Readiness.Kind.HEALTHY)
                .orElse(false);
    }

    /** What the file calls external is never made by us; better told before anything begins. */
    private void externals() {
        Map<String, String> wanted = new TreeMap<>();
        host.work().stream()
                .flatMap(w -> w.spec().networks().stream())
                .map(NetworkJoin::network)
                .filter(this::isExternalNetwork)
                .forEach(n -> wanted.put(n, "network"));
        externalVolumes().forEach(v -> wanted.put(v, "volume"));
        wanted.forEach((name, kind) ->
                line("docker " + kind + " inspect " + Words.plain(name).shell() + " >/dev/null"));
    }

    private boolean isExternalNetwork(String real) {
        return host.networks().stream().noneMatch(n -> n.name().equals(real))
                && host.stack().networks().values().stream().anyMatch(StackNetwork::external);
    }

    private List<String> externalVolumes() {
        return host.stack().volumes().values().stream()
                .filter(dev.flotilla.app.stack.NamedVolume::external)
                .map(v -> v.realName().orElse(host.stack().name() + "_" + v.name()))
                .filter(real -> host.specs().stream()
                        .flatMap(s -> s.mounts().stream())
                        .anyMatch(m ->
                                m instanceof Mount.Named named && named.volume().equals(real)))
                .toList();
    }

    private static String network(NetworkSpec network) {
        String name = Words.plain(network.name()).shell();
        return "docker network inspect " + name + " >/dev/null 2>&1 ||\n  docker network create"
                + (network.internal() ? " --internal" : "") + labels(network.labels()) + " \\\n    " + name
                + " >/dev/null";
    }

    private static String volume(VolumeSpec volume) {
        String name = Words.plain(volume.name()).shell();
        StringBuilder create = new StringBuilder("docker volume create");
        volume.driver()
                .ifPresent(
                        d -> create.append(" --driver ").append(Words.plain(d).shell()));
        volume.options()
                .forEach((k, v) ->
                        create.append(" --opt ").append(Words.plain(k + "=" + v).shell()));
        return "docker volume inspect " + name + " >/dev/null 2>&1 ||\n  " + create + labels(volume.labels())
                + " \\\n    " + name + " >/dev/null";
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(e -> " \\\n    --label "
                        + Words.plain(e.getKey() + "=" + e.getValue()).shell())
                .collect(Collectors.joining());
    }

    private void images() {
        Map<String, String> lines = new TreeMap<>();
        for (HostWork.Work work : host.work()) {
            String image = Words.plain(work.spec().image()).shell();
            String policy = work.service().pullPolicy().orElse("missing");
            if (work.service().built() || policy.equals("never") || policy.equals("build")) {
                lines.put(
                        image,
                        "docker image inspect " + image + " >/dev/null # it is built, or loaded, on this host first");
            } else if (policy.equals("always")) {
                lines.put(image, "docker pull " + image);
            } else {
                lines.putIfAbsent(image, "docker image inspect " + image + " >/dev/null 2>&1 || docker pull " + image);
            }
        }
        lines.values().forEach(this::line);
    }

    private void container(ContainerSpec spec) {
        boolean several = spec.networkMode().equals("bridge") && spec.networks().size() > 1;
        List<String> words = new ArrayList<>(docker.options(spec));
        List<Mount.Secret> files = ComposeMounts.secretsOf(spec);
        boolean later = several || !files.isEmpty();
        words.addFirst((later ? "docker create" : "docker run --detach") + " --name "
                + Words.plain(spec.name()).shell());
        words.add(docker.imageAndCommand(spec));
        line(String.join(" \\\n  ", words) + " >/dev/null");
        if (several) {
            spec.networks().stream()
                    .skip(1)
                    .forEach(join -> line("docker network connect"
                            + join.aliases().stream()
                                    .map(a -> " --alias " + Words.plain(a).shell())
                                    .collect(Collectors.joining())
                            + " " + Words.plain(join.network()).shell() + " "
                            + Words.plain(spec.name()).shell()));
        }
        files.forEach(file -> line("secret_file " + secrets.of(file.content()).shell() + " "
                + Words.plain(spec.name()).shell() + " "
                + Words.plain(file.target()).shell() + " " + Integer.toOctalString(file.mode()) + " "
                + file.uid().map(u -> u + ":" + file.gid().orElse(u)).orElse("''")));
        if (later) {
            line("docker start " + Words.plain(spec.name()).shell() + " >/dev/null");
        }
    }

    private void await(String container, Readiness ready) {
        String name = Words.plain(container).shell();
        switch (ready.kind()) {
            case HEALTHY -> line("healthy " + name + " " + ready.limit().toSeconds());
            case COMPLETED ->
                line("[ \"$(docker wait " + name + ")\" = 0 ] || {\n  echo \"its work failed: docker logs \"" + name
                        + " >&2\n  exit 1\n}");
            case RUNNING, PORT_ANSWERS -> {}
        }
    }

    private static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
