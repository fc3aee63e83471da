package dev.flotilla.app.secret.keystore;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.vault.Keystore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Secret Service of Linux desktops (GNOME Keyring, KWallet, KeePassXC), through {@code secret-tool} of libsecret. */
final class SecretService implements Keystore {
    private static final Duration LOOK = Duration.ofSeconds(3);
    /** The desktop may ask its user to unlock the keyring meanwhile. */
    private static final Duration ASK = Duration.ofSeconds(60);

    private static final String DEFAULT = "/org/freedesktop/secrets/aliases/default";
    private static final String COLLECTION = "org.freedesktop.Secret.Collection";

    private final Tool tool;

    SecretService(Tool tool) {
        this.tool = tool;
    }

    @Override
    public String name() {
        return "Secret Service";
    }

    @Override
    public Optional<Problem> hindrance() {
        if (tool.find("secret-tool").isEmpty()) {
            return Optional.of(problem(
                    "secret-tool is not installed, by which the Secret Service of the desktop is spoken to.",
                    "Install it (Debian: libsecret-tools)."));
        }
        if (!hasSessionBus()) {
            return Optional.of(problem(
                    "There is no session bus here, and so no Secret Service.",
                    "Start Flotilla from within the desktop's session."));
        }
        return isUnlocked()
                ? Optional.empty()
                : Optional.of(problem(
                        "No Secret Service with an unlocked keyring answers.",
                        "Unlock the keyring of the desktop (log in to it, or open Passwords and Keys)."));
    }

    private boolean hasSessionBus() {
        return tool.variable("DBUS_SESSION_BUS_ADDRESS").isPresent()
                || tool.variable("XDG_RUNTIME_DIR")
                        .filter(folder -> Files.exists(Path.of(folder, "bus")))
                        .isPresent();
    }

    /** Asked of the bus itself, because secret-tool would open a dialog for a keyring that is locked. */
    private boolean isUnlocked() {
        Optional<Path> send = tool.find("dbus-send");
        if (send.isPresent()) {
            Tool.Said said = tool.run(
                    List.of(
                            send.get().toString(),
                            "--session",
                            "--print-reply=literal",
                            "--reply-timeout=" + LOOK.toMillis(),
                            "--dest=org.freedesktop.secrets",
                            DEFAULT,
                            "org.freedesktop.DBus.Properties.Get",
                            "string:" + COLLECTION,
                            "string:Locked"),
                    "",
                    LOOK.plusSeconds(1));
            return said.isFine() && said.out().contains("boolean false");
        }
        return tool.find("busctl")
                .map(busctl -> tool.run(
                        List.of(
                                busctl.toString(),
                                "--user",
                                "--timeout=" + LOOK.toSeconds(),
                                "get-property",
                                "org.freedesktop.secrets",
                                DEFAULT,
                                COLLECTION,
                                "Locked"),
                        "",
                        LOOK.plusSeconds(1)))
                .filter(said -> said.isFine() && said.out().strip().equals("b false"))
                .isPresent();
    }

    @Override
    public Outcome<Optional<String>> find(String id) {
        Tool.Said said = run("", "lookup", "application", "flotilla", "key", id);
        if (said.isFine() && !said.out().isBlank()) {
            return Outcome.ok(Optional.of(said.out().strip()));
        }
        // Without a word of complaint it means: no such entry.
        boolean absent = said.code() == 1 && said.err().isBlank();
        return absent ? Outcome.ok(Optional.empty()) : Outcome.failed(unheard(said));
    }

    @Override
    public Outcome<String> keep(String id, String label, String key) {
        Tool.Said said = run(key, "store", "--label=" + label, "application", "flotilla", "key", id);
        return said.isFine() ? Outcome.ok(id) : Outcome.failed(unheard(said));
    }

    @Override
    public void forget(String id) {
        run("", "clear", "application", "flotilla", "key", id);
    }

    private Tool.Said run(String input, String... words) {
        Optional<Path> program = tool.find("secret-tool");
        if (program.isEmpty()) {
            return new Tool.Said(-1, "", "secret-tool is not installed (Debian: libsecret-tools)");
        }
        List<String> command = new ArrayList<>(List.of(program.get().toString()));
        command.addAll(List.of(words));
        return tool.run(command, input, ASK);
    }

    private static Problem unheard(Tool.Said said) {
        String why = said.err().isBlank()
                ? "it ended with status " + said.code()
                : said.err().strip().lines().findFirst().orElse("");
        return problem(
                "The Secret Service of this computer cannot be asked: " + why + ".",
                "Unlock the keyring of the desktop, and start Flotilla from within its session.");
    }

    private static Problem problem(String message, String hint) {
        return Problem.of("FL-1043", message, hint);
    }
}
