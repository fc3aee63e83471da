package dev.flotilla.app.deploy;

import dev.flotilla.app.base.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An apply as it stands: a fold of its events.
 *
 * @param steps by step id
 */
public record DeployProgress(
        String applyId,
        DeployPlan plan,
        OnFailure onFailure,
        ApplyState state,
        Instant startedAt,
        Map<Integer, StepProgress> steps) {
    /** Lines kept of a step's output; older ones go. */
    public static final int MAX_OUTPUT = 500;

    /** Where a step stands. */
    public enum Phase {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        SKIPPED,
        UNDONE
    }

    /** One line of output with its time. */
    public record Line(Instant at, String text) {}

    /** Where one step stands, with what it wrote. */
    public record StepProgress(
            Phase phase,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Problem> problem,
            List<Line> output) {
        static final StepProgress WAITING =
                new StepProgress(Phase.WAITING, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        public StepProgress {
            output = List.copyOf(output);
        }
    }

    public DeployProgress {
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    }

    public static DeployProgress begin(DeployEvent.Started started) {
        Map<Integer, StepProgress> waiting = new TreeMap<>();
        started.plan().steps().forEach(s -> waiting.put(s.head().id(), StepProgress.WAITING));
        return new DeployProgress(
                started.applyId(), started.plan(), started.onFailure(), ApplyState.RUNNING, started.at(), waiting);
    }

    public DeployProgress with(DeployEvent event) {
        return switch (event) {
            case DeployEvent.Started started -> begin(started);
            case DeployEvent.StepStarted(Instant at, int step) ->
                step(
                        step,
                        new StepProgress(
                                Phase.RUNNING, Optional.of(at), Optional.empty(), Optional.empty(), of(step).output()));
            case DeployEvent.StepOutput(Instant at, int step, String line) ->
                step(step, output(of(step), new Line(at, line)));
            case DeployEvent.StepDone(Instant at, int step) ->
                step(step, ended(step, Phase.DONE, at, Optional.empty()));
            case DeployEvent.StepFailed(Instant at, int step, Problem problem) ->
                step(step, ended(step, Phase.FAILED, at, Optional.of(problem)));
            case DeployEvent.StepSkipped(Instant at, int step) ->
                step(step, ended(step, Phase.SKIPPED, at, Optional.empty()));
            case DeployEvent.StepUndone(Instant at, int step) ->
                step(step, ended(step, Phase.UNDONE, at, of(step).problem()));
            case DeployEvent.StateChanged(Instant at, ApplyState next) ->
                new DeployProgress(applyId, plan, onFailure, next, startedAt, steps);
        };
    }

    public long count(Phase phase) {
        return steps.values().stream().filter(s -> s.phase() == phase).count();
    }

    private StepProgress of(int step) {
        return steps.getOrDefault(step, StepProgress.WAITING);
    }

    private StepProgress ended(int step, Phase phase, Instant at, Optional<Problem> problem) {
        StepProgress before = of(step);
        return new StepProgress(phase, before.startedAt(), Optional.of(at), problem, before.output());
    }

    private static StepProgress output(StepProgress before, Line line) {
        List<Line> lines = new ArrayList<>(before.output());
        if (lines.size() == MAX_OUTPUT) {
            lines.removeFirst();
        }
        lines.add(line);
        return new StepProgress(before.phase(), before.startedAt(), before.endedAt(), before.problem(), lines);
    }

    private DeployProgress step(int id, StepProgress next) {
        Map<Integer, StepProgress> all = new TreeMap<>(steps);
        all.put(id, next);
        return new DeployProgress(applyId, plan, onFailure, state, startedAt, all);
    }
}
