package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.window.edit.StackEditing;
import dev.flotilla.app.boot.window.eject.ExportDialogs;
import dev.flotilla.app.boot.window.eject.ImportDialogs;
import dev.flotilla.app.boot.window.split.Splits;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.deploy.PlanPreview;
import dev.flotilla.app.ui.deploy.PreviewModel;
import dev.flotilla.app.ui.deploy.confirm.Belongings;
import dev.flotilla.app.ui.deploy.confirm.Removal;
import dev.flotilla.app.ui.deploy.confirm.RemoveDialog;
import dev.flotilla.app.ui.deploy.confirm.StopDialog;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.EditCommand;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.stacks.StackDeeds;
import dev.flotilla.app.ui.window.WindowDeeds;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The dialogs of a stack: the preview of its plan, and the questions before it is stopped or removed. */
final class StackDialogs implements StackDeeds {
    private final World world;
    private final Stage stage;
    private final Applies applies;

    StackDialogs(World world, Stage stage, Applies applies) {
        this.world = world;
        this.stage = stage;
        this.applies = applies;
    }

    @Override
    public void examine(String stack) {
        world.examine(stage, List.of(), List.of(stack));
    }

    @Override
    public void export(String stack) {
        export(Optional.of(stack));
    }

    /** The whole fleet, when no stack is named. */
    void export(Optional<String> stack) {
        new ExportDialogs(world, stage.gate(), stage.modals(), stage.toasts()).open(stack);
    }

    /** Files that the fleet becomes, or that come into it. */
    void cross(WindowDeeds.Crossing way) {
        switch (way) {
            case EXPORT -> export(Optional.empty());
            case IMPORT -> new ImportDialogs(world, stage.gate(), stage.modals(), stage.toasts()).open();
        }
    }

    @Override
    public void edit(Path file, Runnable saved) {
        new StackEditing(world.work(), stage.gate(), stage.modals(), stage::fail).open(file, saved);
    }

    @Override
    public void plan(String stack) {
        plan(stack, () -> {});
    }

    /** @param closed runs when the preview was closed without applying */
    void plan(String stack, Runnable closed) {
        plan(stack, Set.of(), closed);
    }

    /** @param anew containers that are made anew even where nothing of them differs */
    void plan(String stack, Set<ContainerId> anew, Runnable closed) {
        AtomicBoolean begun = new AtomicBoolean();
        PreviewModel model = new PreviewModel(
                new ApplyDesk(world, applies, stack, anew), world::fleet, world.clock(), world.work(), stage.gate());
        model.planAgain();
        PlanPreview preview = new PlanPreview(model, world.clock(), stage.modals()::close, id -> begun.set(true))
                .mending(plan -> mendNames(stack, plan));
        stage.modals().show(preview, () -> {
            if (!begun.get()) {
                closed.run();
            }
        });
    }

    /** Lets the user choose what takes the place of names that a placement breaks, then plans again. */
    private void mendNames(String stack, DeployPlan plan) {
        Optional<WishedStack> wished =
                Optional.ofNullable(world.fleet().stacks().get(stack));
        if (wished.isEmpty() || plan.placement().isEmpty()) {
            return;
        }
        Placement placement = plan.placement().get();
        Splits splits = new Splits(world, stage.gate(), stage.modals(), stage::fail);
        world.work()
                .execute(() -> splits.of(wished.get(), placement, written -> {
                    boolean pinned = pin(stack, placement, written.services());
                    stage.gate()
                            .execute(() -> plan(
                                    stack,
                                    () -> stage.toasts()
                                            .show(Notice.done(
                                                            "The file of " + stack + " was rewritten",
                                                            "Machines change with an apply only.")
                                                    .with("Undo", () -> {
                                                        if (pinned) {
                                                            world.store().undo();
                                                        }
                                                        world.work().execute(() -> restore(written));
                                                    }))));
                }));
    }

    /** What was parted stays where its forwarders were made for; false when nothing could be put. */
    private boolean pin(String stack, Placement placement, List<String> services) {
        List<FleetEdit> pins = services.stream()
                .filter(placement.hosts()::containsKey)
                .map(s -> (FleetEdit) new FleetEdit.PinService(
                        stack, s, Optional.ofNullable(placement.hosts().get(s))))
                .toList();
        return !pins.isEmpty()
                && world.store()
                                .submit(new FleetEdit.Together(pins))
                                .toCompletableFuture()
                                .join()
                        instanceof Outcome.Ok<?>;
    }

