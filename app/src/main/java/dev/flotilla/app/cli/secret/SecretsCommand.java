package dev.flotilla.app.cli.secret;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.SecretInput;
import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.vault.VaultKeys;
import dev.flotilla.app.secret.vault.VaultStatus;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "secrets",
        description = {
            "How the secrets of this data folder are protected. They are sealed; the question is where the key lies.",
            "passphrase   from now on a passphrase protects it; typed unseen, or the first line of standard input",
            "keystore     from now on the keystore of this computer keeps it",
            "key-file     from now on a file beside the database keeps it",
            "unlock       gives a running window or keeper the passphrase",
            "reset        gives up all secrets (with --yes), for a key that is lost for good",
            "Without a word: where it lies, and what that protects. FLOTILLA_PASSPHRASE_FILE names a file whose",
            "first line is the passphrase, for commands that nobody watches."
        })
public final class SecretsCommand implements CliCommand {
    @Parameters(arity = "0..1", paramLabel = "passphrase|keystore|key-file|unlock|reset", description = "What to do.")
    String deed = "";

    @Option(names = "--yes", description = "With reset: yes, all secrets are to go.")
    boolean yes;

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Optional<String> secretQuestion() {
        return switch (deed) {
            case "passphrase" -> Optional.of("New passphrase for the secrets: ");
            case "unlock" -> Optional.of("Passphrase of the secrets: ");
            default -> Optional.empty();
        };
    }

    @Override
    public boolean asksTwice() {
        return deed.equals("passphrase");
    }

    @Override
    public Outcome<Answer> run(CommandContext context) {
        VaultKeys keys = context.rooms().vaultKeys();
        String typed = SecretInput.in(context.environment()).orElse("");
        return switch (deed) {
            case "" -> Outcome.ok(answer(keys.status()));
            case "passphrase" -> keys.protectByPassphrase(typed).map(SecretsCommand::answer);
            case "keystore" -> keys.protectByKeystore().map(SecretsCommand::answer);
            case "key-file" -> keys.protectByKeyFile().map(SecretsCommand::answer);
            case "unlock" -> keys.unlock(typed).map(SecretsCommand::answer);
            case "reset" ->
                yes
                        ? keys.beginAnew().map(SecretsCommand::answer)
                        : Outcome.failed(Problem.of(
                                "FL-4003",
                                "All secrets of this data folder would be gone; stacks ask for theirs when they are"
                                        + " applied next.",
                                "Write `secrets reset --yes` if that is meant."));
            default ->
                Outcome.failed(Problem.of(
                        "FL-4003",
                        "That is nothing that can be done with the secrets.",
                        "Write passphrase, keystore, key-file, unlock or reset."));
        };
    }

    private static Answer answer(VaultStatus status) {
        String state =
                status.secrets() == 1 ? "1 secret is kept, sealed." : status.secrets() + " secrets are kept, sealed.";
        String locked = status.locked()
                .map(p -> "\n" + p.code() + " " + p.message() + " " + p.hint())
                .orElse("");
        return Answer.of(
                Answer.ok()
                        .put("protection", status.protection().map(Protection::word))
                        .put("secrets", status.secrets())
                        .put("locked", status.locked().isPresent())
                        .put("trouble", status.locked().map(Problem::message))
                        .put("keystore", status.keystore())
                        .put("keystoreUsable", status.hindrance().isEmpty())
                        .put("keystoreTrouble", status.hindrance().map(Problem::message)),
                state + "\n" + status.meaning() + locked);
    }
}
