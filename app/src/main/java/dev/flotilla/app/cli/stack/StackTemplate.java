package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Notice;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.file.SplitFile;
import dev.flotilla.app.split.file.SplitFiles;
import dev.flotilla.app.split.make.OcrTemplate;
import dev.flotilla.app.split.make.SplitMaker;
import dev.flotilla.app.split.make.SplitRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "template",
        description = "Write a compose file for a main server and workers on other hosts, with forwarders between them."
                + " Credentials are variables: they are asked for when the stack is applied, never written.")
public final class StackTemplate implements CliCommand {
    @Option(
            names = "--main",
            required = true,
            paramLabel = "HOST[=ADDRESS]",
            description =
                    "Where database, queue and web application go; the address is the fleet's when it is not given.")
    String main = "";

    @Option(
            names = "--workers",
            required = true,
            split = ",",
            paramLabel = "HOST",
            description = "A worker for each of these hosts; one may be named several times.")
    List<String> workers = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    String out = "";

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) {
        String text = OcrTemplate.text(workers.size());
        Map<String, String> known = new HashMap<>();
        OcrTemplate.CREDENTIALS.forEach(name -> known.put(name, "set-later"));
        return SplitFiles.read(context.path(out), text, known)
                .then(file -> layout(context, file)
                        .then(layout -> write(
                                context,
                                SplitMaker.of(
                                        new SplitRequest(text, file.stack(), layout, Map.of(), true, file.read())))));
    }

    private Outcome<Layout> layout(CommandContext context, SplitFile file) {
        int equals = main.indexOf('=');
        String host = equals < 0 ? main : main.substring(0, equals);
        Map<String, String> addresses = equals < 0 ? Map.of() : Map.of(host, main.substring(equals + 1));
        Map<String, String> moves = new LinkedHashMap<>();
        for (int i = 0; i < workers.size(); i++) {
            moves.put("worker" + (i + 1), workers.get(i));
        }
        return new SplitLayout(context.rooms().fleet(), file, moves, Optional.of(host), addresses).read();
    }

    private Outcome<Answer> write(CommandContext context, SplitPlan plan) {
        if (plan.text().isEmpty()) {
            return Outcome.failed(plan.notices().stream()
                    .filter(Notice::blocks)
                    .map(n -> Problem.of(n.code(), n.cause() + " " + n.evidence(), n.remedy()))
                    .toList());
        }
        return SplitFiles.create(context.path(out), plan.text().orElseThrow())
                .map(path -> Answer.of(
                        Answer.ok()
                                .put("file", path.toString())
                                .put(
                                        "forwarders",
                                        plan.forwarders().stream()
                                                .map(f -> f.name())
                                                .toList())
                                .put("credentials", OcrTemplate.CREDENTIALS),
                        text(path, plan)));
    }

    private static String text(Path path, SplitPlan plan) {
        return "Wrote " + path + " with " + plan.forwarders().size() + " forwarders. Before it is planned, set "
                + String.join(" and ", OcrTemplate.CREDENTIALS)
                + " in the environment or in .env beside it. stack split FILE --undo gives the stack on one host.";
    }
}
