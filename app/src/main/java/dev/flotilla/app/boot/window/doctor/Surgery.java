package dev.flotilla.app.boot.window.doctor;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.Threads;
import dev.flotilla.app.deploy.run.StackPlanning;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.probe.Examination;
import dev.flotilla.app.doctor.probe.ReportFile;
import dev.flotilla.app.doctor.probe.Wish;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.doctor.DoctorDeeds;
import dev.flotilla.app.ui.doctor.DoctorDialog;
import dev.flotilla.app.ui.doctor.DoctorModel;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;

/** Opens the doctor's dialog, and does what it asks. */
public final class Surgery implements DoctorDeeds {
    private final Supplier<Fleet> fleet;
    private final Engines engines;
    private final StackPlanning planning;
    private final Examination examination;
    private final Path nodeTls;
    private final Executor work;
    private final FxGate gate;

    /** @param nodeTls folder by whose certificates nodes with TLS are asked; it need not be there */
    public Surgery(
            Supplier<Fleet> fleet,
            Engines engines,
            StackPlanning planning,
            InstantSource clock,
            Path nodeTls,
            Executor work,
            FxGate gate) {
        this.fleet = fleet;
        this.engines = engines;
        this.planning = planning;
        this.examination = new Examination(engines, Threads.virtual("doctor"), clock, this::refusal);
        this.nodeTls = nodeTls;
        this.work = work;
        this.gate = gate;
    }

    /** Begins to examine at once, without helper containers. JavaFX thread. */
    public void open(List<String> targets, Modals modals, Toasts toasts) {
        DoctorModel model = new DoctorModel(targets, this, work, gate);
        modals.show(
                new DoctorDialog(
                        model,
                        chosen -> choose(modals, chosen),
                        file -> toasts.show(Notice.done("Report saved", file.toString())),
                        modals::close),
                model::cancel);
        model.examine(false);
    }

    /** What the command line would call these. */
    public static List<String> targets(List<Item> items, Fleet fleet, ObservedFleet observed) {
        return items.stream()
                .flatMap(item -> target(item, fleet, observed).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> target(Item item, Fleet fleet, ObservedFleet observed) {
        Optional<String> host = fleet.host(item.host()).map(Host::name);
        return switch (item) {
            case Item.OfHost only -> host;
            case Item.OfContainer container ->
                observed.host(container.host()).containers().stream()
                        .filter(c -> c.id().equals(container.container()))
                        .map(RunningContainer::name)
                        .findFirst()
                        .flatMap(name -> host.map(h -> h + "/" + name));
        };
    }

    private static void choose(Modals modals, Consumer<Path> chosen) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save report");
        chooser.setInitialFileName("flotilla-doctor.txt");
        Optional.ofNullable(chooser.showSaveDialog(modals.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(chosen);
    }

    @Override
    public Outcome<Examination.Result> examine(List<String> targets, boolean helpers) throws InterruptedException {
        return examination.run(
                fleet.get(),
                new Wish(
                        targets, helpers, Wish.USUAL_IMAGE, Optional.of(nodeTls).filter(Files::isDirectory)));
    }

    private Optional<Problem> refusal(WishedStack stack) throws InterruptedException {
        return switch (planning.plan(
                Path.of(stack.file()), fleet.get(), stack.strategy().flatMap(Strategy::of), stack.pins())) {
            case Outcome.Ok<?> planned -> Optional.empty();
            case Outcome.Failed<?> failed -> Optional.of(failed.first());
        };
    }

    @Override
    public Optional<Problem> start(ContainerRef container) {
        Optional<Host> host = fleet.get().host(container.host());
        if (host.isEmpty()) {
            return Optional.of(Problem.of("FL-1001", "That host is not in the fleet any more.", "Examine again."));
        }
        try {
            engines.of(host.get()).start(container.id());
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(EngineProblems.inWords(e.problem(), host.get().name()));
        }
    }

    @Override
    public Optional<Problem> save(Path file, Examination.Result result) {
        return ReportFile.replace(file, result);
    }
}
