package dev.flotilla.app.source.code;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What may be written at a place.
 *
 * @param start of what is replaced, up to {@code end}: offsets in the text
 */
public record Offer(int start, int end, List<Proposal> proposals) {
    public static final Offer NONE = new Offer(0, 0, List.of());
    /** More than anybody looks through. */
    private static final int MOST = 60;

    public Offer {
        proposals = List.copyOf(proposals);
    }

    /** Those that go on with what is typed, first, then those that hold it; none that is there already. */
    public static Offer of(Spot spot, int caret, List<Proposal> words) {
        String typed = spot.typed().toLowerCase(Locale.ROOT);
        List<Proposal> fitting = words.stream()
                .filter(p -> !spot.present().contains(p.word()) || p.word().equals(spot.typed()))
                .filter(p -> p.word().toLowerCase(Locale.ROOT).contains(typed))
                .sorted(Comparator.comparing(
                        p -> !p.word().toLowerCase(Locale.ROOT).startsWith(typed)))
                .limit(MOST)
                .toList();
        boolean done = fitting.size() == 1 && fitting.getFirst().word().equals(spot.typed());
        return done ? NONE : new Offer(spot.start(), caret, fitting);
    }
}
