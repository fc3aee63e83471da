package dev.flotilla.app.monitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookMessageTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Alarm OPEN = new Alarm(
            1,
            "node-down",
            Alarm.Severity.CRITICAL,
            "a",
            List.of("a"),
            "a is down.",
            NOON,
            Optional.empty(),
            false,
            false);

    private static JsonNode ended(Alarm.Ending how) {
        return JsonMapper.shared().readTree(WebhookMessage.of(OPEN.over(NOON.plusSeconds(9), how), "ended"));
    }

    @Test
    void anEndThatIsNoGoodNewsIsNotToldAsOne() {
        assertThat(ended(Alarm.Ending.WELL).path("text").asString()).isEqualTo("Over: a is down.");
        assertThat(ended(Alarm.Ending.REMOVED).path("text").asString())
                .isEqualTo("Over, for a is not watched any more: a is down.");
        assertThat(ended(Alarm.Ending.STOPPED).path("ending").asString()).isEqualTo("stopped");
        assertThat(JsonMapper.shared()
                        .readTree(WebhookMessage.of(OPEN, "raised"))
                        .path("ending")
                        .isNull())
                .isTrue();
    }
}
