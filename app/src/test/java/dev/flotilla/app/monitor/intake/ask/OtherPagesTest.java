package dev.flotilla.app.monitor.intake.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.server.SharedLoops;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A node that answers as it should, and whose other pages are bad: it lives, and what they say is left out. */
class OtherPagesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ROUTING = "{\"version\": 3, \"stable_model_id\": \"v1\", \"canary_model_id\": \"v2\","
            + " \"weights\": {\"v1\": 1.0}, \"status\": \"COMMITTED\"}";
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("pages-test-", 0).daemon(true).factory();

    private final SharedLoops loops = new SharedLoops(1, THREADS);
    private final Names names = new Names(THREADS);
    private final Mailbox mailbox = new Mailbox(1_000);
    private final Asker asker = new Asker(loops.next(), names, Optional.empty(), names.worker(), mailbox);
    private final List<Mail> mail = new ArrayList<>();

    @AfterEach
    void end() {
        names.close();
        loops.close();
    }

    private static WatchedNode node(String name, int http, int comms) {
        return new WatchedNode(
                name,
                Optional.empty(),
                "127.0.0.1",
                5000,
                comms,
                0,
                http == 0 ? Optional.empty() : Optional.of("http://127.0.0.1:" + http),
                NodeKind.FLOTILLA,
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
    }

    private void turn(WatchedNode node) {
        asker.turn(node);
        await().atMost(SOON).until(() -> {
            mailbox.drainTo(mail);
            return mail.stream().anyMatch(Mail.TurnOver.class::isInstance);
        });
    }

    /** What is asked for first is answered; every other page by the manner. */
    private static BadServer.Manner only(String path, String page, BadServer.Manner others) {
        return (connection, closed) -> {
            String head = BadServer.request(connection);
            if (head.startsWith("GET " + path + " ")) {
                write(connection, BadServer.page(page));
            } else {
                others.with(connection, closed);
            }
        };
    }

    private static void write(Socket connection, String text) throws java.io.IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> others() {
        String ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        return Stream.of(
                Arguments.of("garbage", (BadServer.Manner) (c, closed) -> write(c, "SSH-2.0\r\n\r\n")),
                Arguments.of("a page", (BadServer.Manner) (c, closed) -> write(c, BadServer.page("<html>"))),
                Arguments.of("a list", (BadServer.Manner) (c, closed) -> write(c, BadServer.page("[1, 2, 3]"))),
                Arguments.of("too deep", (BadServer.Manner)
                        (c, closed) -> write(c, BadServer.page("{\"sent\": " + "[".repeat(5_000)))),
                Arguments.of("redirect", (BadServer.Manner) (c, closed) ->
                        write(c, "HTTP/1.1 301 Moved\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\n\r\n")),
                Arguments.of("an error", (BadServer.Manner)
                        (c, closed) -> write(c, "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")),
                Arguments.of("never", (BadServer.Manner) (c, closed) -> closed.await(30, TimeUnit.SECONDS)),
                Arguments.of("huge", (BadServer.Manner) (c, closed) -> {
                    write(c, ok);
                    byte[] much = new byte[64 << 10];
                    while (closed.getCount() > 0) {
                        c.getOutputStream().write(much);
                    }
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void theOtherPagesTakeNothingFromTheFirst(String name, BadServer.Manner manner) throws Exception {
        try (BadServer server = new BadServer(only("/routing/state", ROUTING, manner))) {
            long begin = System.nanoTime();
            turn(node("a", server.port(), 0));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            assertThat(server.connections()).isEqualTo(4);
            assertThat(mail)
                    .filteredOn(Mail.TurnOver.class::isInstance)
                    .singleElement()
                    .satisfies(over ->
                            assertThat(((Mail.TurnOver) over).answered()).isTrue());
            assertThat(mail)
                    .filteredOn(Mail.Served.class::isInstance)
                    .singleElement()
                    .satisfies(one ->
                            assertThat(((Mail.Served) one).replica().version()).isEqualTo(3));
            assertThat(mail).noneMatch(Mail.Reported.class::isInstance).noneMatch(Mail.Measured.class::isInstance);
        }
    }

    @Test
    void theMetricsPageIsAskedForNowAndThenAndNotOfOriginals() throws Exception {
        BadServer.Manner metrics =
                (c, closed) -> write(c, BadServer.page("flotilla_commit_rounds_total{end=\"commit\"} 4\n"));
        try (BadServer server = new BadServer(only("/routing/state", ROUTING, metrics))) {
            turn(node("a", server.port(), 0));
            assertThat(mail)
                    .filteredOn(Mail.Measured.class::isInstance)
                    .singleElement()
                    .satisfies(one ->
                            assertThat(((Mail.Measured) one).metrics().rounds()).containsEntry("commit", 4L));
            mail.clear();
            turn(node("a", server.port(), 0));
            assertThat(mail).as("not each time").noneMatch(Mail.Measured.class::isInstance);
        }
    }

    static Stream<Arguments> overComms() {
        return Stream.of(
                Arguments.of("never", BadServer.never(), Sign.Refusal.SILENT),
                Arguments.of("closes", (BadServer.Manner) (c, closed) -> {}, Sign.Refusal.BAD_ANSWER),
                Arguments.of(
                        "a huge promise",
                        (BadServer.Manner) (c, closed) -> {
                            c.getInputStream().read(new byte[256]);
                            byte[] header = "{\"payload_type\": \"json\", \"payload_length\": 99999999999}"
                                    .getBytes(StandardCharsets.US_ASCII);
                            c.getOutputStream().write(new byte[] {0, 0, 0, (byte) header.length});
                            c.getOutputStream().write(header);
                            c.getOutputStream().flush();
                            closed.await(30, TimeUnit.SECONDS);
                        },
                        Sign.Refusal.BAD_ANSWER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overComms")
    void aBadServerOverCommsIsToldFromADeadOne(String name, BadServer.Manner manner, Sign.Refusal why)
            throws Exception {
        try (BadServer server = new BadServer(manner)) {
            turn(node("a", 0, server.port()));
            assertThat(mail)
                    .filteredOn(Mail.Seen.class::isInstance)
                    .singleElement()
                    .satisfies(one -> assertThat(((Sign.NotAnswered) ((Mail.Seen) one).sign()).why())
                            .isEqualTo(why));
        }
    }
}
