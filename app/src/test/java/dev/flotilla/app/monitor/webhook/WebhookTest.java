package dev.flotilla.app.monitor.webhook;

import static dev.flotilla.app.persistence.Opened.opened;
import static dev.flotilla.app.persistence.Opened.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import dev.flotilla.app.monitor.webhook.Webhook.Limits;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sending alarms to a server that behaves and to some that do not. */
class WebhookTest {
    private static final Limits QUICK =
            new Limits(3, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(700), 5);

    @TempDir
    Path temp;

    private Webhook webhook = webhook(QUICK, Optional.empty());

    @AfterEach
    void close() {
        webhook.close();
    }

    @Test
    void whatWasRaisedAndWhatEndedArrivesInOrder() throws Exception {
        try (Receiver receiver = new Receiver(Optional.empty(), Receiver.status("204 No Content"))) {
            webhook.to(Optional.of(url(receiver.url("/services/T0/s3cret?key=1"))));

            webhook.tell(List.of(new AlarmChange.Raised(alarm(1)), new AlarmChange.Changed(alarm(1))));
            webhook.tell(List.of(new AlarmChange.Ended(alarm(1))));

            Receiver.Request first = next(receiver);
            assertThat(first.line()).isEqualTo("POST /services/T0/s3cret?key=1 HTTP/1.1");
            assertThat(first.headers())
                    .contains(
                            "Host: 127.0.0.1:" + receiver.port(),
                            "Content-Type: application/json",
                            "Connection: close");
            JsonNode json = JsonMapper.shared().readTree(first.body());
            assertThat(json.path("event").stringValue()).isEqualTo("raised");
            assertThat(json.path("code").stringValue()).isEqualTo("FL-5201");
            assertThat(json.path("text").stringValue()).isEqualTo("a \"<b>\" is down.");
            assertThat(json.path("nodes").path(0).stringValue()).isEqualTo("a");
            assertThat(json.path("ended").isNull()).isTrue();
            assertThat(next(receiver).body()).contains("\"event\":\"ended\"", "\"text\":\"Over: ");
            await().until(() -> webhook.status().value().delivered() == 2);
            assertThat(webhook.status().value().trouble()).isEmpty();
        }
    }

    @Test
    void aServerInTroubleIsTriedAgain() throws Exception {
        try (Receiver receiver = new Receiver(
                Optional.empty(), Receiver.status("503 Busy"), Receiver.status("500 No"), Receiver.status("200 OK"))) {
            webhook.to(Optional.of(url(receiver.url("/"))));
            webhook.tell(List.of(new AlarmChange.Raised(alarm(1))));

            await().until(() -> webhook.status().value().delivered() == 1);
            assertThat(receiver.requests).hasSize(3);
        }
    }

    @Test
    void afterSomeAttemptsItIsGivenUpAndTheNextOneIsSent() throws Exception {
        try (Receiver receiver = new Receiver(
                Optional.empty(),
                Receiver.status("500 No"),
                Receiver.status("500 No"),
                Receiver.status("500 No"),
                Receiver.status("200 OK"))) {
            webhook.to(Optional.of(url(receiver.url("/"))));
            webhook.tell(List.of(new AlarmChange.Raised(alarm(1)), new AlarmChange.Raised(alarm(2))));

            await().until(() -> webhook.status().value().delivered() == 1);
            assertThat(webhook.status().value().failed()).isEqualTo(1);
            assertThat(receiver.requests).hasSize(4);
            assertThat(receiver.requests)
                    .last()
                    .matches(request -> request.body().contains("\"id\":2"));
        }
    }

