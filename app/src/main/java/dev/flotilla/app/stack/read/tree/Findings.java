package dev.flotilla.app.stack.read.tree;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all that is wrong with one file, so that its author hears of everything at once. */
public final class Findings {
    /** More mistakes than anybody reads; those beyond are only counted. */
    private static final int MOST = 200;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Place> kept = new ArrayList<>();
    private int beyond;

    /** @param file as the user named it */
    public Findings(String file) {
        this.file = file;
    }

    public Place place(Tree.Mark at, String key) {
        return new Place(file, at.line(), at.column(), key);
    }

    public void error(String code, String message, String hint, Place where) {
        if (problems.size() == MOST) {
            beyond++;
            return;
        }
        problems.add(Problem.of(code, where.inWords() + ": " + message, hint).at(where));
    }

    public void warn(String code, String message, Place where) {
        if (warnings.size() < MOST) {
            warnings.add(new Warning(code, message, where));
        }
    }

    /** Notes a key that stays in the file but that nothing here acts on. */
    public void keep(Place where) {
        kept.add(where);
        warn(ReadCode.KEPT, where.key() + " is kept in the file, but Flotilla does not act on it", where);
    }

    /** As {@link #keep}, for keys that no author expects anybody to act on. */
    public void keepQuietly(Place where) {
        kept.add(where);
    }

    public boolean hasErrors() {
        return !problems.isEmpty();
    }

    /** By position; one about everything beyond the limit comes last. */
    public List<Problem> problems() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing((Problem p) -> p.place().orElseThrow(), BY_POSITION));
        if (beyond > 0) {
            sorted.add(Problem.of(
                    ReadCode.SYNTAX,
                    file + " has " + beyond + " more mistakes that are not listed",
                    "Mend the listed ones and read it again"));
        }
        return sorted;
    }

    public List<Warning> warnings() {
        List<Warning> sorted = new ArrayList<>(warnings);
        sorted.sort(Comparator.comparing(Warning::place, BY_POSITION));
        return sorted;
    }

    public List<Place> kept() {
        return List.copyOf(kept);
    }

    private static final Comparator<Place> BY_POSITION =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);
}
