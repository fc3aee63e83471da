package dev.flotilla.app.cli.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.eject.gather.Adoption;
import dev.flotilla.app.eject.gather.Found;
import dev.flotilla.app.eject.gather.Importing;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Bring into the fleet what files say: an export (its folder, zip or fleet.yaml), stack files, a mosaic.config or the",
            "settings of a canary system, docker run lines; or a folder with several of them. No container is touched."
        })
public final class Import implements CliCommand {
    @Parameters(paramLabel = "FILE|DIR", arity = "0..*", description = "What to import.")
    List<String> files = List.of();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description =
                    "Where a zip is unpacked, or the stack file goes that docker run lines become; empty, or new.")
    Optional<String> to = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "A",
            description = "Where the node of a mosaic.config is found, when that listens on every address.")
    Optional<String> host = Optional.empty();

    @Option(
            names = "--adopt",
            paramLabel = "PROJECT",
            description =
                    "A compose project that runs on hosts of the fleet: a stack file is made of it in --to. Its containers are"
                            + " taken over by the first apply.")
    Optional<String> adopt = Optional.empty();

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        if (files.isEmpty() == adopt.isEmpty()) {
            return Outcome.failed(Problem.of(
                    "FL-4005", "Import wants either files or --adopt PROJECT.", "Name what is to be imported."));
        }
        Outcome<Found> found = adopt.isPresent() ? adopted(context, adopt.get()) : read(context);
        return switch (found) {
            case Outcome.Failed<Found> failed -> failed.as();
            case Outcome.Ok<Found>(Found good) ->
                good.isNothing()
                        ? Outcome.ok(answer(good))
                        : Edits.submit(context, good.edit()).map(change -> answer(good));
        };
    }

    private Outcome<Found> adopted(CommandContext context, String project) throws InterruptedException {
        if (to.isEmpty()) {
            return Outcome.failed(Problem.of(
                    "FL-6006",
                    "A stack file is made of the project " + project + ".",
                    "Name a folder for it with --to."));
        }
        return new Adoption(
                        new HostSurvey(
                                context.rooms().engines(), context.rooms().workers()),
                        context.rooms().engines())
                .find(project, context.rooms().fleet(), new Importing.Named(to.get(), context.path(to.get())));
    }

    private Outcome<Found> read(CommandContext context) {
        return Importing.find(
                files.stream().map(f -> new Importing.Named(f, context.path(f))).toList(),
                context.rooms().fleet(),
                context.environment(),
                to.map(t -> new Importing.Named(t, context.path(t))),
                host.map(String::strip));
    }

    private static Answer answer(Found found) {
        StringBuilder text = new StringBuilder();
        found.what().forEach(w -> text.append(w).append('\n'));
        found.notes().forEach(n -> text.append("note: ").append(n).append('\n'));
        text.append(found.isNothing() ? "Nothing to change." : "Done, as one step of undo.");
        return Answer.of(Answer.ok().put("changed", found.what()).put("notes", found.notes()), text.toString());
    }
}
