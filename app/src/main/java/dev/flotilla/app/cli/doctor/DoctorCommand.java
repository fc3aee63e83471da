package dev.flotilla.app.cli.doctor;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.deploy.run.StackPlanning;
import dev.flotilla.app.doctor.probe.Examination;
import dev.flotilla.app.doctor.probe.ReportFile;
import dev.flotilla.app.doctor.probe.StackPlans;
import dev.flotilla.app.doctor.probe.Wish;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.stack.ImageReference;
import dev.flotilla.app.stack.Strategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        description =
                "Look for what is wrong: engines, containers, ports, peers, forwarders, logs, clocks. Each finding has its cause,"
                        + " what was seen, and what to do. Nothing is changed.")
public final class DoctorCommand implements CliCommand {
    @Parameters(
            paramLabel = "TARGET",
            arity = "0..*",
            description =
                    "A host, stack, service, container or node, and what it reaches; several for what is between those alone."
                            + " Everything when it is left out.")
    List<String> targets = List.of();

    @Option(
            names = "--probe-containers",
            description =
                    "Allow a helper container beside each one that is looked at, for some seconds: it shares the network of that"
                            + " container and tells what listens there and what is reached from there. Without it that is not checked.")
    boolean helpers;

    @Option(
            names = "--probe-image",
            paramLabel = "IMAGE",
            defaultValue = Wish.USUAL_IMAGE,
            description = "Image of the helpers; it has to be on the host and to have bash. Default: ${DEFAULT-VALUE}.")
    String image = Wish.USUAL_IMAGE;

    @Option(
            names = "--node-tls",
            paramLabel = "FOLDER",
            description = "Ask nodes that speak TLS with ca.pem, cert.pem and key.pem of this folder.")
    Optional<String> nodeTls = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what was found and what it rests on into a new file, secrets masked.")
    Optional<String> report = Optional.empty();

    @Option(names = "--strict", description = "Exit with 1 when anything is found, or could not be checked.")
    boolean strict;

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        if (!ImageReference.isValid(image)) {
            return Outcome.failed(Problem.of(
                    "FL-4003",
                    "\"" + image.replaceAll("\\p{Cntrl}", "?") + "\" is no name of an image.",
                    "Write it as docker run takes it, such as " + Wish.USUAL_IMAGE + "."));
        }
        Examination examination = new Examination(
                context.rooms().engines(),
                context.rooms().workers(),
                context.rooms().clock(),
                plans(context));
        Outcome<Examination.Result> result =
                examination.run(context.rooms().fleet(), new Wish(targets, helpers, image, nodeTls.map(context::path)));
        return result.then(r -> {
            Optional<Problem> unsaved = report.flatMap(file -> ReportFile.write(context.path(file), r));
            if (unsaved.isPresent()) {
                return Outcome.failed(unsaved.get());
            }
            report.ifPresent(file -> context.output().note("Report: " + context.path(file)));
            int exit = strict && !r.findings().isEmpty() ? 1 : 0;
            return Outcome.ok(
                    new Answer(r.findings().stream().map(DoctorText::json).toList(), DoctorText.text(r), exit));
        });
    }

    private static StackPlans plans(CommandContext context) {
        return stack -> {
            StackPlanning planning = new StackPlanning(
                    new HostSurvey(context.rooms().engines(), context.rooms().workers()),
                    context.rooms().journal(),
                    context.rooms().vault(),
                    context.rooms().clock(),
                    context.environment());
            return refusal(planning, context, stack);
        };
    }

    private static Optional<Problem> refusal(StackPlanning planning, CommandContext context, WishedStack stack)
            throws InterruptedException {
        return switch (planning.plan(
                Path.of(stack.file()), context.rooms().fleet(), stack.strategy().flatMap(Strategy::of), stack.pins())) {
            case Outcome.Ok<?> planned -> Optional.empty();
            case Outcome.Failed<?> failed -> Optional.of(failed.first());
        };
    }
}
