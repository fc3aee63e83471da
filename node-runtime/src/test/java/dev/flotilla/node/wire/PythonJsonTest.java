package dev.flotilla.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31T23:59:59",
                "0000-12-31T23:59:59.999999",
                "-0001-01-01T00:00:00",
                "+10000-01-01T00:00:00Z",
                "+123456789-01-01T00:00:00",
                "9999-12-31T23:30:00-01:00",
                "0001-01-01T00:30:00+01:00"
            })
    void aYearThatCannotBeWrittenIsNotRead(String text) {
        assertThat(PythonTime.read(text)).isEmpty();
    }

    @Test
    void theFirstAndTheLastTimeAreReadAndWritten() {
        for (String text : List.of("0001-01-01T00:00:00", "9999-12-31T23:59:59.999999")) {
            assertThat(PythonTime.read(text))
                    .hasValueSatisfying(
                            time -> assertThat(PythonTime.write(time)).isEqualTo(text));
        }
    }

    /** Times of the usual form take a way of their own. */
    @Test
    void timesByTheirPlacesAreThoseOfTheFormatter() {
        DateTimeFormatter slow = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_800L), 1000L * random.nextInt(1, 1_000_000));
            String text = LocalDateTime.ofInstant(time, ZoneOffset.UTC).format(slow);
            assertThat(PythonTime.write(time)).isEqualTo(text);
            assertThat(PythonTime.read(text)).contains(time);
        }
        for (String wrong : List.of(
                "2026-02-29T04:34:03.000001",
                "2026-11-20T24:34:03.000001",
                "2026-11-20 04:34:03.000001",
                "2026-11-20T04:34:60",
                "2026-11-2\u0660T04:34:03")) {
            assertThat(PythonTime.read(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void numbersWithoutAnExponentAreTheirShortestDigits() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextDouble() * Math.pow(10, random.nextInt(-4, 16));
            String plain =
                    new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
            assertThat(Double.parseDouble(PythonJson.number(value))).isEqualTo(value);
            if (value >= 1e-4) {
                assertThat(PythonJson.number(value)).isEqualTo(plain.indexOf('.') < 0 ? plain + ".0" : plain);
            }
        }
    }
}
