package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.List;

/** A mistake in a stack file as it is listed: place, sentence, what to do, code. */
public record ReadError(String place, String message, String hint, String code) {
    /** In the order of their positions. */
    public static List<ReadError> of(List<Problem> problems) {
        return problems.stream().map(ReadError::of).toList();
    }

    static ReadError of(Problem problem) {
        // The place has a line of its own, so the sentence need not begin with it.
        String prefix = problem.place().map(p -> p.inWords() + ": ").orElse("");
        String message = problem.message();
        return new ReadError(
                problem.place().map(ReadError::words).orElse(""),
                message.startsWith(prefix) ? message.substring(prefix.length()) : message,
                problem.hint(),
                problem.code());
    }

    private static String words(Place place) {
        String file = place.file().substring(place.file().lastIndexOf('/') + 1);
        String where = new Place(file, place.line(), place.column(), place.key()).inWords();
        return place.key().isEmpty() ? where : where + ", " + place.key();
    }
}
