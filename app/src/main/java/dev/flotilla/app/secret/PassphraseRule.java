package dev.flotilla.app.secret;

import dev.flotilla.app.base.Problem;
import java.util.Optional;

/** What counts as a passphrase. */
public final class PassphraseRule {
    public static final int SHORTEST = 10;
    public static final int LONGEST = 1_000;

    private PassphraseRule() {}

    /** FL-1046 for one that is too easy to try out, or too long to have been meant. */
    public static Optional<Problem> wrong(String passphrase) {
        int letters = passphrase.codePointCount(0, passphrase.length());
        if (letters < SHORTEST || letters > LONGEST) {
            return Optional.of(Problem.of(
                    "FL-1046",
                    letters < SHORTEST
                            ? "The passphrase is too short: it has " + letters + " letters."
                            : "The passphrase is too long.",
                    letters < SHORTEST
                            ? "Take " + SHORTEST + " letters or more, several words for example."
                            : "Take " + LONGEST + " letters or fewer."));
        }
        return Optional.empty();
    }
}
