package dev.flotilla.app.ui.kit.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Earlier and later texts of what is edited in a form and by hand: every edit of the form is a step, and every run of letters
 * that are typed or deleted one behind the other.
 */
public final class TextSteps {
    private static final int MOST_STEPS = 200;
    /** Characters of all steps together. */
    private static final long MOST = 64L << 20;

    private final Deque<String> past = new ArrayDeque<>();
    private final Deque<String> future = new ArrayDeque<>();
    private long held;
    /** Where the last letter was typed; -1 after anything else. */
    private int typedAt = -1;

    /** @param typed whether it was typed as a letter among others may be */
    public void step(String was, String now, boolean typed) {
        int same = 0;
        int most = Math.min(was.length(), now.length());
        while (same < most && was.charAt(same) == now.charAt(same)) {
            same++;
        }
        int longer = now.length() - was.length();
        boolean letter = longer == 1 && now.charAt(same) != '\n' || longer == -1 && was.charAt(same) != '\n';
        // The same letter twice: where it came to stand cannot be told from the texts.
        boolean goesOn = typed && letter && typedAt >= 0 && Math.abs(same - typedAt) <= 2;
        if (!goesOn) {
            push(past, was);
        }
        typedAt = typed && letter ? same : -1;
        future.forEach(text -> held -= text.length());
        future.clear();
    }

    private void push(Deque<String> to, String text) {
        to.push(text);
        held += text.length();
        while (past.size() > MOST_STEPS || held > MOST && past.size() > 1) {
            held -= past.removeLast().length();
        }
    }

    /** The text one step back, when there is one. */
    public Optional<String> undo(String now) {
        return go(past, future, now);
    }

    public Optional<String> redo(String now) {
        return go(future, past, now);
    }

    private Optional<String> go(Deque<String> from, Deque<String> to, String now) {
        typedAt = -1;
        if (from.isEmpty()) {
            return Optional.empty();
        }
        String then = from.pop();
        held -= then.length();
        push(to, now);
        return Optional.of(then);
    }

    public boolean hasPast() {
        return !past.isEmpty();
    }

    public boolean hasFuture() {
        return !future.isEmpty();
    }
}