    @Test
    void aRedirectIsNotFollowedAndNotTriedAgain() throws Exception {
        try (Receiver other = new Receiver(Optional.empty(), Receiver.status("200 OK"));
                Receiver receiver = new Receiver(
                        Optional.empty(),
                        "HTTP/1.1 307 Elsewhere\r\nLocation: " + other.url("/") + "\r\nContent-Length: 0\r\n\r\n")) {
            webhook.to(Optional.of(url(receiver.url("/"))));
            webhook.tell(List.of(new AlarmChange.Raised(alarm(1))));

            await().until(() -> webhook.status().value().failed() == 1);
            assertThat(webhook.status().value().trouble().orElseThrow().code()).isEqualTo("FL-5304");
            assertThat(receiver.requests).hasSize(1);
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void aRefusalIsNotTriedAgain() throws Exception {
        try (Receiver receiver = new Receiver(Optional.empty(), Receiver.status("404 Gone"))) {
            webhook.to(Optional.of(url(receiver.url("/secret-path"))));
            webhook.tell(List.of(new AlarmChange.Raised(alarm(1))));

            await().until(() -> webhook.status().value().failed() == 1);
            assertThat(webhook.status().value().trouble().orElseThrow().code()).isEqualTo("FL-5306");
            assertThat(webhook.status().value().toString()).doesNotContain("secret-path");
            assertThat(receiver.requests).hasSize(1);
        }
    }

    @Test
    void oneThatNeverAnswersCostsItsLimitAndNoMore() throws Exception {
        try (Receiver receiver = new Receiver(Optional.empty(), Receiver.NEVER, Receiver.DRIP)) {
            WebhookUrl url = url(receiver.url("/"));
            long begin = System.nanoTime();

            assertThat(problem(webhook.test(url)).code()).isEqualTo("FL-5303");
            assertThat(problem(webhook.test(url)).message()).contains("did not answer within");

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(1_300), Duration.ofSeconds(10));
        }
    }

    @Test
    void whileNobodyAnswersOnlyTheNewestWait() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        Webhook patient = webhook(
                new Limits(50, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(1), 5),
                Optional.empty());
        try (patient) {
            patient.to(Optional.of(url("http://127.0.0.1:" + port)));
            patient.tell(List.of(new AlarmChange.Raised(alarm(1))));
            await().until(() -> patient.status().value().trouble().isPresent());
            for (int i = 2; i <= 12; i++) {
                patient.tell(List.of(new AlarmChange.Raised(alarm(i))));
            }

            assertThat(patient.status().value().dropped()).isEqualTo(6);
            assertThat(patient.status().value().trouble().orElseThrow().message())
                    .contains("cannot be reached");
        }
    }

    @Test
    void somethingThatIsNoWebServerIsTriedAgainAndGivenUp() throws Exception {
        try (Receiver receiver = new Receiver(Optional.empty(), "220 smtp.example ESMTP\r\n")) {
            webhook.to(Optional.of(url(receiver.url("/"))));
            webhook.tell(List.of(new AlarmChange.Raised(alarm(1))));

            await().until(() -> webhook.status().value().failed() == 1);
            assertThat(webhook.status().value().trouble().orElseThrow().message())
                    .contains("not as a web server does");
        }
    }

    @Test
    void aCertificateHasToBeOfAKnownAuthorityAndNameTheHost() throws Exception {
        TestAuthority authority = new TestAuthority(temp);
        Limits patient = new Limits(3, Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofSeconds(20), 5);
        try (Webhook trusting = webhook(patient, authority.trusted());
                Receiver known = tls(authority.server("known", "ip:127.0.0.1", true));
                Receiver stranger = tls(authority.server("stranger", "ip:127.0.0.1", false));
                Receiver other = tls(authority.server("other", "dns:other.example", true))) {
            assertThat(opened(trusting.test(url("https://127.0.0.1:" + known.port() + "/x"))))
                    .isEqualTo("https://127.0.0.1:" + known.port() + "/... took the message (200).");
            for (Receiver wrong : List.of(stranger, other)) {
                assertThat(problem(trusting.test(url("https://127.0.0.1:" + wrong.port() + "/x")))
                                .code())
                        .isEqualTo("FL-5305");
                assertThat(wrong.requests).isEmpty();
            }

            trusting.to(Optional.of(url("https://127.0.0.1:" + stranger.port() + "/x")));
            trusting.tell(List.of(new AlarmChange.Raised(alarm(1))));
            await().until(() -> trusting.status().value().failed() == 1);
            assertThat(stranger.requests).isEmpty();
        }
    }

