package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 17179869184}, {@code 512M}, {@code 1.5g}, {@code 16GiB}; 1K is 1024. */
public final class MemorySize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?)\\s*([kmgt]?)(?:i?b)?");
    private static final String UNITS = "kmgt";

    private MemorySize() {}

    /** Bytes, or FL-4003. */
    public static Outcome<Long> read(String typed) {
        Matcher parts = FORM.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (parts.matches()) {
            int power = parts.group(2).isEmpty() ? 0 : UNITS.indexOf(parts.group(2)) + 1;
            BigDecimal bytes = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
            if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return Outcome.ok(bytes.longValue());
            }
        }
        return Outcome.failed(Problem.of(
                "FL-4003",
                "\"" + typed + "\" is not a size of memory.",
                "Write bytes, or a number with K, M, G or T, such as 16G."));
    }

    /** Short, for a table: {@code 15.6G}. */
    public static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + "B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 1024 && unit < UNITS.length() - 1) {
            value /= 1024;
            unit++;
        }
        String digits = String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
        return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits)
                + Character.toUpperCase(UNITS.charAt(unit));
    }
}
