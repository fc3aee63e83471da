package dev.flotilla.app.monitor.intake.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.Sign.Question;
import dev.flotilla.app.monitor.Sign.Refusal;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.server.SharedLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AskerTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String ROUTING =
            "{\"version\": 3, \"stable_model_id\": \"v1\", \"canary_model_id\": \"<b>v2</b>\","
                    + " \"weights\": {\"v1\": 0.8, \"<b>v2</b>\": 0.2, \"v3\": -6.5, \"v4\": 1e308},"
                    + " \"status\": \"COMMITTED\"}";
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("asker-test-", 0).daemon(true).factory();

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

    private static WatchedNode node(String http, int comms) {
        return new WatchedNode(
                "a",
                Optional.empty(),
                "127.0.0.1",
                5000,
                comms,
                0,
                http.isEmpty() ? Optional.empty() : Optional.of(http),
                NodeKind.UNKNOWN,
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
    }

    private static WatchedNode http(int port) {
        return node("http://127.0.0.1:" + port, 0);
    }

    /** All that came of one turn. */
    private List<Mail> turn(WatchedNode node) {
        asker.turn(node);
        await().atMost(SOON).until(() -> {
            mailbox.drainTo(mail);
            return mail.stream().anyMatch(Mail.TurnOver.class::isInstance);
        });
        return mail;
    }

    private Sign sign() {
        return mail.stream()
                .filter(Mail.Seen.class::isInstance)
                .map(one -> ((Mail.Seen) one).sign())
                .findFirst()
                .orElseThrow();
    }

    private String word() {
        return mail.stream()
                .filter(Mail.AskedHttp.class::isInstance)
                .map(one -> ((Mail.AskedHttp) one).word())
                .findFirst()
                .orElseThrow();
    }

    private static Refusal refusal(Sign sign) {
        return ((Sign.NotAnswered) sign).why();
    }

    static Stream<Arguments> servers() {
        String ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                Arguments.of("garbage", BadServer.says("SSH-2.0-OpenSSH_9.2\r\n\r\n"), Refusal.BAD_ANSWER, "garbage"),
                Arguments.of("a page", BadServer.says(BadServer.page("<html>")), Refusal.BAD_ANSWER, "garbage"),
                Arguments.of(
                        "other JSON",
                        BadServer.says(BadServer.page("{\"version\": {}}")),
                        Refusal.BAD_ANSWER,
                        "garbage"),
                Arguments.of(
                        "not found",
                        BadServer.says("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"),
                        Refusal.BAD_ANSWER,
                        "status 404"),
                Arguments.of(
                        "a proxy before a dead node",
                        BadServer.says("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
                        Refusal.SILENT,
                        "status 502"),
                Arguments.of(
                        "a proxy before a silent node",
                        BadServer.says("HTTP/1.1 504 Late\r\nContent-Length: 0\r\n\r\n"),
                        Refusal.SILENT,
                        "status 504"),
                Arguments.of(
                        "redirect",
                        BadServer.says(
                                "HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\n\r\n"),
                        Refusal.BAD_ANSWER,
                        "redirect"),
                Arguments.of(
                        "a huge promise",
                        BadServer.says(ok + "Content-Length: 99999999999\r\n\r\n"),
                        Refusal.BAD_ANSWER,
                        "too long"),
                Arguments.of(
                        "a huge body",
                        BadServer.pours(ok + "Connection: close\r\n\r\n"),
                        Refusal.BAD_ANSWER,
                        "too long"),
                Arguments.of("huge headers", BadServer.pours(ok + "X: "), Refusal.BAD_ANSWER, "garbage"),
                Arguments.of("drips", BadServer.drips(ok + "Content-Length: 5000\r\n\r\n"), Refusal.SILENT, "silent"),
                Arguments.of("never", BadServer.never(), Refusal.SILENT, "silent"),
                Arguments.of(
                        "closes at once", (BadServer.Manner) (connection, closed) -> {}, Refusal.BAD_ANSWER, "closed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void aBadServerIsToldFromADeadOne(String name, BadServer.Manner manner, Refusal why, String word) throws Exception {
        try (BadServer server = new BadServer(manner)) {
            long begin = System.nanoTime();
            turn(http(server.port()));
            assertThat(refusal(sign())).isEqualTo(why);
            assertThat(word()).isEqualTo(word);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
            assertThat(mail).contains(new Mail.TurnOver("a", mail.getLast().atNanos(), false));
        }
    }

    @Test
    void whereNobodyListensIsRefused() throws Exception {
        turn(http(freePort()));
        assertThat(refusal(sign())).isEqualTo(Refusal.REFUSED);
        assertThat(word()).isEqualTo("refused");
    }

    @Test
    void aNameWithoutAnAddressIsNoSuchHost() {
        turn(node("http://no-such-host.invalid:80", 0));
        assertThat(refusal(sign())).isEqualTo(Refusal.NO_SUCH_HOST);
    }

    @Test
    void aServerThatSpeaksNoTlsIsNoNode() throws Exception {
        try (BadServer server = new BadServer(BadServer.says(BadServer.page(ROUTING)))) {
            turn(node("https://127.0.0.1:" + server.port(), 0));
            assertThat(refusal(sign())).isIn(Refusal.BAD_ANSWER, Refusal.SILENT);
        }
    }

    @Test
    void anErrorOfTheNodeItselfIsLife() throws Exception {
        try (BadServer server = new BadServer(BadServer.says("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"))) {
            turn(http(server.port()));
            assertThat(sign()).isInstanceOf(Sign.Answered.class);
            assertThat(word()).isEqualTo("error 503");
        }
    }

    @Test
    void whatAProxySaysToAShortQuestionIsNoLifeEither() throws Exception {
        try (BadServer proxy = new BadServer(BadServer.says("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n"))) {
            asker.probe(http(proxy.port()), Question.HTTP, Duration.ofSeconds(5));
            await().atMost(SOON).until(() -> {
                mailbox.drainTo(mail);
                return !mail.isEmpty();
            });
            assertThat(refusal(sign())).isEqualTo(Refusal.SILENT);
        }
    }

    @Test
    void markupStaysTextAndAbsurdWeightsAreLeftOut() throws Exception {
        try (BadServer server = new BadServer(BadServer.says(BadServer.page(ROUTING)))) {
            turn(http(server.port()));
            assertThat(sign()).isInstanceOf(Sign.Answered.class);
            assertThat(mail)
                    .filteredOn(Mail.Served.class::isInstance)
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(((Mail.Served) one).replica().canary()).isEqualTo("<b>v2</b>");
                        assertThat(((Mail.Served) one).replica().weights()).containsOnlyKeys("v1", "<b>v2</b>");
                    });
        }
    }

    @Test
    void anOriginalIsAskedOverComms() throws Exception {
        String rows = "[{\"host\": \"198.51.100.7\", \"heartbeat_port\": 5000, \"comms_port\": 5001,"
                + " \"last_time_received\": 1795149172441, \"connection_status\": \"online\","
                + " \"stats_payload\": null, \"benchmark\": null}]";
        try (BadServer original = new BadServer((connection, closed) -> {
            connection.getInputStream().read(new byte[256]);
            connection
                    .getOutputStream()
                    .write(dev.flotilla.node.comms.CommsFrames.answer(true, rows.getBytes(StandardCharsets.UTF_8)));
        })) {
            turn(node("", original.port()));
            assertThat(sign())
                    .isInstanceOfSatisfying(
                            Sign.Answered.class,
                            answer -> assertThat(answer.question()).isEqualTo(Question.COMMS));
            assertThat(mail)
                    .filteredOn(Mail.Reported.class::isInstance)
                    .singleElement()
                    .satisfies(one -> assertThat(
                                    ((Mail.Reported) one).report().heard().orElseThrow())
                            .singleElement()
                            .satisfies(row -> {
                                assertThat(row.peer()).isEqualTo("198.51.100.7:5000");
                                assertThat(row.count()).isEqualTo(-1);
                                assertThat(row.ageMs()).isEmpty();
                            }));
        }
    }

    @Test
    void garbageOverCommsIsABadAnswer() throws Exception {
        try (BadServer server = new BadServer((connection, closed) -> {
            connection.getInputStream().read(new byte[256]);
            connection.getOutputStream().write(new byte[] {127, 127, 127, 127, 1, 2, 3});
        })) {
            turn(node("", server.port()));
            assertThat(refusal(sign())).isEqualTo(Refusal.BAD_ANSWER);
        }
    }

    @Test
    void aDeadOneDelaysNobody() throws Exception {
        try (BadServer hung = new BadServer(BadServer.never());
                BadServer well = new BadServer(BadServer.says(BadServer.page(ROUTING)))) {
            for (int i = 0; i < 30; i++) {
                asker.turn(http(hung.port()));
            }
            await().atMost(SOON).until(() -> hung.connections() == 30);
            long begin = System.nanoTime();
            asker.probe(http(well.port()), Question.HTTP, Duration.ofSeconds(1));
            await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> {
                mailbox.drainTo(mail);
                return !mail.isEmpty();
            });
            assertThat(sign()).isInstanceOf(Sign.Answered.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
