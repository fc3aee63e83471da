package dev.flotilla.node.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times as Python's {@code datetime.utcnow().isoformat()} writes them: no zone, microseconds unless they are 0. Each frame of a round has one, so
 * the form that is usual is written and read by its places.
 */
final class PythonTime {
    private static final String SECONDS = "0000-00-00T00:00:00";
    private static final String MICROS = SECONDS + ".000000";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant BEHIND_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private PythonTime() {}

    /** @param time of the years 1 to 9999 */
    static String write(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        int micros = time.getNano() / 1000;
        StringBuilder out = new StringBuilder(micros == 0 ? SECONDS : MICROS);
        put(out, 0, 4, utc.getYear());
        put(out, 5, 2, utc.getMonthValue());
        put(out, 8, 2, utc.getDayOfMonth());
        put(out, 11, 2, utc.getHour());
        put(out, 14, 2, utc.getMinute());
        put(out, 17, 2, utc.getSecond());
        if (micros != 0) {
            put(out, 20, 6, micros);
        }
        return out.toString();
    }

    private static void put(StringBuilder out, int at, int digits, int value) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            out.setCharAt(i, (char) ('0' + rest % 10));
            rest /= 10;
        }
    }

    /** Also takes a zone, as newer Pythons write one. Nothing but the years 1 to 9999, which alone can be written again. */
    static Optional<Instant> read(String text) {
        if (text.length() < 16 || text.length() > 40) {
            return Optional.empty();
        }
        try {
            Instant time = isUsual(text) ? usual(text) : any(text);
            return time.isBefore(FIRST) || !time.isBefore(BEHIND_LAST) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsual(String text) {
        String form = text.length() == SECONDS.length() ? SECONDS : MICROS;
        if (text.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = text.charAt(i);
            if (form.charAt(i) == '0' ? c < '0' || c > '9' : c != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        int micros = text.length() == MICROS.length() ? digits(text, 20, 6) : 0;
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 2),
                        digits(text, 8, 2),
                        digits(text, 11, 2),
                        digits(text, 14, 2),
                        digits(text, 17, 2),
                        micros * 1000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static Instant any(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
