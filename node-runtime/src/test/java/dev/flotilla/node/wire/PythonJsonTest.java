package dev.flotilla.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations were printed by Python 3. */
class PythonJsonTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1.0, 1.0",
        "0.05, 0.05",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1.5e-7, 1.5e-07",
        "123456789.125, 123456789.125",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "2.5e120, 2.5e+120",
        "1e-300, 1e-300",
        "0.30000000000000004, 0.30000000000000004",
        "-6.5, -6.5"
    })
    void writesNumbersAsPythonDoes(double value, String expected) {
        assertThat(PythonJson.number(value)).isEqualTo(expected);
    }

    @Test
    void escapesAsPythonDoes() {
        StringBuilder out = new StringBuilder();
        PythonJson.string("a\"b\\c/\n\r\t\f\b\u0001\u007f\u00e4\u20ac\ud83d\ude00", out);
        assertThat(out).hasToString("\"a\\\"b\\\\c/\\n\\r\\t\\f\\b\\u0001\\u007f\\u00e4\\u20ac\\ud83d\\ude00\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T04:34:03.244650Z, 2026-11-20T04:34:03.244650",
        "2026-11-20T04:34:00Z, 2026-11-20T04:34:00",
        "2026-11-20T04:34:03.000001Z, 2026-11-20T04:34:03.000001"
    })
    void writesTimesAsPythonDoes(Instant time, String expected) {
        assertThat(PythonTime.write(time)).isEqualTo(expected);
        assertThat(PythonTime.read(expected)).contains(time);
    }

    @Test
    void readsTimesWithAZoneToo() {
        Instant time = Instant.parse("2026-11-20T04:34:03.5Z");
        assertThat(PythonTime.read("2026-11-20T04:34:03.500000+00:00")).contains(time);
        assertThat(PythonTime.read("2026-11-20T05:34:03.5+01:00")).contains(time);
        assertThat(PythonTime.read("2026-11-20T04:34:03.5Z")).contains(time);
        assertThat(PythonTime.read("yesterday, at noon or so")).isEmpty();
        assertThat(PythonTime.read("2026-13-20T04:34:03")).isEmpty();
    }
}
