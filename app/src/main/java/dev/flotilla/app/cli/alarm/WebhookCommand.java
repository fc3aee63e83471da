package dev.flotilla.app.cli.alarm;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.SecretInput;
import dev.flotilla.app.monitor.webhook.WebhookDesk;
import dev.flotilla.app.monitor.webhook.WebhookUrl;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "webhook",
        description = {
            "Send every alarm that is raised or ended, as JSON, to a URL. The URL is a secret: it is read from",
            "standard input or asked for, kept in the vault, and never shown.",
            "set      from now on, from every window and keeper of this data folder",
            "test     send a message that says so",
            "remove   no longer",
            "Without a word: where to, and how it goes."
        })
public final class WebhookCommand implements CliCommand {
    @Parameters(arity = "0..1", paramLabel = "set|test|remove", description = "What to do.")
    String deed = "";

    @Option(
            names = "--plain",
            description = "With set: allow http beyond this machine, where everybody on the way can read it.")
    boolean plain;

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Optional<String> secretQuestion() {
        return deed.equals("set") ? Optional.of("URL of the webhook: ") : Optional.empty();
    }

    @Override
    public Outcome<Answer> run(CommandContext context) {
        WebhookDesk desk = context.rooms().webhook();
        return switch (deed) {
            case "" -> Outcome.ok(answer(desk.state()));
            case "set" ->
                WebhookUrl.of(SecretInput.in(context.environment()).orElse(""), plain)
                        .then(desk::set)
                        .map(WebhookCommand::answer);
            case "test" -> desk.test().map(said -> Answer.of(Answer.ok().put("delivered", true), said));
            case "remove" -> desk.remove().map(WebhookCommand::answer);
            default ->
                Outcome.failed(Problem.of(
                        "FL-4003", "That is nothing that can be done with the webhook.", "Write set, test or remove."));
        };
    }

    private static Answer answer(WebhookDesk.State state) {
        String text = state.to()
                .map(to -> "Alarms are sent to " + to + " while a window or a keeper runs.")
                .orElse("Alarms are sent nowhere.");
        String trouble = state.status()
                .trouble()
                .map(problem -> "\n" + problem.code() + " " + problem.message() + " " + problem.hint())
                .orElse("");
        return Answer.of(
                Answer.ok()
                        .put("to", state.to())
                        .put("delivered", state.status().delivered())
                        .put("failed", state.status().failed())
                        .put("dropped", state.status().dropped())
                        .put("trouble", state.status().trouble().map(Problem::message)),
                text + trouble);
    }
}
