package dev.flotilla.app.monitor.webhook;

import static dev.flotilla.app.persistence.Opened.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where one request goes, and what goes over the wire. */
class HttpPostTest {
    @Test
    void aNameWithADeadAddressIsReachedAtItsOther() throws Exception {
        try (Receiver receiver = new Receiver(Optional.empty(), Receiver.status("200 OK"))) {
            HttpPost post = new HttpPost(new WebhookTls(Optional.empty()), Duration.ofSeconds(5), host ->
                    new InetAddress[] {InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("127.0.0.1")});
            assertThat(post.send(url(receiver.url("/").replace("127.0.0.1", "localhost")), "{}"))
                    .isEqualTo(new Delivery.Taken(200));
        }
    }

    @Test
    void aNameThatLeadsElsewhereAsWellGetsNoPlainHttp() {
        HttpPost post = new HttpPost(new WebhookTls(Optional.empty()), Duration.ofSeconds(5), host ->
                new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("192.0.2.1")});
        assertThat(post.send(url("http://localhost:9/"), "{}")).isInstanceOf(Delivery.Never.class);
    }

    @Test
    void lettersBeyondAsciiGoOverTheWireAsTheirBytes() {
        assertThat(url("https://hooks.example/caf\u00e9?key=\u20ac").target()).isEqualTo("/caf%C3%A9?key=%E2%82%AC");
    }

    private static WebhookUrl url(String text) {
        return opened(WebhookUrl.of(text, false));
    }
}
