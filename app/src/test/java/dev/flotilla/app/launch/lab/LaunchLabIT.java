package dev.flotilla.app.launch.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.boot.InProcess;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The launcher on two real engines, from a folder of source to nodes that are pinged and stopped. */
@NeedsLab(secured = 1)
class LaunchLabIT {
    private static final String SERVICE = """
            echo "I am $(hostname)"
            case $(hostname) in *_node_4) echo "no such table" >&2; exit 3;; esac
            exec httpd -f -p 8000 -h /srv
            """;

    @TempDir
    Path temp;

    private final Lab lab;
    private final LabHost first;
    private final LabHost second;
    private InProcess commands;
    private Path ring;

    LaunchLabIT(Lab lab) {
        this.lab = lab;
        this.first = lab.hosts().getFirst();
        this.second = lab.hosts().get(1);
    }

    @BeforeEach
    void open() throws IOException {
        commands = new InProcess(temp.resolve("data"));
        add("a", first);
        add("b", second);
        ring = temp.resolve("ring");
        Files.createDirectories(ring.resolve("src"));
        Files.writeString(ring.resolve("src/run.sh"), SERVICE);
        Files.writeString(
                ring.resolve("Dockerfile"), "FROM busybox:latest\nCOPY src /srv\nCMD [\"sh\", \"/srv/run.sh\"]\n");
        Files.writeString(ring.resolve(".dockerignore"), "*.log\n");
    }

    private void add(String name, LabHost host) {
        List<String> words = new ArrayList<>(
                List.of("host", "add", name, "--engine", host.tcp().toString()));
        if (host.secured()) {
            words.addAll(List.of("--tls-dir", lab.certificates().toString()));
        }
        commands.done(words.toArray(String[]::new));
    }

    @AfterEach
    void clear() {
        for (LabHost host : List.of(first, second)) {
            lab.exec(
                    host,
                    "sh",
                    "-c",
                    "docker ps -aq --filter label=dev.flotilla.launch | xargs -r docker rm -f -v;"
                            + " docker network ls -q --filter label=dev.flotilla.launch | xargs -r docker network rm;"
                            + " docker rmi -f flotilla-launch/ring:latest; true");
        }
    }

    private InProcess.Said launch(int count, String... more) {
        List<String> words = new ArrayList<>(List.of("launch", ring.toString(), "-n", Integer.toString(count)));
        words.addAll(List.of(more));
        return commands.run(words.toArray(String[]::new));
    }

    private static String container(JsonNode launched, int index) {
        return launched.get("nodes").get(index - 1).get("container").asString();
    }

