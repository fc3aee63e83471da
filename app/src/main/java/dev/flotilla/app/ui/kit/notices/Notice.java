package dev.flotilla.app.ui.kit.notices;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.Optional;

/**
 * Something to tell.
 *
 * @param stays until it is closed, as failures do; otherwise it leaves after five seconds
 */
public record Notice(Tone tone, String title, String detail, boolean stays, Optional<Action> action) {
    /** The one button of a notice, such as Undo or Show. */
    public record Action(String word, Runnable deed) {}

    public static Notice done(String title, String detail) {
        return new Notice(Tone.SUCCESS, title, detail, false, Optional.empty());
    }

    public static Notice told(String title, String detail) {
        return new Notice(Tone.ACCENT, title, detail, false, Optional.empty());
    }

    public static Notice failed(Problem problem) {
        String hint = problem.hint().isEmpty() ? problem.code() : problem.hint() + " " + problem.code();
        return new Notice(Tone.DANGER, problem.message(), hint, true, Optional.empty());
    }

    public Notice with(String word, Runnable deed) {
        return new Notice(tone, title, detail, stays, Optional.of(new Action(word, deed)));
    }
}
