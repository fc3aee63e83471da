package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.run.Apply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Follows an apply to its end: a line per step for people, one value for scripts. */
final class Runs {
    private final CommandContext context;
    private final Map<Integer, Phase> told = new ConcurrentHashMap<>();

    Runs(CommandContext context) {
        this.context = context;
    }

    /** @param good the state that this command wants to reach */
    Outcome<Answer> follow(Apply apply, ApplyState good) throws InterruptedException {
        try (Subscription called = context.cancel().whenAsked(apply::cancel);
                Subscription lines = apply.progress().subscribe(this::tell)) {
            tell(apply.progress().value());
            DeployProgress last = apply.over().toCompletableFuture().get();
            tell(last);
            return Outcome.ok(answer(last, good));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an apply completes without exceptions", e);
        }
    }

    /** The answer when there is nothing to carry out. */
    static Answer nothing() {
        return Answer.of(
                Answer.ok()
                        .put("applyId", Optional.empty())
                        .put("state", "done")
                        .put("steps", 0)
                        .put("failed", 0),
                "Nothing to do.");
    }

    private static Answer answer(DeployProgress last, ApplyState good) {
        boolean done = last.state() == good;
        long failed = last.count(Phase.FAILED);
        String text = switch (last.state()) {
            case DONE -> "Done: " + last.plan().changes() + " changes.";
            case ROLLED_BACK -> "Rolled back: everything that this apply made is gone again.";
            case CANCELLED -> "Cancelled; what was done stays.";
            case FAILED -> "Failed; what was done stays.";
            case INTERRUPTED, RUNNING, ROLLING_BACK -> "Cut off; look at stack status.";
        };
        if (done) {
            return Answer.of(
                    Answer.ok()
                            .put("applyId", last.applyId())
                            .put("state", last.state().word())
                            .put("steps", last.plan().steps().size())
                            .put("failed", failed),
                    text);
        }
        return new Answer(failure(last, failed), text + "\n" + problems(last), 1);
    }

    /** A failure like every other, with the numbers of the apply beside it. */
    private static Json.Node failure(DeployProgress last, long failed) {
        Problem first = first(last);
        Json.Node error = Json.object()
                .put("code", first.code())
                .put("message", first.message())
                .put("hint", first.hint())
                .put(
                        "hosts",
                        last.plan().steps().stream()
                                .flatMap(s -> problem(last, s).stream()
                                        .map(p -> HostReason.of(s.head().hostName(), p.message())))
                                .distinct()
                                .map(h -> Json.object().put("host", h.host()).put("reason", h.reason()))
                                .toList());
        return Json.object()
                .put("error", error)
                .put("applyId", last.applyId())
                .put("state", last.state().word())
                .put("steps", last.plan().steps().size())
                .put("failed", failed);
    }

    private static Problem first(DeployProgress last) {
        return last.plan().steps().stream()
                .flatMap(s -> problem(last, s).stream())
                .findFirst()
                .orElse(Problem.of("FL-2310", "The apply was stopped before its end.", "Plan and apply again."));
    }

    private static Optional<Problem> problem(DeployProgress progress, Step step) {
        return Optional.ofNullable(progress.steps().get(step.head().id())).flatMap(s -> s.problem());
    }

    private static String problems(DeployProgress last) {
        StringBuilder text = new StringBuilder();
        for (Step step : last.plan().steps()) {
            problem(last, step)
                    .ifPresent(p -> text.append(p.code())
                            .append(" ")
                            .append(p.message())
                            .append(p.hint().isEmpty() ? "" : "\n  " + p.hint())
                            .append("\n"));
        }
        return text.toString().stripTrailing();
    }

    private void tell(DeployProgress progress) {
        for (Step step : progress.plan().steps()) {
            DeployProgress.StepProgress its = progress.steps().get(step.head().id());
            if (its == null
                    || its.phase() == Phase.WAITING
                    || told.get(step.head().id()) == its.phase()) {
                continue;
            }
            told.put(step.head().id(), its.phase());
            String word = switch (its.phase()) {
                case WAITING, RUNNING -> "";
                case DONE -> "done";
                case FAILED -> "FAILED";
                case SKIPPED -> "skipped";
                case UNDONE -> "taken back";
            };
            if (!word.isEmpty()) {
                context.output()
                        .line(step.head().hostName() + ": " + step.action() + " "
                                + step.head().target() + " " + word);
            }
        }
    }
}
