package dev.flotilla.app.secret.vault;

import dev.flotilla.app.base.Outcome;
import java.util.Optional;

/** Who may know the passphrase when it is needed and nobody has given it: a file, or a person at a terminal. */
@FunctionalInterface
public interface PassphraseSource {
    PassphraseSource NONE = () -> Outcome.ok(Optional.empty());

    /** What can be had without disturbing anybody; empty when nothing can, FL-1047 when the file that was named is no use. */
    Outcome<Optional<String>> known();

    /** The same, or what a person says who is asked now; blocks meanwhile. */
    default Outcome<Optional<String>> ask() {
        return known();
    }
}
