package dev.flotilla.app.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void sizesHaveOneDigitBehindTheDotOnlyWhenTheyAreSmall() {
        assertThat(Amounts.bytes(0)).isEqualTo("0 B");
        assertThat(Amounts.bytes(41_000_000)).isEqualTo("41 MB");
        assertThat(Amounts.bytes(4_200_000_000L)).isEqualTo("4.2 GB");
        assertThat(Amounts.bytes(999_999)).isEqualTo("1 MB");
        assertThat(Amounts.memory(536_870_912)).isEqualTo("512 MiB");
        assertThat(Amounts.memory(1_610_612_736)).isEqualTo("1.5 GiB");
        assertThat(Amounts.memory(16L << 30)).isEqualTo("16 GiB");
    }

    @Test
    void spansGoFromTenthsOfSecondsToDays() {
        assertThat(Amounts.span(Duration.ofMillis(400))).isEqualTo("0.4 s");
        assertThat(Amounts.span(Duration.ofSeconds(42))).isEqualTo("42 s");
        assertThat(Amounts.span(Duration.ofSeconds(200))).isEqualTo("3 min");
        assertThat(Amounts.span(Duration.ofMinutes(134))).isEqualTo("2 h 14 min");
        assertThat(Amounts.span(Duration.ofHours(50))).isEqualTo("2 d");
        assertThat(Amounts.span(Duration.ofSeconds(-3))).isEqualTo("0.0 s");
    }

    @Test
    void agesHaveNoTenths() {
        Instant now = Instant.parse("2026-11-20T14:02:00Z");
        assertThat(Amounts.ago(now.minusMillis(4_300), now)).isEqualTo("4 s ago");
        assertThat(Amounts.ago(now.plusSeconds(9), now)).isEqualTo("now");
    }
}
