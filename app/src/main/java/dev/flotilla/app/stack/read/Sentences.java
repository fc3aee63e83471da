package dev.flotilla.app.stack.read;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.Warning;
import java.util.List;

/** The readers write what they find without the full stop of a sentence, for they put it together; here it gets one. */
final class Sentences {
    private Sentences() {}

    /** What leaves the room in place of a failure of it. */
    static <T> Outcome<T> ended(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T> ok -> ok;
            case Outcome.Failed<T>(List<Problem> problems) ->
                Outcome.failed(problems.stream().map(Sentences::ended).toList());
        };
    }

    static List<Warning> ended(List<Warning> warnings) {
        return warnings.stream()
                .map(w -> new Warning(w.code(), ended(w.message()), w.place()))
                .toList();
    }

    private static Problem ended(Problem p) {
        return new Problem(p.code(), ended(p.message()), ended(p.hint()), p.place(), p.hosts());
    }

    private static String ended(String words) {
        return words.isEmpty() || ".!?".indexOf(words.charAt(words.length() - 1)) >= 0 ? words : words + ".";
    }
}
