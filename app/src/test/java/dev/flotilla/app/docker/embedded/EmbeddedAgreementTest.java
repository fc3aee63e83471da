package dev.flotilla.app.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nodes of embedded hosts do all that a node in a container does: one mesh, one agreement, a memory, and nothing left of them. */
class EmbeddedAgreementTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @TempDir
    Path secrets;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @Test
    void threeHostsAgreeAlsoWhenTheCoordinatorStopsInTheMiddle() throws Exception {
        try (EmbeddedHosts hosts = open();
                EmbeddedTrio trio = new EmbeddedTrio(hosts, secrets)) {
            EmbeddedTrio.IDS.forEach(trio::start);
            await().atMost(LONG).until(() -> isMesh(trio));
            await().atMost(LONG)
                    .ignoreException(IOException.class)
                    .untilAsserted(() -> assertThat(trio.console("node-a", "state"))
                            .contains("node-b serves version 1", "node-c serves version 1"));
            for (String id : EmbeddedTrio.IDS) {
                assertThat(trio.ping(id)).contains("7");
            }
            assertThat(trio.console("node-b", "ping all"))
                    .contains("node-a", "node-c")
                    .doesNotContain("not responding");

            assertThat(trio.order("{\"action\": \"rollout\"}").body()).contains("Version 2 is being voted on");
            await().atMost(LONG).until(() -> trio.allServe(2));

            trio.stop("node-a");
            String before = trio.served("node-b");
            trio.start("node-a");
            assertThat(trio.served("node-a")).isEqualTo(before);

            await().atMost(LONG)
                    .until(() -> trio.order("{\"percent\": 20}").body().contains("Version 3 is being voted on"));
            // At any moment of the round: whatever was decided, all come to it.
            trio.stop("node-a");
            trio.start("node-a");
            await().atMost(LONG).until(() -> trio.allServe(2) || trio.allServe(3));
            await().atMost(LONG)
                    .until(() -> trio.order("{\"action\": \"rollback\"}").statusCode() == 202);
            await().atMost(LONG)
                    .until(() -> trio.page("node-c", "/routing/state")
                                    .required("weights")
                                    .required("v2")
                                    .asDouble()
                            == 0);
            long last =
                    trio.page("node-c", "/routing/state").required("version").asLong();
            await().atMost(LONG).until(() -> trio.allServe(last));
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    @Test
    void whatANodeKeepsLastsAsLongAsItsContainer() throws Exception {
        try (EmbeddedHosts hosts = open();
                EmbeddedTrio trio = new EmbeddedTrio(hosts, secrets)) {
            trio.start("node-b");
            Path state = folder.resolve("embedded/host-of-node-b")
                    .resolve(trio.container("node-b").value());
            String boot = Files.readString(state.resolve("boot"));
            assertThat(state.resolve("commit.log")).exists();

            trio.stop("node-b");
            trio.start("node-b");
            assertThat(Long.parseLong(Files.readString(state.resolve("boot")).strip()))
                    .isGreaterThan(Long.parseLong(boot.strip()));

            trio.engine("node-b").remove(trio.container("node-b"), true);
            assertThat(state).doesNotExist();
        }
    }

    @Test
    void aStoppedNodeLeavesNoFileOpenAndNoThreadMore() throws Exception {
        try (EmbeddedHosts hosts = open();
                EmbeddedTrio trio = new EmbeddedTrio(hosts, secrets)) {
            EmbeddedTrio.IDS.forEach(trio::start);
            EmbeddedTrio.IDS.forEach(trio::stop);
            Set<String> files = open(folder);
            long sockets = sockets();
            EmbeddedTrio.IDS.forEach(trio::start);
            await().atMost(LONG).until(() -> isMesh(trio));
            assertThat(open(folder)).hasSize(2 * EmbeddedTrio.IDS.size());
            assertThat(threads.stream().filter(thread -> thread.isAlive() && !thread.isVirtual()))
                    .as("two loops, four for disks, four that ask for names")
                    .hasSizeLessThanOrEqualTo(10);

            EmbeddedTrio.IDS.forEach(trio::stop);
            assertThat(open(folder)).isEqualTo(files).isEmpty();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(sockets()).as("sockets").isLessThanOrEqualTo(sockets));
        }
    }

    /** Each node hears both others. */
    private static boolean isMesh(EmbeddedTrio trio) throws IOException, InterruptedException {
        for (String id : EmbeddedTrio.IDS) {
            JsonNode heard = trio.page(id, "/heartbeats").required("received");
            long online = heard.valueStream()
                    .filter(row -> row.required("status").asString().equals("online"))
                    .count();
            if (online != EmbeddedTrio.IDS.size() - 1) {
                return false;
            }
        }
        return true;
    }

    private EmbeddedHosts open() {
        return new EmbeddedHosts(
                folder,
                new MemoryVault(),
                counted(Thread.ofPlatform().name("agreement-", 0).daemon().factory()),
                counted(Thread.ofVirtual().factory()),
                InstantSource.system(),
                "0.1.0");
    }

    private ThreadFactory counted(ThreadFactory factory) {
        return work -> {
            Thread thread = factory.newThread(work);
            threads.add(thread);
            return thread;
        };
    }

    /** Files below a folder that this process holds open. */
    private static Set<String> open(Path folder) throws IOException {
        return descriptors().filter(file -> file.startsWith(folder.toString())).collect(Collectors.toSet());
    }

    private static long sockets() throws IOException {
        return descriptors().filter(file -> file.startsWith("socket:")).count();
    }

    private static Stream<String> descriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.toList().stream().map(EmbeddedAgreementTest::target);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }
}
