package dev.flotilla.app.ui.forms;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.EngineAddressReader;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.UnsafeEngine;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.EditCommand;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * The host form without its looks: the draft, which fields were visited, what is wrong with them, and the test. JavaFX
 * thread; tests run elsewhere and come back through the screen's executor.
 */
public final class HostFormModel {
    /**
     * What is shown.
     *
     * @param problems of fields that were visited or that a try to save showed
     * @param steps of the last test; empty when there was none since the draft changed
     */
    public record State(
            HostDraft draft,
            Map<HostField, Problem> problems,
            Optional<UnsafeEngine> advice,
            List<CheckStep> steps,
            boolean testing,
            List<FoundEngine> found) {
        public State {
            problems = Map.copyOf(problems);
            steps = List.copyOf(steps);
            found = List.copyOf(found);
        }

        /** Whether the last test went through to its end. */
        public boolean passed() {
            return !steps.isEmpty() && !testing && steps.stream().noneMatch(s -> s.state() == CheckStep.State.FAILED);
        }
    }

    private final Fleet fleet;
    private final HostChecks checks;
    private final Executor work;
    private final Executor screen;
    private final boolean editing;
    private final Set<HostField> visited = EnumSet.noneOf(HostField.class);
    private final SignalSource<State> state;
    private int round;
    private String proposed = "";

    /**
     * @param fleet as it was when the form was opened
     * @param editing whether the host is there already
     */
    public HostFormModel(
            HostDraft first, boolean editing, Fleet fleet, HostChecks checks, Executor work, Executor screen) {
        this.fleet = fleet;
        this.checks = checks;
        this.work = work;
        this.screen = screen;
        this.editing = editing;
        HostDraft named = named(first);
        this.state = new SignalSource<>(new State(named, Map.of(), advice(named), List.of(), false, List.of()));
    }

    public Signal<State> state() {
        return state;
    }

    public boolean isEditing() {
        return editing;
    }

    /** Datacenters that hosts of the fleet are in. */
    public List<String> datacenters() {
        Set<String> names = new TreeSet<>();
        fleet.hosts().forEach(h -> h.datacenter().ifPresent(names::add));
        return List.copyOf(names);
    }

    /** Looks for engines on this machine; they appear in the state. */
    public void lookForEngines() {
        work.execute(() -> {
            List<FoundEngine> found = checks.found();
            screen.execute(() -> {
                State s = state.value();
                state.publish(new State(s.draft(), s.problems(), s.advice(), s.steps(), s.testing(), found));
            });
        });
    }

    /** The draft changed; problems that are shown go away as soon as they are mended. */
    public void change(UnaryOperator<HostDraft> edit) {
        HostDraft next = named(edit.apply(state.value().draft()));
        if (next.equals(state.value().draft())) {
            return;
        }
        round++;
        State s = state.value();
        Map<HostField, Problem> still = new EnumMap<>(HostField.class);
        HostFormRules.read(next, fleet).problems().forEach((field, problem) -> {
            if (s.problems().containsKey(field)) {
                still.put(field, problem);
            }
        });
        state.publish(new State(next, still, advice(next), List.of(), false, s.found()));
    }

    /** An embedded host needs no thought for its name: the next free one is proposed, and goes with its kind. */
    private HostDraft named(HostDraft draft) {
        if (editing) {
            return draft;
        }
        boolean embedded = draft.kind() == EngineKind.EMBEDDED;
        if (embedded && draft.name().isEmpty() && proposed.isEmpty()) {
            int number = 1;
            while (fleet.hostNamed("local-" + number).isPresent()) {
                number++;
            }
            proposed = "local-" + number;
            return draft.with(HostField.NAME, proposed);
        }
        if (!embedded && !proposed.isEmpty()) {
            boolean untouched = draft.name().equals(proposed);
            proposed = "";
            return untouched ? draft.with(HostField.NAME, "") : draft;
        }
        return draft;
    }

    /** The field was left, or typing in it paused: from now on what is wrong with it is shown. */
    public void visited(HostField field) {
        visited.add(field);
        show();
    }

    private void show() {
        State s = state.value();
        Map<HostField, Problem> shown = new EnumMap<>(HostField.class);
        HostFormRules.read(s.draft(), fleet).problems().forEach((field, problem) -> {
            if (visited.contains(field)) {
                shown.put(field, problem);
            }
        });
        state.publish(new State(s.draft(), shown, s.advice(), s.steps(), s.testing(), s.found()));
    }

    /** The host, or empty with every problem shown. */
    public Optional<Host> finish() {
        visited.addAll(EnumSet.allOf(HostField.class));
        show();
        return HostFormRules.read(state.value().draft(), fleet).host();
    }

    /** What does the same as saving; empty while something is wrong with what is typed. */
    Optional<Command> command() {
        return HostFormRules.read(state.value().draft(), fleet)
                .host()
                .flatMap(host -> EditCommand.of(
                        editing ? new FleetEdit.ChangeHost(host) : new FleetEdit.AddHost(host, Optional.empty()),
                        fleet));
    }

    /** Tests the connection of what is typed; a good name is not needed for it. */
    public void test() {
        HostDraft draft = state.value().draft();
        boolean badName = HostFormRules.read(draft, fleet).problems().containsKey(HostField.NAME);
        HostDraft named = badName ? draft.with(HostField.NAME, "unnamed-" + draft.id()) : draft;
        Optional<Host> host = HostFormRules.read(named, fleet).host();
        if (host.isEmpty()) {
            visited.addAll(EnumSet.complementOf(EnumSet.of(HostField.NAME)));
            show();
            return;
        }
        int mine = ++round;
        steps(List.of(), true);
        work.execute(() -> {
            checks.test(host.get(), list -> screen.execute(() -> arrived(mine, list, true)));
            screen.execute(() -> arrived(mine, state.value().steps(), false));
        });
    }

    private void arrived(int which, List<CheckStep> list, boolean testing) {
        if (which == round) {
            steps(list, testing);
        }
    }

    private void steps(List<CheckStep> list, boolean testing) {
        State s = state.value();
        state.publish(new State(s.draft(), s.problems(), s.advice(), list, testing, s.found()));
    }

    private static Optional<UnsafeEngine> advice(HostDraft draft) {
        if (draft.kind() != EngineKind.TCP) {
            return Optional.empty();
        }
        return switch (EngineAddressReader.read(draft.engine(), Optional.empty())) {
            case Outcome.Ok<EngineAddress>(EngineAddress address) -> UnsafeEngine.of(address);
            case Outcome.Failed<EngineAddress> failed -> Optional.empty();
        };
    }
}
