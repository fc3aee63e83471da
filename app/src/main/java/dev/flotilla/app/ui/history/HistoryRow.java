package dev.flotilla.app.ui.history;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An apply of the past as a row, with its steps for those who look closer. */
public record HistoryRow(
        String applyId,
        Instant at,
        String what,
        ApplyState state,
        String stateWords,
        int changes,
        String hosts,
        String took,
        List<Line> lines) {
    /** @param problem in words with its code, empty when there was none */
    public record Line(Phase phase, String host, int series, String title, String reason, String problem) {}

    public HistoryRow {
        lines = List.copyOf(lines);
    }

    public static HistoryRow of(DeployProgress apply, Fleet fleet) {
        String deed = apply.plan().kind().name();
        Optional<Instant> end = apply.steps().values().stream()
                .flatMap(s -> s.endedAt().stream())
                .max(Instant::compareTo);
        return new HistoryRow(
                apply.applyId(),
                apply.startedAt(),
                deed.charAt(0) + deed.substring(1).toLowerCase(Locale.ROOT) + " "
                        + apply.plan().stack(),
                apply.state(),
                words(apply.state()),
                apply.plan().changes(),
                apply.plan().steps().stream()
                        .map(s -> s.head().hostName())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                end.map(e -> Amounts.span(Duration.between(apply.startedAt(), e)))
                        .orElse(""),
                apply.plan().steps().stream().map(s -> line(s, apply, fleet)).toList());
    }

    private static Line line(Step step, DeployProgress apply, Fleet fleet) {
        DeployProgress.StepProgress its = apply.steps().get(step.head().id());
        return new Line(
                its == null ? Phase.WAITING : its.phase(),
                step.head().hostName(),
                Series.of(fleet, step.head().host()),
                title(step),
                step.head().reason(),
                its == null ? "" : its.problem().map(HistoryRow::words).orElse(""));
    }

    private static String title(Step step) {
        String target = step.head().target().replaceFirst("^container ", "");
        String verb = switch (step.action()) {
            case "network", "volume" -> "Create";
            case "image" -> "Pull";
            case "wait" -> "Wait:";
            default ->
                Character.toUpperCase(step.action().charAt(0)) + step.action().substring(1);
        };
        return verb + " " + target;
    }

    private static String words(Problem problem) {
        return problem.message() + (problem.hint().isEmpty() ? "" : " " + problem.hint()) + " " + problem.code();
    }

    private static String words(ApplyState state) {
        return switch (state) {
            case RUNNING -> "Running";
            case DONE -> "Done";
            case FAILED -> "Failed, kept";
            case CANCELLED -> "Stopped, kept";
            case ROLLING_BACK -> "Rolling back";
            case ROLLED_BACK -> "Rolled back";
            case INTERRUPTED -> "Cut off";
        };
    }

    public Status status() {
        return switch (state) {
            case RUNNING, ROLLING_BACK -> Status.STARTING;
            case DONE -> Status.HEALTHY;
            case FAILED -> Status.DOWN;
            case CANCELLED, ROLLED_BACK, INTERRUPTED -> Status.DEGRADED;
        };
    }

    public boolean matches(String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return (what + " " + stateWords + " " + hosts).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
