package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.window.split.Splits;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.fleet.store.FleetChange;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.placement.MoveAnswer;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.notices.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Moves a service to another host: asks placement where it could go, keeps the answer as an edit and shows what the
 * next apply would do. No machine is changed before the plan is applied.
 */
final class Moves {
    /** Services of one stack that is open. */
    record Movable(WishedStack stack, List<String> services, Set<HostId> from) {
        /** {@code web}, {@code web and api}, {@code web and 2 more}. */
        String names() {
            return switch (services.size()) {
                case 1 -> services.getFirst();
                case 2 -> services.getFirst() + " and " + services.getLast();
                default -> services.getFirst() + " and " + (services.size() - 1) + " more";
            };
        }
    }

    private final World world;
    private final Stage stage;
    private final BiConsumer<String, Runnable> plan;
    private final Runnable undo;
    private final Splits splits;

    /**
     * @param plan shows the plan of a stack, then runs something when it is closed
     * @param undo takes the last edit back
     */
    Moves(World world, Stage stage, BiConsumer<String, Runnable> plan, Runnable undo) {
        this.world = world;
        this.stage = stage;
        this.plan = plan;
        this.undo = undo;
        this.splits = new Splits(world, stage.gate(), stage.modals(), stage::fail);
    }

    /** The services of some containers; a refusal when they are not all of one stack that is open. */
    Outcome<Movable> movable(List<Item.OfContainer> containers) {
        Set<String> services = new LinkedHashSet<>();
        Set<HostId> from = new LinkedHashSet<>();
        Optional<WishedStack> stack = Optional.empty();
        for (Item.OfContainer item : containers) {
            Optional<RunningContainer> container = world.observed().value().host(item.host()).containers().stream()
                    .filter(c -> c.id().equals(item.container()))
                    .findFirst();
            Optional<WishedStack> own = container
                    .flatMap(c -> c.label(Labels.STACK))
                    .flatMap(name -> Optional.ofNullable(world.fleet().stacks().get(name)));
            Optional<String> service = container.flatMap(c -> c.label(Labels.SERVICE));
            if (own.isEmpty() || service.isEmpty()) {
                String name = container.map(RunningContainer::name).orElse("This container");
                return refused(
                        name + " belongs to no stack that is open here, so it cannot be moved.",
                        "Open the stack file it comes from, then move it.");
            }
            if (stack.isPresent() && !stack.equals(own)) {
                return refused(
                        "These services belong to several stacks, and a plan is made for one.",
                        "Move those of one stack at a time.");
            }
            stack = own;
            services.add(service.get());
            from.add(item.host());
        }
        return stack.map(s -> Outcome.ok(new Movable(s, List.copyOf(services), Set.copyOf(from))))
                .orElseGet(() -> refused("No service is selected.", "Select one on the map."));
    }

    private static Outcome<Movable> refused(String message, String hint) {
        return Outcome.failed(Problem.of("FL-2324", message, hint));
    }

    /** What each host says; the answer comes on the JavaFX thread. */
    void ask(List<Item.OfContainer> containers, Consumer<MoveVerdicts> answer) {
        world.work().execute(() -> {
            MoveVerdicts verdicts = switch (movable(containers).then(this::verdicts)) {
                case Outcome.Ok<MoveVerdicts>(MoveVerdicts known) -> known;
                case Outcome.Failed<MoveVerdicts> failed ->
                    MoveVerdicts.impossible(failed.first().message());
            };
            stage.gate().execute(() -> answer.accept(verdicts));
        });
    }

    /** Blocks for as long as a host that answers may take. */
    Outcome<MoveVerdicts> verdicts(Movable what) {
        return answers(what).map(answers -> {
            Map<HostId, MoveVerdicts.Verdict> all = new LinkedHashMap<>();
            answers.forEach(
                    (host, answer) -> all.put(host, new MoveVerdicts.Verdict(answer.fits(), words(what, answer))));
            return new MoveVerdicts(Optional.empty(), all);
        });
    }

    private Outcome<Map<HostId, MoveAnswer>> answers(Movable what) {
        return Calm.outcome(() -> world.planning()
                .moves(
                        what.stack(),
                        what.services(),
                        world.fleet(),
                        world.observed().value()));
    }

