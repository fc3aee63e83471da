package dev.flotilla.app.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers in words, as every surface writes them: digits and a unit with a space between. */
public final class Amounts {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Amounts() {}

    /** Size of data that lies or moves, in decimal units: {@code 41 MB}, {@code 4.2 GB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return digits(value, unit) + " " + UNITS[unit];
    }

    /** Memory, in binary units as engines count it: {@code 512 MiB}, {@code 1.5 GiB}. */
    public static String memory(long bytes) {
        double mebi = bytes / 1048576.0;
        return mebi < 1023.5 ? Math.round(mebi) + " MiB" : digits(mebi / 1024, 1) + " GiB";
    }

    private static String digits(double value, int unit) {
        boolean whole = unit == 0 || value >= 9.95 || Math.abs(value - Math.rint(value)) < 0.05;
        return whole ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** How long something took or is ago: {@code 0.4 s}, {@code 42 s}, {@code 3 min}, {@code 2 h 14 min}, {@code 2 d}. */
    public static String span(Duration span) {
        long millis = Math.max(0, span.toMillis());
        if (millis < 9950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 24) {
            return hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        return hours / 24 + " d";
    }

    /** {@code 4 s ago}; a moment in the future counts as now. */
    public static String ago(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.toMillis() < 1000
                ? "now"
                : span(Duration.ofSeconds(age.toSeconds())).replace(".0 s", " s") + " ago";
    }

    /** {@code 1 host}, {@code 3 hosts}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** {@code 88 %} of a share from 0 to 1. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
