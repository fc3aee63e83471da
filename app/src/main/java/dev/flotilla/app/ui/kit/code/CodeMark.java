package dev.flotilla.app.ui.kit.code;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is wrong with a line.
 *
 * @param line from 1
 * @param column from 1, where it begins; 0 for the whole line
 * @param error whether it has to be mended, or is only said
 * @param words a sentence or two, with the code; no place in them
 */
public record CodeMark(int line, int column, boolean error, String words) {
    public static CodeMark error(Problem problem) {
        return of(problem, true);
    }

    public static CodeMark warning(Problem problem) {
        return of(problem, false);
    }

    private static CodeMark of(Problem problem, boolean error) {
        int line = problem.place().map(Place::line).orElse(1);
        String hint = problem.hint().isEmpty() ? "" : " " + problem.hint();
        return new CodeMark(
                Math.max(1, line),
                problem.place().map(Place::column).orElse(0),
                error,
                withoutPlace(problem) + hint + " " + problem.code());
    }

    /** The place stands before it already. */
    private static String withoutPlace(Problem problem) {
        String said = problem.message();
        Optional<Place> place = problem.place();
        if (place.isPresent() && said.startsWith(place.get().inWords())) {
            said = said.substring(place.get().inWords().length()).replaceFirst("^:? ?", "");
        }
        return said.isEmpty() ? said : said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
    }

    CodeMark moved(int lines) {
        return new CodeMark(line + lines, column, error, words);
    }
}
