package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The application is killed at every write of its journal, just before it and just after it; then the next process
 * tells what was done, and finishes it or takes it back. All of it is checked against the engines.
 */
@NeedsLab(secured = 2)
class KilledApplyLabIT {
    private static final String STACK = "killed";
    private static final int MOST = 40;
    private static final String FILE = """
            name: killed
            x-flotilla: {strategy: spread}
            services:
              db: {image: busybox, command: &waits [sh, -c, "trap 'exit 0' TERM; sleep 1000 & wait"], volumes: [data:/data]}
              web: {image: busybox, command: *waits, depends_on: [db]}
            volumes: {data: {}}
            """;

    @TempDir
    Path temp;

    private final Lab lab;
    private final List<LabHost> machines;
    private Path file;

    KilledApplyLabIT(Lab lab) {
        this.lab = lab;
        this.machines = lab.secured().subList(0, 2);
    }

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(temp.resolve("killed.yml"), FILE);
        clear();
    }

    @AfterEach
    void clear() {
        for (LabHost machine : machines) {
            lab.exec(
                    machine,
                    "sh",
                    "-c",
                    "docker ps -aq --filter label=dev.flotilla.stack=killed | xargs -r docker rm -f -v;"
                            + " docker volume ls -q | grep ^killed | xargs -r docker volume rm;"
                            + " docker network ls --format '{{.Name}}' | grep ^killed | xargs -r docker network rm; true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after", "before"})
    void killedAtEveryWriteItIsToldAndFinishedOrTakenBack(String moment) throws Exception {
        boolean finish = moment.equals("before");
        int at = 1;
        while (at < MOST && killedAt(moment, at, finish)) {
            finish = !finish;
            // Just before the entries that tell of done work; the others differ in nothing from "after" the one before.
            at += moment.equals("before") ? 2 : 1;
        }
        assertThat(at).as("writes of one apply").isBetween(8, MOST - 1);
    }

    /** @return false when the apply came to its end, because it writes less often */
    private boolean killedAt(String moment, int at, boolean finish) throws Exception {
        Path data = temp.resolve(moment + at);
        InProcess commands = new InProcess(data);
        for (LabHost machine : machines) {
            commands.done(
                    "host",
                    "add",
                    machine.name(),
                    "--engine",
                    machine.tcp().toString(),
                    "--tls-dir",
                    lab.certificates().toString());
        }
        Program.Result killed = Program.end(Program.java(
                HaltedApply.class.getName(),
                moment,
                String.valueOf(at),
                data.toString(),
                "stack",
                "apply",
                file.toString(),
                "--yes"));
        String round = moment + " write " + at + (finish ? ", finished" : ", taken back");
        if (killed.code() == 0) {
            return false;
        }
        assertThat(killed.code()).as(round + killed).isEqualTo(HaltedApply.KILLED);
        JsonNode history = commands.done("stack", "history", STACK);
        if (history.isEmpty()) {
            assertThat(containers()).as(round).isEmpty();
            assertThat(commands.refused("stack", "recover", STACK).get("code").stringValue())
                    .isEqualTo("FL-2319");
        } else if (history.get(0).get("leftOpen").booleanValue()) {
            told(commands, round);
            ended(commands, finish, round);
        } else {
            assertThat(history.get(0).get("state").stringValue()).as(round).isEqualTo("done");
            assertComplete(commands, round);
        }
        clear();
        return true;
    }

    /** Status, history and report say the same, and the same as the engines. */
    private void told(InProcess commands, String round) {
        assertThat(commands.done("stack", "status", STACK).get("leftOpen").isString())
                .as(round)
                .isTrue();
        // What the dead process had asked for may come to its end on the engine by itself.
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Map<String, String> there = containers();
            JsonNode entry = commands.done("stack", "history", STACK).get(0);
            assertThat(entry.get("state").stringValue()).isEqualTo("interrupted");
            for (JsonNode step : entry.get("steps")) {
                if (step.get("action").stringValue().equals("create")) {
                    String name = step.get("target").stringValue();
                    String phase = step.get("phase").asString("waiting");
                    there.keySet().stream()
                            .filter(name::endsWith)
                            .forEach(c -> assertThat(phase)
                                    .as(round + ": " + c + " has its record")
                                    .isNotEqualTo("waiting"));
                }
            }
            int found = 0;
            for (JsonNode step : commands.done("stack", "recover", STACK).get("steps")) {
                String target = step.get("target").stringValue();
                String state = there.entrySet().stream()
                        .filter(c -> target.endsWith(c.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("none");
                String done = step.get("done").stringValue();
                if (target.endsWith(STACK + "-db") || target.endsWith(STACK + "-web")) {
                    assertThat(done)
                            .as(round + ": " + step + " in " + there)
                            .isEqualTo(
                                    switch (state) {
                                        case "running" -> "yes";
                                        case "none" -> "no";
                                        default -> "partly";
                                    });
                    found++;
                }
            }
            assertThat(found).as(round).isEqualTo(2);
        });
    }

    private void ended(InProcess commands, boolean finish, String round) {
        JsonNode over = commands.done("stack", "recover", STACK, finish ? "--finish" : "--undo", "--yes");
        assertThat(over.get("state").stringValue()).as(round).isEqualTo(finish ? "done" : "rolled-back");
        assertThat(commands.done("stack", "history", STACK)
                        .get(0)
                        .get("leftOpen")
                        .booleanValue())
                .isFalse();
        if (finish) {
            assertComplete(commands, round);
        } else {
            assertThat(containers()).as(round).isEmpty();
            machines.forEach(m -> assertThat(lab.exec(
                            m,
                            "sh",
                            "-c",
                            "(docker volume ls -q; docker network ls --format '{{.Name}}') | grep ^killed; true"))
                    .as(round)
                    .isBlank());
        }
    }

    private void assertComplete(InProcess commands, String round) {
        assertThat(containers()).as(round).isEqualTo(Map.of(STACK + "-db", "running", STACK + "-web", "running"));
        assertThat(commands.done("stack", "status", STACK).get("state").stringValue())
                .as(round)
                .isEqualTo("running");
        assertThat(commands.done("stack", "plan", file.toString())
                        .get("changes")
                        .intValue())
                .as(round)
                .isZero();
    }

    /** Names and states of the stack's containers, as docker itself lists them. */
    private Map<String, String> containers() {
        Map<String, String> all = new TreeMap<>();
        for (LabHost machine : machines) {
            lab.docker(
                            machine,
                            "ps",
                            "-a",
                            "--filter",
                            "label=dev.flotilla.stack=" + STACK,
                            "--format",
                            "{{.Names}} {{.State}}")
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .forEach(words -> all.put(words[0], words[1]));
        }
        return all;
    }
}
