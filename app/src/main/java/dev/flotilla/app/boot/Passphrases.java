package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who knows the passphrase of the secrets: the file that a variable names, else the person at the terminal. */
final class Passphrases {
    static final String FILE = "FLOTILLA_PASSPHRASE_FILE";

    private Passphrases() {}

    static PassphraseSource byFile(Map<String, String> environment) {
        return () -> inFile(environment);
    }

    /** The person is asked once; a wrong answer fails the command, which is then typed again. */
    static PassphraseSource byFileOrPerson(Map<String, String> environment) {
        return new PassphraseSource() {
            private final AtomicBoolean asked = new AtomicBoolean();

            @Override
            public Outcome<Optional<String>> known() {
                return inFile(environment);
            }

            @Override
            public Outcome<Optional<String>> ask() {
                return known().map(file -> file.isPresent() || asked.getAndSet(true) ? file : Terminal.passphrase());
            }
        };
    }

    /** Its first line, without spaces around it. */
    private static Outcome<Optional<String>> inFile(Map<String, String> environment) {
        String name = environment.getOrDefault(FILE, "");
        if (name.isEmpty()) {
            return Outcome.ok(Optional.empty());
        }
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            String line = Terminal.firstLine(in);
            return line.isEmpty() ? unusable(name, "it is empty") : Outcome.ok(Optional.of(line));
        } catch (InvalidPathException e) {
            return unusable(name, "that is no path");
        } catch (IOException e) {
            return unusable(name, "it cannot be read");
        }
    }

    private static Outcome<Optional<String>> unusable(String name, String why) {
        return Outcome.failed(Problem.of(
                "FL-1047",
                "The file " + name + " that " + FILE + " names holds no passphrase: " + why + ".",
                "Write the passphrase into its first line, readable by you alone, or unset " + FILE + "."));
    }
}
