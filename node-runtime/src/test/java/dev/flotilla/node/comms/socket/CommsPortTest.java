package dev.flotilla.node.comms.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.comms.CommsCommand;
import dev.flotilla.node.comms.CommsFrames;
import dev.flotilla.node.comms.CommsRefusal;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The comms port on loopback, spoken to by plain sockets. */
class CommsPortTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final List<Socket> clients = new ArrayList<>();
    private int port;

    @AfterEach
    void end() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void pingsStatsAndSessionsAreAnswered() throws Exception {
        CommsListener listener = listen(Duration.ofSeconds(10), 10, 10, 1 << 20);

        assertThat(ask(CommsFrames.ping()))
                .endsWith("{\"payload_type\": \"json\", \"payload_length\": 10}{\"seq\": 7}");
        assertThat(ask(CommsFrames.request("stats", bytes("{}")))).endsWith("[\"the table\"]");
        assertThat(ask(CommsFrames.request("sessions", bytes("{}")))).endsWith("}[]");
        assertThat(ask(CommsFrames.request("console", bytes("{\"line\": \"hb\"}"))))
                .endsWith("{\"status\":\"ok\",\"text\":\"hb by true\"}");
        assertThat(listener.answered()).isEqualTo(4);
    }

    @Test
    void anEchoMayBeBinaryAndLong() throws Exception {
        listen(Duration.ofSeconds(10), 10, 10, 4 << 20);
        byte[] payload = new byte[600_000];
        payload[599_999] = 'x';
        byte[] header = bytes("{\"command\": \"ping\", \"payload_type\": \"binary\", \"payload_length\": 600000}");
        Socket client = connect();
        client.getOutputStream()
                .write(ByteBuffer.allocate(4 + header.length + payload.length)
                        .putInt(header.length)
                        .put(header)
                        .put(payload)
                        .array());

        byte[] answer = client.getInputStream().readAllBytes();

        assertThat(answer).hasSizeGreaterThan(600_000).endsWith((byte) 0, (byte) 'x');
    }

    @Test
    void codeIsAnsweredWithAnErrorAndCounted() throws Exception {
        CommsListener listener = listen(Duration.ofSeconds(10), 10, 10, 1 << 20);

        assertThat(ask(CommsFrames.request("run_inference", bytes("x"))))
                .contains("\"status\": \"error\"", "serialised code, which this node never reads");
        assertThat(ask(CommsFrames.request("dance", bytes("{}")))).contains("there is no such command");
        assertThat(listener.refused().of(CommsRefusal.BINARY_COMMAND)).isEqualTo(1);
        assertThat(listener.refused().of(CommsRefusal.UNKNOWN_COMMAND)).isEqualTo(1);
    }

    @Test
    void aClientThatSaysNothingIsDroppedAndOthersDoNotWait() throws Exception {
        CommsListener listener = listen(PATIENCE, 10, 10, 1 << 20);
        Socket silent = connect();

        assertThat(ask(CommsFrames.ping())).endsWith("{\"seq\": 7}");
        assertThat(ended(silent)).isTrue();
        assertThat(listener.refused().of(CommsRefusal.SLOW)).isEqualTo(1);
    }

    @Test
    void aClientThatDripsBytesIsDropped() throws Exception {
        CommsListener listener = listen(PATIENCE, 10, 10, 1 << 20);
        Socket slow = connect();
        byte[] ping = CommsFrames.ping();
        int[] at = {0};

        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(5))
                .until(() -> {
                    try {
                        slow.getOutputStream().write(ping[at[0]++ % 20]);
                    } catch (SocketException e) {
                        return true;
                    }
                    return listener.refused().of(CommsRefusal.SLOW) == 1;
                });
        assertThat(listener.open()).isZero();
    }

    @Test
    void aLengthOfFourGibibytesIsRefused() throws Exception {
        CommsListener listener = listen(Duration.ofSeconds(10), 10, 10, 1 << 20);

        assertThat(ask(new byte[] {-1, -1, -1, -1})).contains("header_length");
        assertThat(listener.refused().of(CommsRefusal.HEADER_LENGTH)).isEqualTo(1);
    }

    @Test
    void oneSourceCannotTakeAllConnections() throws Exception {
        CommsListener listener = listen(Duration.ofSeconds(10), 5, 2, 1 << 20);
        Socket first = connect();
        Socket second = connect();
        await().until(() -> listener.open() == 2);

        assertThat(ended(connect())).isTrue();
        assertThat(listener.refused().of(CommsRefusal.SOURCE)).isEqualTo(1);

        first.close();
        second.close();
        await().until(() -> listener.open() == 0);
        assertThat(ask(CommsFrames.ping())).endsWith("{\"seq\": 7}");
    }

    @Test
    void bytesOfUnfinishedRequestsAreBounded() throws Exception {
        CommsListener listener = listen(Duration.ofSeconds(10), 10, 10, 64 << 10);
        Socket greedy = connect();
        byte[] much = new byte[100_000];
        ByteBuffer.wrap(much).putInt(1 << 20);
        greedy.getOutputStream().write(much);

        assertThat(ended(greedy)).isTrue();
        assertThat(listener.refused().of(CommsRefusal.CONNECTIONS)).isEqualTo(1);
        assertThat(ask(CommsFrames.ping())).endsWith("{\"seq\": 7}");
    }

    private CommsListener listen(Duration patience, int most, int mostOfOne, long mostBytes) {
        InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        CommsListener listener = new CommsListener(
                new CommsSetup(at, Optional.empty(), patience, most, mostOfOne, mostBytes), loop, new CommsDesk() {
                    @Override
                    public String stats() {
                        return "[\"the table\"]";
                    }

                    @Override
                    public CompletionStage<String> console(CommsCommand.Console command, boolean trusted) {
                        return CompletableFuture.completedFuture(command.line() + " by " + trusted);
                    }

                    @Override
                    public void worked(long nanos, long bytesIn, long bytesOut) {
                        assertThat(loop.inEventLoop()).isTrue();
                    }
                });
        Channel channel = listener.bind().syncUninterruptibly().channel();
        port = ((InetSocketAddress) channel.localAddress()).getPort();
        return listener;
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout(5000);
        clients.add(client);
        return client;
    }

    private String ask(byte[] request) throws IOException {
        Socket client = connect();
        client.getOutputStream().write(request);
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** True when the other side ends the connection, by whatever means. */
    private static boolean ended(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
