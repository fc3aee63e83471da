package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.deploy.book.StackStatus;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.fleet.Host;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show what the containers of a stack write.")
public final class StackLogs implements CliCommand {
    private static final int MOST = 10_000;
    private static final int SECONDS = 20;

    @Parameters(index = "0", paramLabel = "STACK", description = "The stack.")
    String stack;

    @Parameters(index = "1", arity = "0..1", paramLabel = "SERVICE", description = "One service; all when left out.")
    Optional<String> service = Optional.empty();

    @Option(names = "--follow", description = "Go on with new lines until Ctrl-C; not with --json.")
    boolean follow;

    @Option(names = "--tail", paramLabel = "N", description = "Lines of the past per container; 100 unless told.")
    int tail = 100;

    private record Line(String instance, LogLine line) {}

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        if (tail < 0 || tail > MOST) {
            return Outcome.failed(
                    Problem.of("FL-4005", "--tail is 0 to " + MOST + ", not " + tail + ".", "Ask for fewer lines."));
        }
        return switch (StackRooms.book(context).status(stack, context.rooms().fleet())) {
            case Outcome.Failed<StackStatus> failed -> failed.as();
            case Outcome.Ok<StackStatus>(StackStatus status) -> {
                List<StackStatus.Container> chosen = status.containers().stream()
                        .filter(c -> service.isEmpty()
                                || service.get().equals(c.service())
                                || service.get().equals(c.instance()))
                        .toList();
                if (chosen.isEmpty()) {
                    yield Outcome.failed(Problem.of(
                            "FL-2318",
                            "There is no container of " + stack
                                    + service.map(s -> ", service " + s).orElse("") + ".",
                            "`flotilla stack status` shows what there is."));
                }
                yield Outcome.ok(follow && !context.output().isJson() ? live(context, chosen) : past(context, chosen));
            }
        };
    }

    private Answer past(CommandContext context, List<StackStatus.Container> containers) throws InterruptedException {
        ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>();
        listen(context, containers, false, lines::add);
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(l -> l.line().at().orElse(Instant.EPOCH)));
        List<Json.Node> json = sorted.stream()
                .map(l -> Json.object()
                        .put("instance", l.instance())
                        .put("at", l.line().at().map(Instant::toString))
                        .put("error", l.line().error())
                        .put("text", l.line().text()))
                .toList();
        StringBuilder text = new StringBuilder();
        sorted.forEach(l -> text.append(words(l)).append("\n"));
        return Answer.of(Answer.ok().put("lines", json), text.toString().stripTrailing());
    }

    private Answer live(CommandContext context, List<StackStatus.Container> containers) throws InterruptedException {
        listen(context, containers, true, l -> context.output().line(words(l)));
        return Answer.of(Answer.ok(), "");
    }

    private static String words(Line line) {
        return line.instance() + " | " + line.line().text();
    }

    private void listen(
            CommandContext context, List<StackStatus.Container> containers, boolean live, Consumer<Line> each)
            throws InterruptedException {
        CountDownLatch open = new CountDownLatch(containers.size());
        List<Subscription> subscriptions = new ArrayList<>();
        try {
            for (StackStatus.Container c : containers) {
                Host host = context.rooms().fleet().host(c.host()).orElseThrow();
                subscriptions.add(context.rooms()
                        .engines()
                        .of(host)
                        .logs(c.container().id(), new LogRequest(tail, live), new Stream<>() {
                            @Override
                            public void next(LogLine line) {
                                each.accept(new Line(c.instance(), line));
                            }

                            @Override
                            public void ended(Optional<EngineProblem> problem) {
                                open.countDown();
                            }
                        }));
            }
            if (live) {
                open.await();
            } else if (!open.await(SECONDS, TimeUnit.SECONDS)) {
                context.output().note("Some hosts did not send all lines within " + SECONDS + " s.");
            }
        } finally {
            subscriptions.forEach(Subscription::close);
        }
    }
}
