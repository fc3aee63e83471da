package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StackSplitTest {
    private static final String TEXT = """
            services:
              redis: {image: "redis:7"}
              worker:
                image: busybox
                environment:
                  REDIS_URL: redis://:geheim@redis:6379/0
            """;

    @TempDir
    Path folder;

    private final InMemory commands = new InMemory();
    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("compose.yml");
        Files.writeString(file, TEXT);
    }

    @AfterEach
    void close() {
        commands.close();
    }

    private InMemory.Said split(String... words) throws Exception {
        String[] all = new String[words.length + 3];
        all[0] = "stack";
        all[1] = "split";
        all[2] = file.toString();
        System.arraycopy(words, 0, all, 3, words.length);
        return commands.run(all);
    }

    @Test
    void withoutAFleetTheEdgesAreToldAndNothingIsWritten() throws Exception {
        InMemory.Said said = split("--move", "worker=b", "--json");

        assertThat(said.code()).isZero();
        assertThat(said.out()).doesNotContain("geheim");
        JsonNode list = JsonMapper.shared().readTree(said.out());
        assertThat(list.get(0).get("code").asString()).isEqualTo("FL-3201");
        assertThat(list.get(0).get("line").asInt()).isEqualTo(6);
        assertThat(list.get(0).get("from").asString()).isEqualTo("worker");
        assertThat(list.get(0).get("to").asString()).isEqualTo("redis");
        assertThat(list.get(0).get("choice").asString()).isEqualTo("forwarder");
        assertThat(list.get(0).get("choices").get(0).get("forwarder").asString())
                .isEqualTo("redis-for-b");
        assertThat(list.get(1).get("code").asString()).isEqualTo("FL-3203");
        assertThat(split("--move", "worker=b", "--strict").code()).isEqualTo(1);
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void whatCannotBeWrittenYetIsRefused() throws Exception {
        InMemory.Said said = split("--move", "worker=b", "--write");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("FL-3203", "--address");
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void theFleetKnowsWhoIsLeftAtHomeAndWhereThatIs() throws Exception {
        commands.run("host", "add", "one", "--engine", "tcp://192.0.2.11:2375");
        commands.run("host", "add", "two", "--engine", "tcp://192.0.2.12:2375");

        InMemory.Said said = split("--move", "worker=TWO", "--write");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readString(file))
                .contains(
                        "redis-for-two:",
                        "TCP:192.0.2.11:6379",
                        "targetHost: two",
                        "ports: [\"192.0.2.11:6379:6379\"]");
    }

    @Test
    void aSplitIsTakenBackByteForByteAndAnotherMoveBuildsOnTheFirst() throws Exception {
        split("--move", "worker=b", "--home", "a", "--address", "a=192.0.2.11", "--write");
        assertThat(Files.readString(file)).contains("redis-for-b");

        InMemory.Said again = split("--move", "redis=c", "--address", "c=192.0.2.13", "--write");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(Files.readString(file))
                .contains("redis-for-b", "TCP:192.0.2.13:6379")
                .doesNotContain("192.0.2.11");
        assertThat(split("--undo", "--write").code()).isZero();
        assertThat(file).hasContent(TEXT);
        assertThat(split("--undo").err()).contains("FL-3208");
    }

    @Test
    void anEndpointIsChosenAndWrittenBesideTheFile() throws Exception {
        Path out = folder.resolve("out/split.yml");
        InMemory.Said said = split(
                "--move",
                "worker=b",
                "--home",
                "a",
                "--address",
                "a=192.0.2.11",
                "--all",
                "endpoint",
                "--out",
                out.toString());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("redis://:********@redis:6379/0 -> redis://:********@192.0.2.11:6379/0");
        assertThat(Files.readString(out)).contains("REDIS_URL: redis://:geheim@192.0.2.11:6379/0");
        assertThat(file).hasContent(TEXT);
        Files.writeString(out, "mine");
        assertThat(split("--move", "worker=b", "--home", "a", "--address", "a=192.0.2.11", "--out", out.toString())
                        .err())
                .contains("FL-3210");
        assertThat(out).hasContent("mine");
    }

    @Test
    void whatIsSaidWrongIsRefused() throws Exception {
        assertThat(split().err()).contains("FL-4005", "--move");
        assertThat(split("--move", "nobody=b").err()).contains("nobody", "redis, worker");
        assertThat(split("--move", "worker=b", "--choose", "worker:redis=magic").err())
                .contains("FL-4005");
        assertThat(split("--move", "worker=b", "--choose", "redis:worker=leave").err())
                .contains("does not break");
        assertThat(split("--move", "worker=b", "--choose", "worker:redis=endpoint")
                        .err())
                .contains("FL-3201");
        assertThat(split("--move", "worker=b", "--undo").err()).contains("FL-4005");
    }

    @Test
    void workersComeAndGoAndTheirForwardersWithThem() throws Exception {
        split("--move", "worker=b", "--home", "a", "--address", "a=192.0.2.11", "--write");

        InMemory.Said more = split(
                "--add",
                "worker2=c",
                "--like",
                "worker",
                "--scale",
                "worker=3",
                "--address",
                "a=192.0.2.11",
                "--write");

        assertThat(more.code()).as(more.err()).isZero();
        assertThat(Files.readString(file)).contains("redis-for-b:", "redis-for-c:", "worker2:", "replicas: 3");
        assertThat(split("--drop", "worker2", "--address", "a=192.0.2.11", "--write")
                        .code())
                .isZero();
        assertThat(Files.readString(file)).contains("redis-for-b:").doesNotContain("redis-for-c:", "worker2");
        assertThat(split("--add", "x=c").err()).contains("--like");
        assertThat(split("--drop", "nobody").err()).contains("FL-3211");
    }

    @Test
    void theTemplateHasWorkersOnOtherHostsAndNoCredentials() throws Exception {
        Path out = folder.resolve("ocr.yml");
        InMemory.Said said = commands.run(
                "stack", "template", "--main", "srv=192.0.2.10", "--workers", "w1,w2", "--out", out.toString());

        assertThat(said.code()).as(said.err()).isZero();
        String text = Files.readString(out);
        assertThat(text)
                .contains("mongodb-for-w1:", "nsqd-for-w2:", "TCP:192.0.2.10:27017", "${MONGO_PASSWORD}@mongodb:27017")
                .doesNotContain("set-later");
        assertThat(commands.run("stack", "validate", out.toString()).err()).contains("MONGO_PASSWORD is required");
    }

    @Test
    void aForwarderIsPublishedOnlyWhenThatIsAskedFor() throws Exception {
        String[] move = {"--move", "worker=b", "--home", "a", "--address", "a=192.0.2.11", "--write"};
        split(move);
        assertThat(Files.readString(file)).doesNotContain("127.0.0.1");
        split("--undo", "--write");

        split("--move", "worker=b", "--home", "a", "--address", "a=192.0.2.11", "--loopback", "--write");

        assertThat(Files.readString(file)).contains("ports: [\"127.0.0.1:6379:6379\"]");
    }

    @Test
    void aChoiceOfBeforeIsKept() throws Exception {
        split("--move", "worker=b", "--home", "a", "--address", "a=192.0.2.11", "--all", "endpoint", "--write");

        split("--move", "redis=c", "--address", "c=192.0.2.13", "--write");

        assertThat(Files.readString(file))
                .contains("REDIS_URL: redis://:geheim@192.0.2.13:6379/0")
                .doesNotContain("-for-");
    }

    @Test
    void aFileInJsonIsReadButNotWritten() throws Exception {
        file = folder.resolve("stack.json");
        String json = "{\"services\": {\"redis\": {\"image\": \"redis\"}, \"w\": {\"image\": \"w\","
                + " \"environment\": {\"R\": \"redis:6379\"}}}}";
        Files.writeString(file, json);

        InMemory.Said said = split("--move", "w=b", "--home", "a", "--address", "a=192.0.2.11", "--write");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("FL-3207");
        assertThat(file).hasContent(json);
    }
}
