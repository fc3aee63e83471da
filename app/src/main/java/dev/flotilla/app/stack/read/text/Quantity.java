package dev.flotilla.app.stack.read.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units. */
public final class Quantity {
    /** For messages. */
    public static final String SIZE = "a size such as 512M, 2g or a number of bytes";

    public static final String DURATION = "a duration such as 30s or 1m30s";
    public static final String CORES = "a number of cores such as 0.5";

    private static final int LONGEST = 40;
    private static final Pattern SIZE_FORM =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([kmgtp]?)i?b?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION_FORM = Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?(?:ns|us|µs|ms|s|m|h|d))+");
    private static final Pattern DURATION_PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h|d)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private Quantity() {}

    /** Units are powers of 1024, as Docker reads them; {@code M}, {@code MB} and {@code MiB} are the same. */
    public static Optional<Long> bytes(String text) {
        Matcher matcher = SIZE_FORM.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        int power = "kmgtp".indexOf(matcher.group(2).toLowerCase(Locale.ROOT));
        int shift = matcher.group(2).isEmpty() ? 0 : 10 * (power + 1);
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << shift));
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(bytes.longValue());
    }

    public static Optional<Duration> duration(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (text.length() > LONGEST || !DURATION_FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = DURATION_PART.matcher(text);
        while (part.find()) {
            long unit = NANOS.getOrDefault(part.group(2), 1L);
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    /** As {@link #duration}, and a bare number is seconds, as Graphium writes it. */
    public static Optional<Duration> durationOrSeconds(String text) {
        return duration(text).or(() -> duration(text + "s"));
    }

    /** From none (no limit) to a million. */
    public static Optional<Double> cores(String text) {
        try {
            double cores = text.length() > LONGEST ? -1 : Double.parseDouble(text);
            return cores >= 0 && cores <= 1_000_000 ? Optional.of(cores) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
