package dev.flotilla.node.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.Listening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many nodes in one process, as embedded hosts have them: they share the event loops and leave nothing. */
class ManyNodesTest {
    private static final int NODES = 50;
    private static final int AGREEING = 20;
    private static final int LOOPS = 2;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @Test
    void fiftyNodesShareTheirThreadsAndLeaveNeitherThreadNorSocket() throws Exception {
        try (SharedLoops loops = new SharedLoops(LOOPS, counted())) {
            // The first socket that is closed makes Java keep one of its own for all that follow.
            start("first", loops).close();
            long before = sockets();
            for (int round = 0; round < 2; round++) {
                List<Node> nodes = new ArrayList<>();
                for (int i = 0; i < NODES; i++) {
                    nodes.add(start("node-" + i, loops));
                }
                assertThat(sockets() - before).isGreaterThanOrEqualTo(3L * NODES);
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> nodes.stream().allMatch(node -> node.busyNanos() > 0));
                assertThat(threads).hasSize(LOOPS);
                nodes.forEach(Node::close);
                int open = round;
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThat(sockets())
                                .as("sockets after round %s", open)
                                .isEqualTo(before));
            }
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    /** As an application has them on its embedded hosts: every port, a log each, all in one agreement. */
    @Test
    void twentyNodesOfOneAgreementShareTheirThreadsAndLeaveNoFileOpen(@TempDir Path folder) throws Exception {
        String[] ids = IntStream.range(0, AGREEING)
                .mapToObj(i -> "node-" + (char) ('a' + i))
                .toArray(String[]::new);
        Map<String, Map<String, String>> mesh = TestNode.mesh(folder, ids);
        try (SharedLoops loops = new SharedLoops(LOOPS, counted())) {
            start("first", loops).close();
            long before = sockets();
            List<TestNode> nodes = new ArrayList<>();
            for (Map<String, String> environment : mesh.values()) {
                nodes.add(TestNode.startKept(environment, loops));
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(
                                    nodes.getFirst().order("{\"percent\": 5}").body())
                            .contains("is being voted on"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (TestNode node : nodes) {
                    if (!node.get("/routing/state").body().contains("\"version\": 2")) {
                        return false;
                    }
                }
                return true;
            });
            assertThat(threads.stream().filter(Thread::isAlive))
                    .as("loops, four for disks, four that wait for names")
                    .hasSizeLessThanOrEqualTo(LOOPS + 4 + 4);
            assertThat(openBelow(folder)).isEqualTo(2L * AGREEING);

            nodes.forEach(TestNode::close);
            assertThat(openBelow(folder)).isZero();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(sockets()).as("sockets").isEqualTo(before));
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    private static Node start(String id, SharedLoops loops) throws NodeStartException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        NodeConfig config = NodeConfig.fromEnvironment(Map.of("NODE_ID", id), id, 1)
                .change()
                .listening(new Listening(any, Optional.of(any), Optional.empty(), any, Optional.empty()))
                .done();
        return Node.start(config, loops, InstantSource.system(), new NodeListener() {
            @Override
            public void line(String text) {}

            @Override
            public void ticked() {}
        });
    }

    private ThreadFactory counted() {
        ThreadFactory factory = Thread.ofPlatform().name("many-", 0).daemon().factory();
        return work -> {
            Thread thread = factory.newThread(work);
            threads.add(thread);
            return thread;
        };
    }

    /** Open sockets of this process. */
    private static long sockets() throws IOException {
        return descriptors().filter(file -> file.startsWith("socket:")).count();
    }

    private static long openBelow(Path folder) throws IOException {
        return descriptors().filter(file -> file.startsWith(folder.toString())).count();
    }

    private static Stream<String> descriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.toList().stream().map(ManyNodesTest::target);
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
