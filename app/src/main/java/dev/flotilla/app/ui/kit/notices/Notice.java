package dev.flotilla.app.ui.kit.notices;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.Optional;

/**
 * Something to tell.
 *
 * @param stays for as long as it takes to read a failure; otherwise it leaves after five seconds. The bell keeps both
 * @param kind what several of them are together, in the plural: "alarms"; empty for one that is like no other
 * @param command that does what was done, to be copied
 */
public record Notice(
        Tone tone,
        String title,
        String detail,
        boolean stays,
        Optional<Action> action,
        String kind,
        Optional<String> command) {
    /** The one button of a notice, such as Undo or Show. */
    public record Action(String word, Runnable deed) {}

    public Notice(Tone tone, String title, String detail, boolean stays, Optional<Action> action) {
        this(tone, title, detail, stays, action, "");
    }

    public Notice(Tone tone, String title, String detail, boolean stays, Optional<Action> action, String kind) {
        this(tone, title, detail, stays, action, kind, Optional.empty());
    }

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
        return new Notice(tone, title, detail, stays, Optional.of(new Action(word, deed)), kind, command);
    }

    public Notice ofKind(String plural) {
        return new Notice(tone, title, detail, stays, action, plural, command);
    }

    public Notice withCommand(Optional<String> line) {
        return new Notice(tone, title, detail, stays, action, kind, line);
    }

    /** Whether both are told as one: the same again, or of one kind and of one weight. */
    boolean goesWith(Notice other) {
        boolean same = title.equals(other.title) && detail.equals(other.detail);
        return tone == other.tone && (same || !kind.isEmpty() && kind.equals(other.kind));
    }
}
