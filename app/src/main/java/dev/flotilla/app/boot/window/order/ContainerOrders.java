package dev.flotilla.app.boot.window.order;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.canvas.ContainerOrder;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;

/**
 * Starts, stops and restarts containers that are selected. What belongs to a stack of Flotilla is stopped by a plan, which the
 * journal keeps; all else is asked of the engine at once.
 */
public final class ContainerOrders {
    /** As long as an apply gives a container to end by itself. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** A container where it is now. */
    private record Target(Host host, RunningContainer container) {
        String words() {
            return container.name() + " on " + host.name();
        }

        Optional<String> stack() {
            return container.label(Labels.STACK);
        }
    }

    /** What it stands on; {@code work} runs what blocks. Where it speaks is apart. */
    public record Ground(Supplier<Fleet> fleet, Supplier<ObservedFleet> observed, Engines engines, Executor work) {}

    /** Asks before a deed. */
    @FunctionalInterface
    public interface Question {
        void ask(String title, List<String> lines, String stays, Button deed);
    }

    private final Ground ground;
    private final FxGate gate;
    private final Modals modals;
    private final Toasts toasts;
    private final BiConsumer<String, Set<ContainerId>> stopByPlan;
    private final Question question;

    /** @param stopByPlan stops some containers of a stack */
    public ContainerOrders(
            Ground ground,
            FxGate gate,
            Modals modals,
            Toasts toasts,
            BiConsumer<String, Set<ContainerId>> stopByPlan,
            Question question) {
        this.ground = ground;
        this.gate = gate;
        this.modals = modals;
        this.toasts = toasts;
        this.stopByPlan = stopByPlan;
        this.question = question;
    }

    /** Of those that the order fits; JavaFX thread. */
    public void give(ContainerOrder order, List<Item.OfContainer> items) {
        List<Target> fitting = new ArrayList<>();
        for (Item.OfContainer item : items) {
            Optional<Host> host = ground.fleet().get().host(item.host());
            Optional<RunningContainer> container = ground.observed().get().host(item.host()).containers().stream()
                    .filter(c -> c.id().equals(item.container()) && order.fits(c.isRunning()))
                    .findFirst();
            if (host.isPresent() && container.isPresent()) {
                fitting.add(new Target(host.get(), container.get()));
            }
        }
        if (fitting.isEmpty()) {
            toasts.show(Notice.failed(nothing(order)));
            return;
        }
        int left = items.size() - fitting.size();
        switch (order) {
            case START -> start(fitting);
            case STOP ->
                ask(
                        order,
                        fitting,
                        "Nothing is lost: they can be started again, and those of a stack start with its next apply.",
                        left,
                        () -> stop(fitting));
            case RESTART ->
                ask(
                        order,
                        fitting,
                        "Volumes stay. For some seconds nothing answers there, and what is held in memory is lost.",
                        left,
                        () -> carryOut(fitting, ContainerOrders::restart, "Restarted ", Optional.empty()));
        }
    }

    private static Problem nothing(ContainerOrder order) {
        return switch (order) {
            case START -> Problem.of("FL-2328", "None of these is stopped, so nothing is started.", "They run.");
            case STOP -> Problem.of("FL-2328", "None of these runs, so nothing is stopped.", "Start them instead.");
            case RESTART ->
                Problem.of("FL-2328", "None of these runs, so nothing is restarted.", "Start them instead.");
        };
    }

    private void ask(ContainerOrder order, List<Target> targets, String stays, int left, Runnable then) {
        String what = order.word() + " "
                + (targets.size() == 1
                        ? targets.getFirst().container().name()
                        : Amounts.count(targets.size(), "container", "containers"));
        String others = left == 0
                ? ""
                : " " + Amounts.count(left, "other that does not run is", "others that do not run are")
                        + " left alone.";
        Button deed = Buttons.destructive(what, () -> {
            modals.close();
            then.run();
        });
        question.ask(what + "?", targets.stream().map(Target::words).toList(), stays + others, deed);
    }

    private void start(List<Target> targets) {
        carryOut(
                targets,
                (engine, id) -> engine.start(id),
                "Started ",
                Optional.of(() -> carryOut(targets, ContainerOrders::stop, "Stopped ", Optional.empty())));
    }

    private void stop(List<Target> targets) {
        Map<String, Set<ContainerId>> byStack = new TreeMap<>();
        targets.forEach(t -> t.stack()
                .ifPresent(stack -> byStack.computeIfAbsent(stack, s -> new HashSet<>())
                        .add(t.container().id())));
        byStack.forEach(stopByPlan);
        List<Target> others = targets.stream().filter(t -> t.stack().isEmpty()).toList();
        if (!others.isEmpty()) {
            carryOut(others, ContainerOrders::stop, "Stopped ", Optional.of(() -> start(others)));
        }
    }

    private static void stop(Engine engine, ContainerId id) {
        engine.stop(id, GRACE);
    }

    private static void restart(Engine engine, ContainerId id) {
        engine.stop(id, GRACE);
        engine.start(id);
    }

    /** All at once, for each may take its grace; tells what came of them together. */
    private void carryOut(
            List<Target> targets, BiConsumer<Engine, ContainerId> deed, String done, Optional<Runnable> undo) {
        List<CompletableFuture<Optional<Problem>>> running = targets.stream()
                .map(t -> CompletableFuture.supplyAsync(() -> failed(t, deed), ground.work()))
                .toList();
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .thenRunAsync(
                        () -> {
                            List<Problem> problems = running.stream()
                                    .flatMap(f -> f.join().stream())
                                    .toList();
                            tell(targets, problems, done, undo);
                        },
                        gate);
    }

    private void tell(List<Target> targets, List<Problem> problems, String done, Optional<Runnable> undo) {
        int well = targets.size() - problems.size();
        if (well > 0) {
            String what =
                    targets.size() == 1 ? targets.getFirst().words() : Amounts.count(well, "container", "containers");
            Notice notice = Notice.done(done + what, "");
            toasts.show(undo.map(back -> notice.with("Undo", back)).orElse(notice));
        }
        problems.forEach(p -> toasts.show(Notice.failed(p)));
    }

    private Optional<Problem> failed(Target target, BiConsumer<Engine, ContainerId> deed) {
        try {
            deed.accept(ground.engines().of(target.host()), target.container().id());
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(EngineProblems.inWords(e.problem(), target.host().name()));
        }
    }
}