    @Test
    void aFolderIsBuiltSentToTheOtherHostGrownAndShrunk() {
        InProcess.Said two = launch(2, "--port", "8000");
        assertThat(two.code()).as(two.toString()).isZero();
        assertThat(two.json().get("builtOn").asString()).isEqualTo("a");
        assertThat(two.json().get("nodes"))
                .extracting(node ->
                        node.get("name").asString() + " on " + node.get("host").asString())
                .containsExactly("ring_node_1 on a", "ring_node_2 on b");
        assertThat(lab.docker(second, "exec", "ring_node_2", "hostname").strip())
                .isEqualTo("ring_node_2");
        assertThat(lab.docker(second, "exec", "ring_node_2", "ls", "/srv").strip())
                .isEqualTo("run.sh");

        InProcess.Said three = launch(3);
        assertThat(three.json().get("created")).extracting(JsonNode::asString).containsExactly("ring_node_3");
        assertThat(container(three.json(), 1)).isEqualTo(container(two.json(), 1));
        assertThat(container(three.json(), 2)).isEqualTo(container(two.json(), 2));
        assertThat(three.json().get("nodes").get(2).get("address").asString()).isEqualTo(first.address() + ":8002");

        InProcess.Said one = launch(1);
        assertThat(one.json().get("removed"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("ring_node_2", "ring_node_3");
        assertThat(container(one.json(), 1)).isEqualTo(container(two.json(), 1));
        assertThat(lab.docker(second, "network", "ls").contains("ring_nodes")).isFalse();
    }

    @Test
    void aNodeThatCrashesIsExitedWithItsCodeAndLastLines() {
        InProcess.Said four = launch(4, "--port", "8000");

        assertThat(four.code()).as("not all are up").isEqualTo(1);
        JsonNode crashed = commands.run("launch", "list").json().get(3);
        assertThat(crashed.get("name").asString()).isEqualTo("ring_node_4");
        assertThat(crashed.get("state").asString()).isEqualTo("exited");
        assertThat(crashed.get("exitCode").asInt()).isEqualTo(3);
        assertThat(crashed.get("up").asBoolean()).isFalse();
        assertThat(crashed.get("lastLines"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("I am ring_node_4", "no such table");

        InProcess.Said pinged = commands.run("launch", "ping", "ring");
        assertThat(pinged.code()).isEqualTo(1);
        assertThat(pinged.json())
                .extracting(ping -> ping.get("result").asString())
                .containsExactly("answered", "answered", "answered", "silent");

        JsonNode stopped = commands.done("launch", "stop", "ring");
        assertThat(stopped.get("nodes"))
                .extracting(n -> n.get("state").asString())
                .containsOnly("exited");
        assertThat(commands.done("launch", "stop", "ring", "--remove").get("removed"))
                .hasSize(4);
        assertThat(commands.run("launch", "list").json()).isEmpty();
    }

    @Test
    void oneThatRunsAndDoesNotListenIsNotUp() throws IOException {
        Files.writeString(ring.resolve("src/run.sh"), "exec sleep 1000\n");

        InProcess.Said one = launch(1, "--host", "b", "--port", "8000");

        assertThat(one.code()).isEqualTo(1);
        assertThat(one.json().get("nodes").get(0).get("state").asString()).isEqualTo("silent");
        assertThat(one.json().get("nodes").get(0).get("up").asBoolean()).isFalse();
    }

    @Test
    void withoutAPortNodesArePingedByNameFromOneAnother() {
        InProcess.Said three = launch(3, "--host", "a", "b");
        assertThat(three.code()).as(three.toString()).isZero();

        JsonNode pings = commands.run("launch", "ping").json();

        assertThat(pings.get(0).get("how").asString()).isEqualTo("ring_node_3 hears it");
        assertThat(pings.get(1).get("result").asString())
                .as("the only one of its host")
                .isEqualTo("not checked");
        assertThat(pings.get(2).get("how").asString()).isEqualTo("ring_node_1 hears it");
    }

    /** The engines of the lab have the image of the links; elsewhere the first host pulls it. */
    @Test
    void nodesOfDifferentHostsFindEachOtherByNameAtTheirPort() throws IOException {
        Files.writeString(
                ring.resolve("src/run.sh"),
                "mkdir /www; echo \"$GREETING from $(hostname)\" >/www/who; exec httpd -f -p 8000 -h /www\n");
        InProcess.Said three = launch(3, "--port", "8000", "--env", "GREETING=hello");
        assertThat(three.code()).as(three.toString()).isZero();

        for (int from = 1; from <= 3; from++) {
            for (int to = 1; to <= 3; to++) {
                assertThat(lab.docker(
                                        from == 2 ? second : first,
                                        "exec",
                                        "ring_node_" + from,
                                        "wget",
                                        "-qO-",
                                        "http://ring_node_" + to + ":8000/who")
                                .strip())
                        .as(from + " asks " + to)
                        .isEqualTo("hello from ring_node_" + to);
            }
        }
        String links = lab.docker(second, "ps", "--filter", "label=dev.flotilla.launch.link", "--format", "{{.ID}}");
        InProcess.Said four = launch(4);
        assertThat(four.code()).as(four.toString()).isZero();
        assertThat(lab.docker(first, "exec", "ring_node_1", "wget", "-qO-", "http://ring_node_4:8000/who")
                        .strip())
                .as("it came later and has the variables of the others")
                .isEqualTo("hello from ring_node_4");
        assertThat(lab.docker(second, "ps", "--filter", "label=dev.flotilla.launch.link", "--format", "{{.ID}}"))
                .as("links that were there")
                .isEqualTo(links);
        launch(1);
        assertThat(lab.docker(first, "ps", "-a", "--format", "{{.Names}}").lines())
                .contains("ring_node_1")
                .noneMatch(name -> name.contains("_link_"));
        assertThat(lab.docker(second, "ps", "-aq", "--filter", "label=dev.flotilla.launch"))
                .isBlank();
    }

    @Test
    void aBuildThatFailsIsTakenToFileAndLine() throws IOException {
        Files.writeString(
                ring.resolve("Dockerfile"), "FROM busybox:latest\nWORKDIR /home/proj\nCOPY . .\nRUN sh src/build.sh\n");
        Files.writeString(ring.resolve("src/build.sh"), "echo \"rpc.go:63:2: undefined: Node\"\nexit 2\n");
        Files.writeString(ring.resolve("src/rpc.go"), "package main\n");

        InProcess.Said failed = launch(2);

        assertThat(failed.code()).isEqualTo(1);
        JsonNode error = failed.json().get("error");
        assertThat(error.get("code").asString()).isEqualTo("FL-6111");
        assertThat(error.get("file").asString()).isEqualTo("src/rpc.go");
        assertThat(error.get("line").asInt()).isEqualTo(63);
        assertThat(error.get("all").get(1).get("message").asString())
                .contains("on a failed", "Dockerfile, line 4", "non-zero code: 2");
        assertThat(commands.run("launch", "list").json()).isEmpty();
    }

    /** A cache is mounted; engines of before 23 know no more of BuildKit than that. */
    @Test
    void whatNeedsBuildKitIsBuiltWithIt() throws IOException {
        Files.writeString(ring.resolve("Dockerfile"), """
                FROM busybox:latest
                RUN --mount=type=cache,target=/c date > /c/x && cp /c/x /built
                COPY src /srv
                CMD ["sh", "/srv/run.sh"]
                """);
        for (String on : List.of("a", "b")) {
            InProcess.Said said = launch(1, "--host", on, "--base", "kit-" + on);
            assertThat(said.code()).as(said.toString()).isZero();
            LabHost host = on.equals("a") ? first : second;
            assertThat(lab.docker(host, "exec", "kit-" + on + "_node_1", "cat", "/built"))
                    .isNotBlank();
            lab.docker(host, "rmi", "-f", "flotilla-launch/kit-" + on + ":latest");
        }
        Files.writeString(
                ring.resolve("Dockerfile"), "FROM busybox:latest\n\nRUN --mount=type=cache,target=/c \\\n  exit 3\n");

        JsonNode error = launch(1, "--base", "kit").json().get("error");

        assertThat(error.get("code").asString()).isEqualTo("FL-6110");
        assertThat(error.get("message").asString()).contains("exit code: 3");
        assertThat(error.get("line").asInt()).isEqualTo(3);
    }

    @Test
    void anEarlierImageIsToldAndReplacedOnDemand() throws IOException {
        launch(2, "--port", "8000");
        Files.writeString(ring.resolve("src/run.sh"), SERVICE + "# changed\n");

        assertThat(launch(2).json().get("outdated").asInt()).isEqualTo(2);

        InProcess.Said replaced = launch(2, "--replace");
        assertThat(replaced.json().get("created")).hasSize(2);
        assertThat(replaced.json().get("outdated").asInt()).isZero();
        assertThat(replaced.code()).as(replaced.toString()).isZero();
    }
}