    private static String words(Movable what, MoveAnswer answer) {
        if (answer.against().isPresent()) {
            return answer.against().get() + ".";
        }
        String along = answer.along().isEmpty()
                ? ""
                : " " + String.join(", ", answer.along()) + (answer.along().size() == 1 ? " goes" : " go") + " along.";
        int warnings = answer.warnings().size();
        String names = warnings == 0
                ? ""
                : " " + Amounts.count(warnings, "edge needs", "edges need") + " a forwarder or an address.";
        return "Move " + what.names() + " here." + along + names;
    }

    /** Dropped on a host: refused with the reason, or kept as an edit, with the plan that follows from it. */
    void to(List<Item.OfContainer> containers, HostId host) {
        world.work().execute(() -> {
            switch (movable(containers).then(what -> allowed(what, host))) {
                case Outcome.Ok<Allowed>(Allowed move) ->
                    splits.before(
                            move.what().stack(),
                            move.services(),
                            move.what().names(),
                            host,
                            written -> put(move, host, written));
                case Outcome.Failed<Allowed> failed -> stage.fail(failed.problems());
            }
        });
    }

    /** @param along services that go with it */
    private record Allowed(Movable what, List<String> along) {
        List<String> services() {
            return Stream.concat(what.services().stream(), along.stream()).toList();
        }
    }

    private Outcome<Allowed> allowed(Movable what, HostId host) {
        return answers(what).then(answers -> {
            MoveAnswer answer = answers.get(host);
            if (answer == null || !answer.fits()) {
                return Outcome.failed(Problem.of(
                        "FL-2327",
                        what.names() + " cannot go to " + name(host) + ": "
                                + Optional.ofNullable(answer)
                                        .flatMap(MoveAnswer::against)
                                        .orElse("it is not a host of this fleet")
                                + ".",
                        "Nothing was changed."));
            }
            return Outcome.ok(new Allowed(what, answer.along()));
        });
    }

    private void put(Allowed move, HostId host, Optional<Splits.Written> written) {
        Movable what = move.what();
        List<FleetEdit> pins = new ArrayList<>();
        what.services().forEach(s -> pins.add(pin(what, s, Optional.of(host))));
        move.along().stream()
                .filter(s -> what.stack().pins().containsKey(s))
                .forEach(s -> pins.add(pin(what, s, Optional.of(host))));
        switch (submit(pins)) {
            case Outcome.Ok<FleetChange> done -> stage.gate().execute(() -> show(what, host, written));
            case Outcome.Failed<FleetChange> failed -> {
                written.ifPresent(this::restore);
                stage.fail(failed.problems());
            }
        }
    }

    /** The file as it was before the split. */
    private void restore(Splits.Written written) {
        if (written.back() instanceof Outcome.Failed<?> failed) {
            stage.fail(failed.problems());
        }
    }

    private static FleetEdit pin(Movable what, String service, Optional<HostId> host) {
        return new FleetEdit.PinService(what.stack().name(), service, host);
    }

    /** Leaves the services to the strategy again. */
    void free(Movable what) {
        world.work().execute(() -> {
            switch (submit(what.services().stream()
                    .map(s -> pin(what, s, Optional.empty()))
                    .toList())) {
                case Outcome.Ok<FleetChange> done ->
                    stage.gate()
                            .execute(() -> show(
                                    what,
                                    what.names() + (what.services().size() == 1 ? " goes" : " go")
                                            + " where the strategy says",
                                    Optional.empty()));
                case Outcome.Failed<FleetChange> failed -> stage.fail(failed.problems());
            }
        });
    }

    private Outcome<FleetChange> submit(List<FleetEdit> edits) {
        FleetEdit edit = edits.size() == 1 ? edits.getFirst() : new FleetEdit.Together(edits);
        return world.store().submit(edit).toCompletableFuture().join();
    }

    private void show(Movable what, HostId host, Optional<Splits.Written> written) {
        show(what, what.names() + (what.services().size() == 1 ? " is" : " are") + " to go to " + name(host), written);
    }

    /** The plan first; who closes it without applying it is told that the edit waits, and can take it back. */
    private void show(Movable what, String title, Optional<Splits.Written> written) {
        String kept = written.map(w -> "Its file was rewritten. Machines change with an apply only.")
                .orElse("Saved as an edit. Machines change with an apply only.");
        plan.accept(
                what.stack().name(),
                () -> stage.toasts().show(Notice.done(title, kept).with("Undo", () -> {
                    undo.run();
                    written.ifPresent(w -> world.work().execute(() -> restore(w)));
                })));
    }

    private String name(HostId host) {
        return world.fleet().host(host).map(Host::name).orElse("this host");
    }
}
