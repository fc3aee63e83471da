package dev.flotilla.app.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostReasonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "n1: no address is known for x.; no address is known for x.",
                "n1 refused the connection.; refused the connection.",
                "Host n1 is set to offline.; is set to offline.",
                "n11 refused the connection.; n11 refused the connection.",
                "Port 80 on n1 is taken.; Port 80 on n1 is taken."
            })
    void theHostIsNotNamedTwice(String sentence, String reason) {
        assertThat(HostReason.of("n1", sentence)).isEqualTo(new HostReason("n1", reason));
    }
}
