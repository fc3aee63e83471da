package dev.flotilla.app.secret.vault;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.Optional;

/** Where an operating system keeps keys for its users. Calls block, and the system may ask its user for leave. */
public interface Keystore {
    /** As people know it: {@code Secret Service}. */
    String name();

    /** Why it cannot be used at once and without a question to the user; empty when it can. FL-1043. */
    Optional<Problem> hindrance();

    /** Empty when it holds no such key; FL-1043 when it cannot be asked. */
    Outcome<Optional<String>> find(String id);

    /** @param label for the user, who may look into the keystore with other programs */
    Outcome<String> keep(String id, String label, String key);

    /** Gone already is fine. */
    void forget(String id);

    /** Where there is none. */
    static Keystore none(String why) {
        return new Keystore() {
            private Problem problem() {
                return Problem.of(
                        "FL-1043",
                        why,
                        "On Linux, install secret-tool (Debian: libsecret-tools) and unlock the keyring of your"
                                + " desktop, or set a passphrase: `flotilla secrets passphrase`.");
            }

            @Override
            public String name() {
                return "keystore";
            }

            @Override
            public Optional<Problem> hindrance() {
                return Optional.of(problem());
            }

            @Override
            public Outcome<Optional<String>> find(String id) {
                return Outcome.failed(problem());
            }

            @Override
            public Outcome<String> keep(String id, String label, String key) {
                return Outcome.failed(problem());
            }

            @Override
            public void forget(String id) {
                // There is nothing that could hold it.
            }
        };
    }
}
