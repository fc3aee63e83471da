package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.node.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.config.Safety;
import dev.flotilla.node.server.SharedLoops;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that seals its heartbeats is heard by whoever has its key, and nobody can beat in its name. */
@Timeout(180)
class SealedNodeTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final SharedLoops loops = new SharedLoops(1, TestMonitor.threads("test-sealed"));

    private static NodeConfig sealed(String id, int app, Optional<Path> key) {
        NodeConfig plain = new NodeConfig(
                id,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new Peer("flotilla", "127.0.0.1", app)),
                TestMonitor.PERIOD,
                TestMonitor.TOLERANCE,
                1);
        return new NodeConfig(
                plain.nodeId(),
                plain.role(),
                plain.coordinatorId(),
                plain.listening(),
                plain.peers(),
                plain.controlPeers(),
                plain.period(),
                plain.tolerance(),
                plain.folders(),
                new Safety(Optional.empty(), key, Optional.empty()),
                plain.rollout(),
                plain.models(),
                plain.original(),
                plain.boot());
    }

    private Node start(NodeConfig config) throws Exception {
        return Node.start(config, loops, Clock.systemUTC(), new NodeListener() {
            @Override
            public void line(String text) {}

            @Override
            public void ticked() {}
        });
    }

    private Path key(String name, String content, String mode) throws Exception {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static long counter(TestMonitor test, String name) {
        return test.health().counters().getOrDefault(name, 0L);
    }

    @Test
    void whoHasTheKeyHearsItAndNobodyElseBeatsInItsName() throws Exception {
        Path right = key("right.key", "0123456789abcdef-right", "rw-------");
        Path wrong = key("wrong.key", "0123456789abcdef-wrong", "rw-------");
        Path ours = key("ours.key", "0123456789abcdef-right", "rw-r--r--");
        try (TestMonitor test = new TestMonitor()) {
            int port = test.listens();
            try (Node node = start(sealed("node-a", port, Optional.of(right)))) {
                int beats = node.beatAddress().orElseThrow().getPort();
                WatchedNode watched = TestMonitor.watched("node-a", beats, 0, Optional.empty())
                        .withFiles(new WatchedNode.Files(Optional.of(ours.toString()), Optional.empty()));
                test.nodes.publish(List.of(watched));

                await().atMost(LONG).until(() -> counter(test, "heartbeat_no_key") > 3);
                assertThat(test.node("node-a").state()).isEqualTo(NodeState.UNKNOWN);
                assertThat(test.health().troubles()).singleElement().satisfies(trouble -> {
                    assertThat(trouble.code()).isEqualTo("FL-5006");
                    assertThat(trouble.message()).contains("chmod 600").doesNotContain("0123456");
                });

                Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rw-------"));
                await().atMost(LONG)
                        .until(() -> test.is("node-a", NodeState.ONLINE)
                                && test.node("node-a").cause() == NodeCause.HEARD);
                await().atMost(LONG).until(() -> test.health().troubles().isEmpty());
            }
            await().atMost(LONG).until(() -> test.is("node-a", NodeState.DOWN));
            try (Node clear = start(sealed("node-a", port, Optional.empty()));
                    Node forged = start(sealed("node-a", port, Optional.of(wrong)))) {
                long before = counter(test, "heartbeat_no_seal");
                await().atMost(LONG).until(() -> counter(test, "heartbeat_no_seal") > before + 8);
                assertThat(clear.id()).isEqualTo(forged.id());
                assertThat(test.is("node-a", NodeState.ONLINE)).isFalse();
            }
        } finally {
            loops.close();
        }
    }
}
