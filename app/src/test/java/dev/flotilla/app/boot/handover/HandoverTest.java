package dev.flotilla.app.boot.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.cli.kit.Cancel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HandoverTest {
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    @TempDir
    Path folder;

    private final CountDownLatch calledOff = new CountDownLatch(1);
    private final CountDownLatch shown = new CountDownLatch(1);
    private OwnerSocket socket;

    /** Says back what it was told; {@code wait} lasts until it is called off. */
    private final class Echo implements OwnerSocket.Owner {
        @Override
        public String kind() {
            return "window";
        }

        @Override
        public boolean show() {
            shown.countDown();
            return true;
        }

        @Override
        public boolean makeRoom() {
            return false;
        }

        @Override
        public int run(Message.Run command, PrintWriter out, PrintWriter err, Cancel cancel) {
            List<String> args = command.args();
            String directory = command.directory();
            if (args.contains("wait")) {
                CountDownLatch asked = new CountDownLatch(1);
                cancel.whenAsked(asked::countDown);
                out.println("waiting");
                out.flush();
                try {
                    asked.await();
                } catch (InterruptedException e) {
                    return 99;
                }
                out.println("called off");
                calledOff.countDown();
                return 1;
            }
            out.println(directory + " " + args + (command.environment().isEmpty() ? "" : command.environment()));
            err.println("beside");
            return args.size();
        }
    }

    @BeforeEach
    void listen() throws Exception {
        socket = OwnerSocket.listen(path(), new Echo(), THREADS);
    }

    @AfterEach
    void close() {
        socket.close();
    }

    @Test
    void aCommandRunsThereAndSpeaksHere() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> args = List.of("host", "add", "ä \"quoted\"\n\u0001 🚢", "");
        try (OwnerCall call = OwnerCall.to(path(), THREADS).orElseThrow()) {
            assertThat(call.owner().kind()).isEqualTo("window");
            OptionalInt code = call.run(
                    new Message.Run(args, "/some/where", Map.of("HELLO=", "ä=b ")),
                    new PrintWriter(out),
                    new PrintWriter(err));
            assertThat(code).hasValue(4);
        }
        assertThat(out.toString()).isEqualTo("/some/where " + args + "{HELLO==ä=b }\n");
        assertThat(err.toString()).isEqualTo("beside\n");
        await().until(() -> socket.commandsRunning() == 0);
    }

    @Test
    void muchOutputArrivesWhole() throws Exception {
        String much = "🚢x".repeat(30_000);
        StringWriter out = new StringWriter();
        try (OwnerCall call = OwnerCall.to(path(), THREADS).orElseThrow()) {
            call.run(
                    new Message.Run(List.of(much), "/", Map.of()),
                    new PrintWriter(out),
                    new PrintWriter(new StringWriter()));
        }
        assertThat(out.toString()).isEqualTo("/ [" + much + "]\n");
    }

    @Test
    void aCommandThatIsCalledOffHereEndsThereAndSaysHow() throws Exception {
        StringWriter out = new StringWriter();
        try (OwnerCall call = OwnerCall.to(path(), THREADS).orElseThrow()) {
            CompletableFuture<OptionalInt> code = run(call, out);
            await().until(() -> out.toString().contains("waiting"));
            call.cancel();
            assertThat(code.get(10, TimeUnit.SECONDS)).hasValue(1);
        }
        assertThat(out.toString()).contains("called off");
    }

    @Test
    void aProcessThatDiesCallsItsCommandOff() throws Exception {
        StringWriter out = new StringWriter();
        try (OwnerCall call = OwnerCall.to(path(), THREADS).orElseThrow()) {
            run(call, out);
            await().until(() -> out.toString().contains("waiting"));
        }
        assertThat(calledOff.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anOwnerThatGoesIsTold() throws Exception {
        StringWriter out = new StringWriter();
        try (OwnerCall call = OwnerCall.to(path(), THREADS).orElseThrow()) {
            CompletableFuture<OptionalInt> code = run(call, out);
            await().until(() -> out.toString().contains("waiting"));
            socket.close();
            assertThat(code.get(10, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(path()).doesNotExist();
    }

    @Test
    void theWindowIsAskedToComeToTheFront() throws Exception {
        try (OwnerCall call = OwnerCall.to(path(), THREADS).orElseThrow()) {
            assertThat(call.ask(new Message.Show())).isTrue();
            assertThat(shown.getCount()).isZero();
            assertThat(call.ask(new Message.Yield())).isFalse();
        }
    }

    @Test
    void nonsenseEndsItsConnectionAndNothingElse() throws Exception {
        for (byte[] nonsense : List.of(
                new byte[] {0x7f, -1, -1, -1, 1},
                frame("{"),
                frame("[]"),
                frame("{}"),
                frame("{\"do\":\"frob\"}"),
                frame("{\"do\":null}"),
                frame("{\"do\":\"run\"}"),
                frame("{\"do\":\"run\",\"args\":[null],\"directory\":\"/\"}"))) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path()))) {
                channel.write(ByteBuffer.wrap(nonsense));
                assertThat(isEnded(channel))
                        .as(new String(nonsense, StandardCharsets.UTF_8))
                        .isTrue();
            }
        }
        assertThat(OwnerCall.to(path(), THREADS)).isPresent();
    }

    @Test
    void whereNobodyListensOrAnswersThereIsNoOwner() throws Exception {
        assertThat(OwnerCall.to(folder.resolve("none"), THREADS)).isEmpty();
        Path mute = folder.resolve("mute");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(mute));
            long start = System.nanoTime();
            assertThat(OwnerCall.to(mute, THREADS)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(mute).exists();
        assertThat(OwnerCall.to(mute, THREADS)).isEmpty();
    }

    @Test
    void theRestOfADeadOwnerIsReplaced() throws Exception {
        Path dead = folder.resolve("dead");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(dead));
        server.close();
        assertThat(dead).exists();
        try (OwnerSocket next = OwnerSocket.listen(dead, new Echo(), THREADS)) {
            assertThat(OwnerCall.to(dead, THREADS)).isPresent();
            assertThat(next.commandsRunning()).isZero();
        }
    }

    private static CompletableFuture<OptionalInt> run(OwnerCall call, StringWriter out) {
        CompletableFuture<OptionalInt> code = new CompletableFuture<>();
        THREADS.newThread(() -> code.complete(call.run(
                        new Message.Run(List.of("wait"), "/", Map.of()),
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()))))
                .start();
        return code;
    }

    private static boolean isEnded(SocketChannel channel) throws IOException {
        try {
            return channel.read(ByteBuffer.allocate(1)) == -1;
        } catch (SocketException reset) {
            // What was sent and not read makes the end a reset.
            return true;
        }
    }

    private static byte[] frame(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private Path path() {
        return folder.resolve("owner.sock");
    }
}
