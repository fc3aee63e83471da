package dev.flotilla.app.secret.keystore;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.vault.Keystore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The login keychain of macOS, through {@code security}. */
final class Keychain implements Keystore {
    private static final Duration ASK = Duration.ofSeconds(60);
    /** Of {@code security}: the item could not be found. */
    private static final int ABSENT = 44;

    private final Tool tool;

    Keychain(Tool tool) {
        this.tool = tool;
    }

    @Override
    public String name() {
        return "Keychain";
    }

    @Override
    public Optional<Problem> hindrance() {
        return tool.find("security").isPresent()
                ? Optional.empty()
                : Optional.of(unheard(new Tool.Said(-1, "", "security is not there")));
    }

    @Override
    public Outcome<Optional<String>> find(String id) {
        Tool.Said said = run("", "find-generic-password", "-s", "flotilla", "-a", id, "-w");
        if (said.isFine()) {
            return Outcome.ok(Optional.of(said.out().strip()));
        }
        return said.code() == ABSENT ? Outcome.ok(Optional.empty()) : Outcome.failed(unheard(said));
    }

    /** Its interactive mode reads the command, and with it the key, from standard input. */
    @Override
    public Outcome<String> keep(String id, String label, String key) {
        Tool.Said said = run(
                "add-generic-password -U -s flotilla -a " + id + " -l \"" + label.replaceAll("[\"\\\\\\p{Cntrl}]", "_")
                        + "\" -w " + key + "\n",
                "-i");
        return said.isFine() ? Outcome.ok(id) : Outcome.failed(unheard(said));
    }

    @Override
    public void forget(String id) {
        run("", "delete-generic-password", "-s", "flotilla", "-a", id);
    }

    private Tool.Said run(String input, String... words) {
        Optional<Path> program = tool.find("security");
        if (program.isEmpty()) {
            return new Tool.Said(-1, "", "security is not there");
        }
        List<String> command = new ArrayList<>(List.of(program.get().toString()));
        command.addAll(List.of(words));
        return tool.run(command, input, ASK);
    }

    private static Problem unheard(Tool.Said said) {
        String why = said.err().isBlank()
                ? "it ended with status " + said.code()
                : said.err().strip().lines().findFirst().orElse("");
        return Problem.of(
                "FL-1043",
                "The Keychain of this computer cannot be asked: " + why + ".",
                "Unlock the login keychain and allow Flotilla to use it.");
    }
}
