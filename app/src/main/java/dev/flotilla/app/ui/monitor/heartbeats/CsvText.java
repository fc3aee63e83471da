package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Slices as comma-separated values (RFC 4180), one line a point, in the units of the metrics. */
final class CsvText {
    private static final String HEAD = "time,node,receiver,figure,unit,least,mean,greatest,count\r\n";
    /** A spreadsheet takes what begins so for a formula; names come from other machines. */
    private static final String FORMULA = "=+-@\t\r";

    private CsvText() {}

    static String of(List<Slice> slices) {
        StringBuilder text = new StringBuilder(HEAD);
        slices.stream()
                .sorted(Comparator.comparing((Slice s) -> s.key().metric())
                        .thenComparing(s -> s.key().node()))
                .forEach(slice -> lines(text, slice));
        return text.toString();
    }

    private static void lines(StringBuilder text, Slice slice) {
        SeriesKey key = slice.key();
        String who = quoted(key.node()) + "," + quoted(key.receiver().orElse("")) + ","
                + quoted(key.metric().title()) + "," + quoted(key.metric().unit());
        for (Slice.Point point : slice.points()) {
            text.append(Instant.ofEpochMilli(point.atMs()))
                    .append(',')
                    .append(who)
                    .append(',')
                    .append(number(point.least()))
                    .append(',')
                    .append(number(point.mean()))
                    .append(',')
                    .append(number(point.greatest()))
                    .append(',')
                    .append(point.count())
                    .append("\r\n");
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private static String quoted(String word) {
        String safe = !word.isEmpty() && FORMULA.indexOf(word.charAt(0)) >= 0 ? "'" + word : word;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
