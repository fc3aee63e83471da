package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Notice;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.file.SplitFile;
import dev.flotilla.app.split.file.SplitFiles;
import dev.flotilla.app.split.make.Earlier;
import dev.flotilla.app.split.make.SplitMaker;
import dev.flotilla.app.split.make.SplitRequest;
import dev.flotilla.app.split.text.SplitMarks;
import dev.flotilla.app.split.text.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "split",
        description =
                "Tell what breaks when services of a compose file go to other hosts, and write the file with forwarders or"
                        + " addresses in the place of what breaks. --undo takes that back. No host is contacted.")
public final class StackSplit implements CliCommand {
    @Parameters(paramLabel = "FILE", description = "A compose file in YAML.")
    String file = "";

    @Option(names = "--move", paramLabel = "SERVICE=HOST", description = "A service and the host where it goes.")
    Map<String, String> moves = new LinkedHashMap<>();

    @Option(
            names = "--home",
            paramLabel = "HOST",
            description = "Where the other services are, when neither the file nor the fleet tells.")
    Optional<String> home = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "HOST=ADDRESS",
            description = "By which other machines reach a host; the fleet's when it is not given.")
    Map<String, String> addresses = new HashMap<>();

    @Option(
            names = "--choose",
            paramLabel = "FROM:TO=CHOICE",
            description = "What to do about one edge: forwarder, endpoint or leave.")
    Map<String, String> choices = new LinkedHashMap<>();

    @Option(names = "--all", paramLabel = "CHOICE", description = "What to do about every other edge, where it can be.")
    Optional<String> every = Optional.empty();

    @Option(
            names = "--add",
            paramLabel = "NAME=HOST",
            description = "One more worker on a host: a copy of the service that --like names.")
    Map<String, String> added = new LinkedHashMap<>();

    @Option(names = "--like", paramLabel = "SERVICE", description = "What --add copies.")
    Optional<String> like = Optional.empty();

    @Option(names = "--drop", paramLabel = "SERVICE", description = "A worker that goes.")
    List<String> dropped = new ArrayList<>();

    @Option(names = "--scale", paramLabel = "SERVICE=N", description = "How many instances a worker has.")
    Map<String, Integer> scaled = new LinkedHashMap<>();

    @Option(names = "--write", description = "Write the result into FILE.")
    boolean write;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result into another file.")
    Optional<String> out = Optional.empty();

    @Option(
            names = "--loopback",
            description = "Publish forwarders at 127.0.0.1 of their hosts, for programs outside of containers.")
    boolean loopback;

    @Option(
            names = "--pinned",
            description = "Leave where services go to the fleet (stack move); the file does not say it then.")
    boolean pinned;

    @Option(names = "--undo", description = "Take a split back: the file as it was before.")
    boolean undo;

    @Option(names = "--strict", description = "Exit with 1 when anything breaks.")
    boolean strict;

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) {
        boolean changes = !(moves.isEmpty() && added.isEmpty() && dropped.isEmpty() && scaled.isEmpty());
        if (undo == changes) {
            return refused(
                    undo ? "--undo takes a whole split back, so it goes alone." : "Nothing is to change.",
                    "Say --move SERVICE=HOST, --add, --drop or --scale, or --undo.");
        }
        if (write && out.isPresent()) {
            return refused("--write and --out name two places.", "Keep one of the two.");
        }
        if (added.isEmpty() == like.isPresent()) {
            return refused("--add and --like go together.", "Say --add NAME=HOST --like SERVICE.");
        }
        return SplitFiles.open(context.path(file), context.environment())
                .then(opened ->
                        undo ? takeBack(context, opened) : changed(opened).then(now -> go(context, now)));
    }

    /** With workers added, dropped and scaled. */
    private Outcome<SplitFile> changed(SplitFile opened) {
        Outcome<String> text = Outcome.ok(opened.original());
        for (String name : added.keySet()) {
            text = text.then(t -> Workers.add(t, like.orElseThrow(), name));
        }
        for (String name : dropped) {
            text = text.then(t -> Workers.remove(t, name));
        }
        for (Map.Entry<String, Integer> each : scaled.entrySet()) {
            text = text.then(t -> Workers.scale(t, each.getKey(), each.getValue()));
        }
        return text.then(opened::withOriginal);
    }

    private Outcome<Answer> go(CommandContext context, SplitFile opened) {
        boolean wasSplit = SplitMarks.isIn(opened.text());
        if (!wasSplit && moves.isEmpty() && added.isEmpty()) {
            return target(context, opened, opened.original())
                    .map(target -> Answer.of(
                            Answer.ok().put("file", target.map(Path::toString)).put("written", target.isPresent()),
                            target.map(p -> "Wrote " + p + ".")
                                    .orElse(opened.original().stripTrailing())));
        }
        return split(context, opened);
    }

    private Outcome<Answer> takeBack(CommandContext context, SplitFile opened) {
        if (!opened.isSplit()) {
            return Outcome.failed(Problem.of(
                    "FL-3208", file + " is not split, so there is nothing to take back.", "Look at the name."));
        }
        return target(context, opened, opened.original())
                .map(target -> Answer.of(
                        Answer.ok().put("file", target.map(Path::toString)).put("written", target.isPresent()),
                        target.map(p -> "Took the split back: " + p + ".")
                                .orElse(opened.original().stripTrailing())));
    }

    private Outcome<Answer> split(CommandContext context, SplitFile opened) {
        Map<String, String> all = new LinkedHashMap<>(moves);
        all.putAll(added);
        return new SplitLayout(context.rooms().fleet(), opened, all, home, addresses)
                .read()
                .then(layout -> choices().then(chosen -> split(context, opened, layout, chosen)));
    }

    private Outcome<Answer> split(
            CommandContext context, SplitFile opened, Layout layout, Map<Edge.Key, Choice> chosen) {
        Map<Edge.Key, Choice> all = new HashMap<>(Earlier.choices(opened.stack(), opened.now(), layout));
        all.putAll(chosen);
        SplitRequest request =
                new SplitRequest(opened.original(), opened.stack(), layout, all, !pinned, loopback, opened.read());
        SplitPlan first = SplitMaker.of(request);
        Optional<Problem> wrong = SplitAnswers.wrongChoice(first, chosen);
        if (wrong.isPresent()) {
            return Outcome.failed(wrong.get());
        }
        SplitPlan plan = every.flatMap(Choice::of)
                .map(choice -> SplitMaker.of(new SplitRequest(
                        request.text(),
                        request.stack(),
                        layout,
                        SplitAnswers.everywhere(first, choice, chosen),
                        !pinned,
                        loopback,
                        request.read())))
                .orElse(first);
        boolean writes = write || out.isPresent();
        if (writes && plan.text().isEmpty()) {
            return Outcome.failed(plan.notices().stream()
                    .filter(Notice::blocks)
                    .map(n -> Problem.of(n.code(), n.cause() + " " + n.evidence(), n.remedy())
                            .at(n.place()))
                    .toList());
        }
        return target(context, opened, plan.text().orElse("")).map(target -> {
            int found = plan.edges().size() + plan.notices().size();
            target.ifPresent(p -> context.output().note("Wrote " + p + "."));
            return new Answer(SplitAnswers.json(plan), SplitAnswers.text(plan, writes), strict && found > 0 ? 1 : 0);
        });
    }

    /** Writes where the user said; nothing when nowhere. */
    private Outcome<Optional<Path>> target(CommandContext context, SplitFile opened, String text) {
        if (write) {
            return SplitFiles.replace(opened.path(), opened.text(), text).map(Optional::of);
        }
        return out.isPresent()
                ? SplitFiles.create(context.path(out.get()), text).map(Optional::of)
                : Outcome.ok(Optional.empty());
    }

    private Outcome<Map<Edge.Key, Choice>> choices() {
        if (every.isPresent() && Choice.of(every.get()).isEmpty()) {
            return refused("--all is \"" + every.get() + "\".", "Use forwarder, endpoint or leave.");
        }
        Map<Edge.Key, Choice> chosen = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        choices.forEach((edge, word) -> {
            int colon = edge.indexOf(':');
            Optional<Choice> choice = Choice.of(word);
            if (colon < 1 || choice.isEmpty()) {
                problems.add(Problem.of(
                        "FL-4005",
                        "--choose has \"" + edge + "=" + word + "\".",
                        "Say FROM:TO=forwarder, endpoint or leave."));
            } else {
                chosen.put(new Edge.Key(edge.substring(0, colon), edge.substring(colon + 1)), choice.get());
            }
        });
        return problems.isEmpty() ? Outcome.ok(chosen) : Outcome.failed(problems);
    }

    private static <T> Outcome<T> refused(String what, String hint) {
        return Outcome.failed(Problem.of("FL-4005", what, hint));
    }
}
