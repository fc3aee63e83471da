package dev.flotilla.app.ui.forms;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cores and memory as people write them, both ways. */
final class Quantity {
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)\\s*([kmgtKMGT]?)(?:i?[bB])?");

    private Quantity() {}

    static OptionalDouble cores(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** {@code 512M}, {@code 16 GiB}, {@code 1.5G} or bytes; units are binary, as docker takes them. */
    static OptionalLong bytes(String text) {
        Matcher parts = MEMORY.matcher(text.strip());
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        int power = "kmgt".indexOf(parts.group(2).toLowerCase(Locale.ROOT));
        int shift = parts.group(2).isEmpty() ? 0 : 10 * (power + 1);
        double bytes = Double.parseDouble(parts.group(1)) * Math.pow(2, shift);
        return bytes > Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.round(bytes));
    }

    static String cores(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** The shortest text that {@link #bytes(String)} reads as the same number. */
    static String bytes(long value) {
        String units = "TGMK";
        for (int i = 0; i < units.length(); i++) {
            long unit = 1L << 10 * (units.length() - i);
            if (value >= unit && value % unit == 0) {
                return value / unit + String.valueOf(units.charAt(i));
            }
        }
        return Long.toString(value);
    }
}
