package dev.flotilla.app.ui.monitor.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where one curve or several have nothing, and what is said of it: "mosaic-3 silent". */
record GapBlock(TimeSpan span, String word) {
    private static final int MOST = 24;
    private static final double NARROWEST_PX = 6;
    private static final int NAMES = 2;

    private record Piece(TimeSpan span, List<String> names) {}

    /** Gaps that overlap are one block with the names of all. */
    static List<GapBlock> of(ChartData data, double widthPx) {
        if (data.gapWord().isEmpty()) {
            return List.of();
        }
        double least = NARROWEST_PX / widthPx * data.span().lengthMs();
        long until = Math.min(data.nowMs(), data.span().toMs());
        List<Piece> all = new ArrayList<>();
        for (Curve curve : data.curves()) {
            for (TimeSpan gap : curve.gaps(until)) {
                if (gap.lengthMs() >= least) {
                    all.add(new Piece(gap, List.of(curve.name())));
                }
            }
        }
        all.sort(Comparator.comparingLong(p -> p.span().fromMs()));
        List<Piece> merged = new ArrayList<>();
        for (Piece piece : all) {
            if (!merged.isEmpty()
                    && piece.span().fromMs() <= merged.getLast().span().toMs()) {
                Piece before = merged.removeLast();
                merged.add(join(before, piece));
            } else {
                merged.add(piece);
            }
        }
        return merged.stream()
                .limit(MOST)
                .map(p -> new GapBlock(p.span(), words(p.names(), data.gapWord())))
                .toList();
    }

    private static Piece join(Piece a, Piece b) {
        List<String> names = new ArrayList<>(a.names());
        b.names().stream().filter(n -> !names.contains(n)).forEach(names::add);
        return new Piece(
                new TimeSpan(
                        a.span().fromMs(), Math.max(a.span().toMs(), b.span().toMs())),
                names);
    }

    private static String words(List<String> names, String word) {
        String some = names.size() > NAMES ? names.size() + " nodes" : String.join(", ", names);
        return some + " " + word;
    }
}
