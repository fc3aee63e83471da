package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.book.AppliedStacks;
import dev.flotilla.app.deploy.book.StackStates;
import dev.flotilla.app.deploy.book.StackStatus;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.PlanText;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.ui.kit.Amounts;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the journal tells of stacks, kept in memory: read at the start, and when an apply begins or ends. */
final class StackMemory {
    private static final int MOST = 200;

    private final World world;
    private final SignalSource<State> state = new SignalSource<>(State.NOTHING);

    /**
     * @param applied instances of the last apply that came to a good end
     * @param applies newest first, without their plans
     */
    record Known(List<ApplyRecord> applies, Set<String> applied) {
        static final Known NOTHING = new Known(List.of(), Set.of());

        Known {
            applies = List.copyOf(applies);
            applied = Set.copyOf(applied);
        }
    }

    /**
     * @param removed stacks whose last work was a removal, as they were wished when that was first seen
     * @param last when the last work ended and how much it changed, in words; empty when there was none
     */
    record State(Map<String, Known> stacks, Map<String, WishedStack> removed, String last) {
        static final State NOTHING = new State(Map.of(), Map.of(), "");

        State {
            stacks = Map.copyOf(stacks);
            removed = Map.copyOf(removed);
        }

        Set<String> atWork() {
            Set<String> atWork = new TreeSet<>();
            stacks.forEach((name, known) -> {
                if (known.applies().stream().anyMatch(ApplyRecord::isUnderWay)) {
                    atWork.add(name);
                }
            });
            return atWork;
        }

        StackStatus status(String stack, Survey seen) {
            Known known = stacks.getOrDefault(stack, Known.NOTHING);
            return StackStates.of(stack, seen, known.applies(), known.applied());
        }
    }

    StackMemory(World world) {
        this.world = world;
    }

    Signal<State> state() {
        return state;
    }

    /** Reads the journal again. From any thread; what comes of it appears in the state. */
    void refresh() {
        world.work().execute(this::read);
    }

    private synchronized void read() {
        if (!(world.journal().recent(Optional.empty(), MOST) instanceof Outcome.Ok<List<ApplyRecord>>(var records))) {
            // The history tells of a journal that cannot be read.
            return;
        }
        Map<String, List<ApplyRecord>> byStack = new HashMap<>();
        records.forEach(
                r -> byStack.computeIfAbsent(r.stack(), s -> new ArrayList<>()).add(r));
        AppliedStacks applied = new AppliedStacks(world.journal(), world.vault());
        Map<String, Known> stacks = new HashMap<>();
        Map<String, WishedStack> removed = new HashMap<>();
        byStack.forEach((name, its) -> {
            Set<String> instances =
                    applied.placement(its).map(p -> p.hosts().keySet()).orElse(Set.of());
            stacks.put(name, new Known(its.stream().map(StackMemory::bare).toList(), instances));
            wishedWhenRemoved(name, its.getFirst()).ifPresent(wished -> removed.put(name, wished));
        });
        state.publish(new State(stacks, removed, last(records)));
    }

    private Optional<WishedStack> wishedWhenRemoved(String name, ApplyRecord newest) {
        if (newest.kind() != DeployPlan.Kind.REMOVE || newest.state() != ApplyState.DONE) {
            return Optional.empty();
        }
        return Optional.ofNullable(state.value().removed().get(name))
                .or(() -> Optional.ofNullable(world.fleet().stacks().get(name)));
    }

    private static ApplyRecord bare(ApplyRecord r) {
        return new ApplyRecord(
                r.id(),
                r.stack(),
                r.kind(),
                r.onFailure(),
                r.state(),
                r.startedAt(),
                r.endedAt(),
                r.owner(),
                r.pending(),
                "");
    }

    private String last(List<ApplyRecord> records) {
        return records.stream()
                .filter(r -> r.endedAt().isPresent())
                .findFirst()
                .map(r -> when(r.endedAt().orElseThrow()) + ", "
                        + Amounts.count(
                                new PlanText(world.vault().forShowing())
                                        .read(r.planText())
                                        .changes(),
                                "change",
                                "changes"))
                .orElse("");
    }

    private String when(Instant end) {
        ZonedDateTime at = end.atZone(world.zone());
        boolean today = at.toLocalDate()
                .equals(world.clock().instant().atZone(world.zone()).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM HH:mm", Locale.ENGLISH)
                .format(at);
    }
}
