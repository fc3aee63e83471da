package dev.flotilla.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.config.Listening;
import dev.flotilla.node.server.SharedLoops;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The lines that people are told to look for. */
class PeerLinesTest {
    @Test
    void allAddressesAreSaidAsTheyWereAskedFor() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        InetSocketAddress all = InetSocketAddress.createUnresolved("0.0.0.0", 0);
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        NodeConfig config = new NodeConfig(
                        "node-a", all, here, List.of(), Duration.ofSeconds(1), Duration.ofSeconds(3), 1)
                .change()
                .listening(new Listening(all, Optional.of(all), Optional.empty(), here, Optional.empty()))
                .done();
        try (SharedLoops loops = new SharedLoops(
                        1, Thread.ofPlatform().name("lines-", 0).daemon().factory());
                Node node = Node.start(config, loops, InstantSource.system(), new NodeListener() {
                    @Override
                    public void line(String text) {
                        lines.add(text);
                    }

                    @Override
                    public void ticked() {}
                })) {
            assertThat(lines)
                    .contains(
                            "UDP heartbeat listener started on 0.0.0.0:"
                                    + node.beatAddress().orElseThrow().getPort(),
                            "TCP comms listener started on 0.0.0.0:"
                                    + node.commsAddress().orElseThrow().getPort());
        }
    }
}
