package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.embedded.MemoryVault;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.fleet.store.SettingsRepository;
import dev.flotilla.app.monitor.scrape.ScrapeDesk;
import dev.flotilla.app.monitor.scrape.ScrapeWish;
import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.Healths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ScrapeDutyTest {
    private static final String TOKEN = "a-token-of-some-length";

    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final MemoryVault vault = new MemoryVault();
    private final FakeMonitoring monitoring = new FakeMonitoring(Healths.lab());

    @Test
    void itIsOffUntilItIsWishedAndTheWishOutlivesTheProcess() throws IOException, InterruptedException {
        int port = freePort();
        try (ScrapeDuty first = duty()) {
            first.begin(monitoring);
            assertThat(first.state().wished()).isEmpty();
            ScrapeDesk.State on = value(first.on(new ScrapeWish(port, "127.0.0.1", Optional.of(TOKEN))));
            assertThat(on.url()).contains("http://127.0.0.1:" + port + "/metrics");
            assertThat(on.made()).isEmpty();
            assertThat(status(port, TOKEN)).isEqualTo(200);
        }
        assertThat(kept.toString()).doesNotContain(TOKEN);
        try (ScrapeDuty second = duty()) {
            second.begin(monitoring);
            assertThat(status(port, TOKEN)).isEqualTo(200);
            assertThat(status(port, "another-token-of-some-length")).isEqualTo(401);
            assertThat(value(second.off()).wished()).isEmpty();
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void whoseTokenIsGoneIsNotServedWithoutIt() throws IOException {
        int port = freePort();
        try (ScrapeDuty first = duty()) {
            first.begin(monitoring);
            value(first.on(new ScrapeWish(port, "127.0.0.1", Optional.of(TOKEN))));
        }
        try (ScrapeDuty second = duty(new MemoryVault())) {
            second.begin(monitoring);
            assertThat(second.state().url()).isEmpty();
            assertThat(second.state().trouble())
                    .hasValueSatisfying(told -> assertThat(told.code()).isEqualTo("FL-5309"));
        }
    }

    @Test
    void aPortThatIsTakenIsToldAndNothingIsKept() throws IOException {
        try (ScrapeDuty duty = duty();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            duty.begin(monitoring);
            assertThat(duty.on(new ScrapeWish(taken.getLocalPort(), "127.0.0.1", Optional.empty())))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.first().code()).isEqualTo("FL-5301"));
            assertThat(kept).isEmpty();
        }
    }

    /** A command that is alone for a moment keeps the wish; whoever stays serves it. */
    @Test
    void withoutAMonitorTheWishAloneIsKept() throws IOException {
        try (ScrapeDuty duty = duty()) {
            ScrapeDesk.State state = value(duty.on(new ScrapeWish(freePort(), "0.0.0.0", Optional.empty())));
            assertThat(state.wished()).isPresent();
            assertThat(state.url()).isEmpty();
            assertThat(state.token()).isTrue();
            assertThat(state.made()).isPresent();
            assertThat(duty.state().made()).as("shown once").isEmpty();
        }
    }

    private ScrapeDuty duty() {
        return duty(vault);
    }

    private ScrapeDuty duty(MemoryVault secrets) {
        SettingsRepository repository = new SettingsRepository() {
            @Override
            public Outcome<Map<String, String>> load() {
                return Outcome.ok(Map.copyOf(kept));
            }

            @Override
            public Outcome<String> save(String key, Optional<String> json) {
                json.ifPresentOrElse(text -> kept.put(key, text), () -> kept.remove(key));
                return Outcome.ok(key);
            }
        };
        return new ScrapeDuty(value(Settings.open(repository, Runnable::run)), secrets);
    }

    private static int status(int port, String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.first());
        };
    }
}