    @Test
    void aMistakeOverOneMessageCostsThatOneAlone() throws Exception {
        try (Webhook clumsy = new Webhook(
                        QUICK,
                        () -> {
                            throw new IllegalStateException("s3cret");
                        },
                        Thread.ofPlatform().daemon(true).factory(),
                        Clock.systemUTC(),
                        new Random(7));
                Receiver receiver = new Receiver(Optional.empty(), Receiver.status("200 OK"))) {
            clumsy.to(Optional.of(url("https://127.0.0.1:" + receiver.port() + "/s3cret")));
            clumsy.tell(List.of(new AlarmChange.Raised(alarm(1))));
            await().until(() -> clumsy.status().value().failed() == 1);
            assertThat(clumsy.status().value().trouble().orElseThrow().code()).isEqualTo("FL-5308");
            assertThat(clumsy.status().value().toString()).doesNotContain("s3cret");

            clumsy.to(Optional.of(url(receiver.url("/"))));
            clumsy.tell(List.of(new AlarmChange.Raised(alarm(2))));
            await().until(() -> clumsy.status().value().delivered() == 1);
        }
    }

    @Test
    void plainHttpStaysOnThisMachineUnlessTheUserSaysOtherwise() {
        assertThat(problem(WebhookUrl.of("http://hooks.example/x", false)).code())
                .isEqualTo("FL-5302");
        assertThat(opened(WebhookUrl.of("http://hooks.example/x", true)).shown())
                .isEqualTo("http://hooks.example/...");
        assertThat(opened(WebhookUrl.of("http://[::1]:8080/x", false)).host()).isEqualTo("::1");
        assertThat(problem(WebhookUrl.of("ftp://hooks.example/x", true)).code()).isEqualTo("FL-5301");
        assertThat(problem(WebhookUrl.of("https:///x", true)).code()).isEqualTo("FL-5301");
        assertThat(problem(WebhookUrl.of("https://u:p@hooks.example/x", true)).message())
                .doesNotContain("u:p");
        assertThat(problem(WebhookUrl.of("not a url s3cret", true)).message()).doesNotContain("s3cret");
    }

    @Test
    void theUrlIsShownNowhere() {
        WebhookUrl url = url("https://hooks.example:8443/services/s3cret?token=s3cret");

        assertThat(url.toString()).isEqualTo("https://hooks.example:8443/...");
        assertThat(List.of(Optional.of(url)).toString()).doesNotContain("s3cret");
        webhook.to(Optional.of(url));
        assertThat(webhook.status().value().to()).contains("https://hooks.example:8443/...");
    }

    @Test
    void withoutAUrlNothingIsKept() {
        webhook.tell(List.of(new AlarmChange.Raised(alarm(1))));

        assertThat(webhook.status().value()).isEqualTo(WebhookStatus.NONE);
    }

    private Webhook webhook(Limits limits, Optional<Path> authorities) {
        return new Webhook(
                limits,
                new WebhookTls(authorities),
                Thread.ofPlatform().daemon(true).factory(),
                Clock.systemUTC(),
                new Random(7));
    }

    private static WebhookUrl url(String text) {
        return opened(WebhookUrl.of(text, false));
    }

    private static Receiver.Request next(Receiver receiver) throws InterruptedException {
        Receiver.Request request = receiver.requests.poll(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    private static Receiver tls(SSLContext context) throws Exception {
        return new Receiver(Optional.of(context), Receiver.status("200 OK"));
    }

    private static Alarm alarm(long id) {
        return new Alarm(
                id,
                "node-down",
                Alarm.Severity.CRITICAL,
                "a",
                List.of("a"),
                "a \"<b>\" is down.",
                Instant.parse("2026-11-20T12:00:00Z"),
                Optional.empty(),
                false,
                false);
    }
}