    private void restore(Splits.Written written) {
        if (written.back() instanceof Outcome.Failed<?> failed) {
            stage.fail(failed.problems());
        }
    }

    /** Plans an opened stack as it is wished. Blocks. */
    static Outcome<PlannedStack> planned(World world, String stack, Set<ContainerId> anew) {
        return Optional.ofNullable(world.fleet().stacks().get(stack))
                .map(wished -> planned(world, wished, anew))
                .orElseGet(() -> Outcome.failed(
                        Problem.of("FL-2322", "The stack " + stack + " is not open.", "Open its file first.")));
    }

    static Outcome<PlannedStack> planned(World world, WishedStack wished) {
        return planned(world, wished, Set.of());
    }

    private static Outcome<PlannedStack> planned(World world, WishedStack wished, Set<ContainerId> anew) {
        Optional<Strategy> strategy = wished.strategy().flatMap(Strategy::of);
        return Calm.outcome(
                () -> world.planning().plan(Path.of(wished.file()), world.fleet(), strategy, wished.pins(), anew));
    }

    @Override
    public void stop(String stack) {
        withBelongings(
                stack,
                belongings -> stage.modals().show(new StopDialog(belongings, stage.modals()::close, () -> {
                    stage.modals().close();
                    run(() -> Calm.outcome(() -> world.planning().stop(stack, world.fleet())));
                })));
    }

    @Override
    public void remove(String stack) {
        withBelongings(
                stack,
                belongings -> stage.modals().show(new RemoveDialog(belongings, stage.modals()::close, removal -> {
                    stage.modals().close();
                    run(() -> removalPlan(stack, removal));
                })));
    }

    private Outcome<DeployPlan> removalPlan(String stack, Removal removal) {
        boolean volumes = !removal.ticked().isEmpty();
        return Calm.outcome(() -> world.planning().remove(stack, volumes, world.fleet()))
                .map(removal::only);
    }

    /** Stops some containers of a stack; the others run on. */
    void stop(String stack, Set<ContainerId> some) {
        run(() -> Calm.outcome(() -> world.planning().stop(stack, world.fleet()))
                .map(plan -> new DeployPlan(
                        plan.kind(),
                        plan.stack(),
                        plan.placement(),
                        plan.endpoints(),
                        plan.steps().stream()
                                .filter(step ->
                                        step instanceof Step.StopContainer stop && some.contains(stop.container()))
                                .toList(),
                        plan.warnings(),
                        plan.basis(),
                        plan.madeAt())));
    }

    private void run(java.util.function.Supplier<Outcome<DeployPlan>> planning) {
        world.work().execute(() -> {
            Outcome<String> begun = planning.get().then(plan -> applies.begin(plan, OnFailure.KEEP));
            if (begun instanceof Outcome.Failed<String> failed) {
                stage.fail(failed.problems());
            }
        });
    }

    private void withBelongings(String stack, Consumer<Belongings> next) {
        world.work().execute(() -> {
            Map<HostId, List<VolumeFacts>> sized = new HashMap<>();
            world.fleet().hosts().stream()
                    .filter(h -> world.observed().value().host(h.id()).answers())
                    .forEach(h -> {
                        try {
                            sized.put(h.id(), world.engines().of(h).volumes(true));
                        } catch (EngineException e) {
                            // Shown without sizes then.
                            sized.remove(h.id());
                        }
                    });
            Belongings belongings =
                    Belongings.of(stack, world.fleet(), world.observed().value(), sized);
            stage.gate().execute(() -> next.accept(belongings));
        });
    }

    @Override
    public void closed(String stack) {
        stage.toasts()
                .show(Notice.done("Closed " + stack, "Its containers and its file stay as they are.")
                        .with("Undo", () -> world.store().undo())
                        .withCommand(EditCommand.of(new FleetEdit.CloseStack(stack), world.fleet())
                                .map(Command::text)));
    }

    @Override
    public void failed(Problem problem) {
        stage.fail(List.of(problem));
    }
}
