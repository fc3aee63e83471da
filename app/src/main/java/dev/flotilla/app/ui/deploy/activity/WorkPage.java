package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.deploy.DeployProgress.StepProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A work as the panel shows it at a moment.
 *
 * @param count such as {@code 6 of 9 steps, 41 s}
 * @param share of the steps that are over, 0-1
 * @param promise what was chosen for failure
 * @param ending what came of it and what can be done; empty while it runs
 */
public record WorkPage(
        String title,
        String shortTitle,
        ApplyState state,
        String count,
        double share,
        List<Column> columns,
        String promise,
        Optional<Ending> ending) {
    /** The steps of one host. */
    public record Column(String host, int series, String count, boolean done, List<Line> lines) {
        public Column {
            lines = List.copyOf(lines);
        }
    }

    /** @param right how long it took, since when it runs, or what it waits for */
    public record Line(int step, Phase phase, String title, String right) {}

    public WorkPage {
        columns = List.copyOf(columns);
    }

    public static WorkPage of(DeployProgress progress, Fleet fleet, Instant now) {
        DeployPlan plan = progress.plan();
        long over = progress.steps().values().stream()
                .filter(s -> isOver(s.phase()))
                .count();
        int all = plan.steps().size();
        Instant until = progress.state().isOver() ? lastEnd(progress).orElse(now) : now;
        return new WorkPage(
                deed(plan) + " " + plan.stack(),
                shortDeed(plan) + " " + plan.stack(),
                progress.state(),
                over + " of " + Amounts.count(all, "step", "steps") + ", " + took(progress, until),
                all == 0 ? 1 : (double) over / all,
                columns(progress, fleet, now),
                progress.onFailure() == OnFailure.ROLLBACK
                        ? "On failure: roll back what this apply made"
                        : "On failure: keep it and show it",
                Ending.of(progress));
    }

    private static String took(DeployProgress progress, Instant until) {
        Duration span = Duration.between(progress.startedAt(), until);
        return Amounts.span(progress.state().isOver() ? span : wholeSeconds(progress.startedAt(), until));
    }

    /** When the last of its steps ended. */
    public static Optional<Instant> lastEnd(DeployProgress progress) {
        return progress.steps().values().stream()
                .flatMap(s -> s.endedAt().stream())
                .max(Instant::compareTo);
    }

    private static Duration wholeSeconds(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.compareTo(Duration.ofSeconds(1)) < 0 ? span : Duration.ofSeconds(span.toSeconds());
    }

    private static String deed(DeployPlan plan) {
        return switch (plan.kind()) {
            case APPLY -> "Apply plan for";
            case STOP -> "Stop";
            case REMOVE -> "Remove";
        };
    }

    private static String shortDeed(DeployPlan plan) {
        return switch (plan.kind()) {
            case APPLY -> "Apply";
            case STOP -> "Stop";
            case REMOVE -> "Remove";
        };
    }

    static boolean isOver(Phase phase) {
        return phase != Phase.WAITING && phase != Phase.RUNNING;
    }

    private static List<Column> columns(DeployProgress progress, Fleet fleet, Instant now) {
        Map<String, List<Step>> byHost = new LinkedHashMap<>();
        progress.plan()
                .steps()
                .forEach(s -> byHost.computeIfAbsent(s.head().hostName(), h -> new ArrayList<>())
                        .add(s));
        List<Column> columns = new ArrayList<>();
        byHost.forEach((host, steps) -> {
            List<Line> lines =
                    steps.stream().map(step -> line(step, progress, now)).toList();
            long over = lines.stream().filter(l -> isOver(l.phase())).count();
            boolean done = lines.stream().allMatch(l -> l.phase() == Phase.DONE);
            columns.add(new Column(
                    host,
                    Series.of(fleet, steps.getFirst().head().host()),
                    done ? "Done" : over + " of " + steps.size(),
                    done,
                    lines));
        });
        return columns;
    }

    private static Line line(Step step, DeployProgress progress, Instant now) {
        StepProgress its = progress.steps().getOrDefault(step.head().id(), waiting());
        return new Line(step.head().id(), its.phase(), title(step), right(step, its, progress, now));
    }

    private static StepProgress waiting() {
        return new StepProgress(Phase.WAITING, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static String right(Step step, StepProgress its, DeployProgress progress, Instant now) {
        return switch (its.phase()) {
            case WAITING -> waitsFor(step, progress);
            case RUNNING ->
                its.startedAt().map(at -> Amounts.span(wholeSeconds(at, now))).orElse("");
            case DONE -> took(its);
            case FAILED -> its.problem().map(Problem::code).orElse("failed");
            case SKIPPED -> "not begun";
            case UNDONE -> "taken back";
        };
    }

    private static String took(StepProgress its) {
        return its.startedAt()
                .flatMap(from -> its.endedAt().map(to -> Amounts.span(Duration.between(from, to))))
                .orElse("");
    }

    private static String waitsFor(Step step, DeployProgress progress) {
        if (step instanceof Step.WaitReady wait) {
            return "at most " + Amounts.span(wait.readiness().limit()).replace(".0 s", " s");
        }
        for (Step other : progress.plan().steps()) {
            boolean elsewhere = !other.head().host().equals(step.head().host());
            StepProgress its = progress.steps().getOrDefault(other.head().id(), waiting());
            if (elsewhere && step.head().after().contains(other.head().id()) && !isOver(its.phase())) {
                return "after " + other.head().target().replaceFirst("^container ", "");
            }
        }
        return "";
    }

    /** In a few words: {@code Create network my-app_default}, {@code Replace web}, {@code Wait: web is healthy}. */
    public static String title(Step step) {
        String target = step.head().target();
        return switch (step) {
            case Step.PullImage pull -> "Pull " + pull.image();
            case Step.CreateNetwork network -> "Create " + target;
            case Step.CreateVolume volume -> "Create " + target;
            case Step.CreateContainer container -> "Create " + container.instance();
            case Step.StartContainer start -> "Start " + start.instance();
            case Step.WaitReady wait ->
                "Wait: " + wait.instance() + proof(wait.readiness().kind());
            case Step.ReplaceContainer replace -> "Replace " + replace.instance();
            case Step.MoveContainer move -> "Move " + move.instance() + " from " + move.from();
            case Step.StopContainer stop -> "Stop " + stop.instance();
            case Step.RemoveContainer container -> "Remove " + container.instance();
            case Step.RemoveNetwork network -> "Remove " + target;
            case Step.RemoveVolume volume -> "Remove " + target;
        };
    }

    private static String proof(Readiness.Kind kind) {
        return switch (kind) {
            case RUNNING -> " runs";
            case PORT_ANSWERS -> " answers";
            case HEALTHY -> " is healthy";
            case COMPLETED -> " has ended";
        };
    }
}
