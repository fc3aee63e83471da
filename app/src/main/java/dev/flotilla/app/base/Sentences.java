package dev.flotilla.app.base;

import java.util.List;

/**
 * Rooms that put their messages together from parts write them without the full stop of a sentence; where a message
 * leaves such a room it gets one.
 */
public final class Sentences {
    private Sentences() {}

    /** The same, with message and hint of each problem ended. */
    public static <T> Outcome<T> ended(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T> ok -> ok;
            case Outcome.Failed<T>(List<Problem> problems) ->
                Outcome.failed(problems.stream().map(Sentences::ended).toList());
        };
    }

    private static Problem ended(Problem p) {
        return new Problem(p.code(), ended(p.message()), ended(p.hint()), p.place(), p.hosts());
    }

    /** With a full stop, unless the words are none or have their end already. */
    public static String ended(String words) {
        return words.isEmpty() || ".!?".indexOf(words.charAt(words.length() - 1)) >= 0 ? words : words + ".";
    }
}
