package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.ui.kit.Amounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One sentence on what came of a work, and the deeds that are left.
 *
 * @param good nothing failed
 * @param detail the first problem in words; empty when there was none
 */
public record Ending(boolean good, String sentence, String detail, List<Deed> deeds) {
    /** What a button under the sentence does. */
    public enum Deed {
        PLAN_AGAIN("Plan again"),
        FINISH("Finish it"),
        UNDO("Undo what was done"),
        SHOW("Show on the map");

        private final String words;

        Deed(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Ending {
        deeds = List.copyOf(deeds);
    }

    /** Empty while it is not over. */
    public static Optional<Ending> of(DeployProgress progress) {
        String detail = firstProblem(progress)
                .map(p -> p.message() + (p.hint().isEmpty() ? "" : " " + p.hint()) + " " + p.code())
                .orElse("");
        return switch (progress.state()) {
            case RUNNING -> Optional.empty();
            case ROLLING_BACK -> Optional.empty();
            case DONE -> Optional.of(new Ending(true, done(progress), "", List.of(Deed.SHOW)));
            case FAILED ->
                Optional.of(new Ending(
                        false,
                        failedOn(progress) + ". " + kept(progress),
                        detail,
                        List.of(Deed.PLAN_AGAIN, Deed.SHOW)));
            case CANCELLED ->
                Optional.of(
                        new Ending(false, "Stopped. " + kept(progress), detail, List.of(Deed.PLAN_AGAIN, Deed.SHOW)));
            case ROLLED_BACK ->
                Optional.of(new Ending(
                        false,
                        (detail.isEmpty() ? "Stopped" : failedOn(progress)) + ". What this apply made is taken back.",
                        detail,
                        List.of(Deed.PLAN_AGAIN, Deed.SHOW)));
            case INTERRUPTED ->
                Optional.of(new Ending(
                        false,
                        "Flotilla ended in the middle of it. " + kept(progress),
                        detail,
                        List.of(Deed.FINISH, Deed.UNDO, Deed.SHOW)));
        };
    }

    private static String done(DeployProgress progress) {
        DeployPlan plan = progress.plan();
        String deed = switch (plan.kind()) {
            case APPLY -> "Applied ";
            case STOP -> "Stopped with ";
            case REMOVE -> "Removed with ";
        };
        Duration took = WorkPage.lastEnd(progress)
                .map(end -> Duration.between(progress.startedAt(), end))
                .orElse(Duration.ZERO);
        return deed + Amounts.count(plan.changes(), "change", "changes") + " on "
                + Amounts.count(plan.hosts(), "host", "hosts") + " in " + Amounts.span(took) + ".";
    }

    private static String kept(DeployProgress progress) {
        long done = progress.count(Phase.DONE);
        return done + " of " + Amounts.count(progress.plan().steps().size(), "step", "steps")
                + (done == 1 ? " is done." : " are done.");
    }

    /** {@code Failed on gpu-2, the other 2 hosts are done}. */
    private static String failedOn(DeployProgress progress) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> failed = new TreeSet<>();
        Set<String> unfinished = new TreeSet<>();
        for (Step step : progress.plan().steps()) {
            String host = step.head().hostName();
            all.add(host);
            Phase phase = progress.steps().containsKey(step.head().id())
                    ? progress.steps().get(step.head().id()).phase()
                    : Phase.WAITING;
            if (phase == Phase.FAILED || (phase == Phase.UNDONE && hasProblem(progress, step))) {
                failed.add(host);
            } else if (phase != Phase.DONE) {
                unfinished.add(host);
            }
        }
        List<String> done = new ArrayList<>(all);
        done.removeAll(failed);
        done.removeAll(unfinished);
        String where = failed.isEmpty() ? "Failed" : "Failed on " + String.join(", ", failed);
        if (progress.state() != ApplyState.FAILED || done.isEmpty()) {
            return where;
        }
        return where
                + (done.size() == 1
                        ? ", " + done.getFirst() + " is done"
                        : ", the other " + done.size() + " hosts are done");
    }

    private static boolean hasProblem(DeployProgress progress, Step step) {
        return progress.steps().containsKey(step.head().id())
                && progress.steps().get(step.head().id()).problem().isPresent();
    }

    private static Optional<Problem> firstProblem(DeployProgress progress) {
        return progress.steps().values().stream()
                .flatMap(s -> s.problem().stream())
                .findFirst();
    }
}
