package dev.flotilla.app.ui.kit.palette;

import java.util.Locale;
import java.util.OptionalInt;

/** Whether letters occur in a text in order, and how well. Pure. */
public final class Fuzzy {
    private static final int WORD_START = 8;
    private static final int ADJACENT = 5;
    private static final int HIT = 1;
    private static final int EXACT_PREFIX = 20;

    private Fuzzy() {}

    /** A greater score is a better match; empty when a letter is missing. Spaces in the query are ignored. */
    public static OptionalInt score(String query, String text) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String in = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return OptionalInt.of(0);
        }
        int score = in.startsWith(query.toLowerCase(Locale.ROOT).strip()) ? EXACT_PREFIX : 0;
        int at = -1;
        for (int i = 0; i < wanted.length(); i++) {
            int found = best(in, wanted.charAt(i), at);
            if (found < 0) {
                return OptionalInt.empty();
            }
            score += HIT + (startsWord(in, found) ? WORD_START : 0) + (found == at + 1 && at >= 0 ? ADJACENT : 0);
            at = found;
        }
        return OptionalInt.of(score * 4 - Math.min(in.length(), 80) / 8);
    }

    /** The next place of a letter; the start of a word is preferred to the nearest, unless they adjoin. */
    private static int best(String in, char letter, int after) {
        int nearest = in.indexOf(letter, after + 1);
        if (nearest < 0 || nearest == after + 1) {
            return nearest;
        }
        for (int i = nearest; i >= 0; i = in.indexOf(letter, i + 1)) {
            if (startsWord(in, i)) {
                return i;
            }
        }
        return nearest;
    }

    private static boolean startsWord(String in, int at) {
        return at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
    }
}
