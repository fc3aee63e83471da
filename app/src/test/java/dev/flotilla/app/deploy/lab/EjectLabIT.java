package dev.flotilla.app.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.deploy.run.TestJournal;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.gather.Gathering;
import dev.flotilla.app.eject.words.Compose;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.lab.InspectedContainers;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export that is carried out by hand on real engines gives the containers that an apply gives. */
@NeedsLab(secured = 2)
class EjectLabIT {
    private static final String FILE = """
            name: ejected
            services:
              db:
                image: redis:7
                environment:
                  POSTGRES_PASSWORD: "s3cret $$5 `b` 😀"
                volumes: [data:/data]
                ports: ["6379:6379"]
                healthcheck: {test: [CMD-SHELL, redis-cli ping | grep PONG], interval: 1s, timeout: 3s, retries: 30}
                mem_limit: 256m
                ulimits: {nofile: {soft: 2000, hard: 4000}}
                x-flotilla: {targetHost: FIRST}
              cache:
                image: redis:7
                networks: {default: {}, back: {aliases: [store]}}
                command: [redis-server, --save, ""]
                depends_on: {db: {condition: service_healthy}}
                labels: {who: "me & $$you"}
                stop_grace_period: 3s
                x-flotilla: {targetHost: FIRST}
              worker:
                image: busybox
                entrypoint: [/bin/sh, -c]
                command: ["trap 'exit 0' TERM; while :; do sleep 1; done"]
                depends_on: [cache]
                init: true
                restart: unless-stopped
                hostname: the-worker
                tmpfs: ["/scratch:size=1m"]
                cap_drop: [ALL]
                environment:
                  QUOTES: "'\\"'"
                  DOLLARS: "$$HOME $${X} $$$$ $$(id)"
                  TICKS: "`id` \\\\ \\\\' !"
                  LINES: "one\\n  two\\n\\nend\\n"
                  DASH: "-rf --env X=1"
                  WIDE: "😀𝄞ü"
                  EMPTY: ""
                  A_TOKEN: "-x\\n$$y'z`\\\\"
                x-flotilla: {targetHost: SECOND}
            x-flotilla: {strategy: manual}
            networks: {back: {}}
            volumes: {data: {}}
            """;

    @TempDir
    Path folder;

    @Test
    void scriptsBringUpWhatAnApplyBringsUp(Lab lab) throws Exception {
        compared(lab, List.of("sh", "run.sh"), List.of());
    }

    @Test
    void composeBringsUpTheSameWhereItIsInstalled(Lab lab) throws Exception {
        List<String> compose = Compose.command();
        assumeTrue(!compose.isEmpty() && !Compose.isOld(compose), "compose of version 2 is not installed here");
        compared(lab, plus(compose, "up", "--detach"), plus(compose, "down", "--volumes", "--timeout", "1"));
    }

    /** @param down what ends it by hand; empty where removing the stack is enough */
    private void compared(Lab lab, List<String> up, List<String> down) throws Exception {
        List<LabHost> machines = lab.secured().subList(0, 2);
        Path file = written(machines);
        try (LabFleet rooms = new LabFleet(lab, 2, TestJournal.empty())) {
            rooms.removeEverything("ejected");
            Path out = exported(rooms, file);
            try {
                DeployProgress done = rooms.apply(file, OnFailure.ROLLBACK);
                assertThat(done.state())
                        .as(done.steps().values().stream()
                                .flatMap(st -> st.problem().stream())
                                .toList()
                                .toString())
                        .isEqualTo(ApplyState.DONE);
                SortedSet<String> applied = InspectedContainers.on(lab, machines, "ejected-");
                rooms.removeEverything("ejected");

                byHand(machines, out, up);
                assertThat(InspectedContainers.on(lab, machines, "ejected-")).containsExactlyElementsOf(applied);
                assertThat(applied).hasSizeGreaterThan(60);
                environment(lab, machines);
                assertThat(rooms.planned(file).steps()).isEmpty();
            } finally {
                if (!down.isEmpty()) {
                    byHand(machines, out, down);
                }
                rooms.removeEverything("ejected");
            }
        }
    }

    private static List<String> plus(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    private Path written(List<LabHost> machines) throws Exception {
        return Files.writeString(
                folder.resolve("app.yml"),
                FILE.replace("FIRST", machines.getFirst().name())
                        .replace("SECOND", machines.get(1).name()));
    }

    private Path exported(LabFleet rooms, Path file) throws Exception {
        Fleet fleet = new Fleet(
                rooms.fleet.name(),
                rooms.fleet.hosts(),
                Map.of(),
                new TreeMap<>(
                        Map.of("ejected", new WishedStack("ejected", file.toString(), Optional.empty(), Map.of()))));
        Project project = LabFleet.value(
                new Gathering(new HostSurvey(rooms.engines, Thread.ofVirtual().factory()), Clock.systemUTC(), Map.of())
                        .gather(fleet, Optional.empty(), List.of()));
        Bundle bundle = Ejection.of(project, true);
        return LabFleet.value(BundleWriter.write(bundle, folder.resolve("out"), "out"));
    }

    /** Byte for byte, as the process in the container has it. */
    private static void environment(Lab lab, List<LabHost> machines) {
        String worker = lab.docker(machines.get(1), "exec", "ejected-worker", "cat", "/proc/1/environ");
        assertThat(List.of(worker.split("\0", -1)))
                .contains(
                        "QUOTES='\"'",
                        "DOLLARS=$HOME ${X} $$ $(id)",
                        "TICKS=`id` \\ \\' !",
                        "LINES=one\n  two\n\nend\n",
                        "DASH=-rf --env X=1",
                        "WIDE=😀𝄞ü",
                        "EMPTY=",
                        "A_TOKEN=-x\n$y'z`\\");
        assertThat(lab.docker(
                        machines.getFirst(), "exec", "ejected-db", "sh", "-c", "printf '%s' \"$POSTGRES_PASSWORD\""))
                .isEqualTo("s3cret $5 `b` 😀");
    }

    /** In the folder that is meant for each machine. */
    private static void byHand(List<LabHost> machines, Path out, List<String> words) throws Exception {
        for (LabHost machine : machines) {
            Path there = out.resolve("hosts").resolve(machine.name()).resolve("ejected");
            run(machine, there, words);
        }
    }

    private static void run(LabHost machine, Path folder, List<String> words) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", machine.unix().toString());
        builder.environment().remove("DOCKER_TLS_VERIFY");
        builder.environment()
                .put(
                        "COMPOSE_FILE",
                        Files.exists(folder.resolve("docker-compose.yml"))
                                ? "docker-compose.yml"
                                : "docker-compose.worker.yml");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
