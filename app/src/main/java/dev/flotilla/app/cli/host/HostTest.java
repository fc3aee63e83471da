package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.ProblemText;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.client.ConnectionReport;
import dev.flotilla.app.docker.client.ConnectionTest;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.TestStep;
import dev.flotilla.app.fleet.Host;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "test", description = "Test the connection to a host step by step, and name the step that failed.")
public final class HostTest implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The host.")
    String name;

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return switch (context.host(name)) {
            case Outcome.Failed<Host> failed -> failed.as();
            case Outcome.Ok<Host>(Host host) ->
                Outcome.ok(host.isEmbedded() ? embedded(context, host) : connected(context, host));
        };
    }

    private static Answer connected(CommandContext context, Host host) throws InterruptedException {
        ConnectionReport report = new ConnectionTest(
                        EngineLimits.USUAL,
                        context.rooms().workers(),
                        context.rooms().clock())
                .run(host.engine(), host.name());
        List<Json.Node> steps = report.steps().stream().map(HostTest::json).toList();
        StringBuilder text = new StringBuilder();
        for (TestStep step : report.steps()) {
            // What the failed step says is the end of the answer.
            text.append(step.ok() ? "ok      " : "failed  ")
                    .append(step.step())
                    .append(step.ok() ? ": " + step.message() : "")
                    .append('\n');
        }
        List<String> warnings = report.ok() ? SameEngine.warnings(context, host) : List.of();
        return answer(host, steps, report.failure(), text.toString(), warnings);
    }

    private static Json.Node json(TestStep step) {
        return Json.object()
                .put("step", step.step())
                .put("ok", step.ok())
                .put("ms", step.ms())
                .put("message", step.message());
    }

    /** It has no connection that could fail. */
    private static Answer embedded(CommandContext context, Host host) {
        try {
            EngineFacts facts = context.rooms().engines().of(host).facts();
            String said = facts.product() + " " + facts.version() + " lives in this program";
            Json.Node step = Json.object()
                    .put("step", "resources")
                    .put("ok", true)
                    .put("ms", 0)
                    .put("message", said);
            return answer(host, List.of(step), Optional.empty(), "ok      resources: " + said + "\n", List.of());
        } catch (EngineException e) {
            return answer(
                    host, List.of(), Optional.of(EngineProblems.inWords(e.problem(), host.name())), "", List.of());
        }
    }

    private static Answer answer(
            Host host, List<Json.Node> steps, Optional<Problem> failure, String text, List<String> warnings) {
        Json.Node json =
                Json.object().put("ok", failure.isEmpty()).put("steps", steps).put("warnings", warnings);
        failure.ifPresent(problem -> json.put("error", ProblemText.one(problem)));
        String end = failure.map(problem -> problem.message() + " [" + problem.code() + "]\n  " + problem.hint())
                .orElse(host.name() + " answers.");
        end += warnings.stream().map(w -> "\nwarning: " + w).collect(Collectors.joining());
        return new Answer(json, text + end, failure.isEmpty() ? 0 : 1);
    }
}
