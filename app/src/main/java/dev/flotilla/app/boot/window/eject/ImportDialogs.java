package dev.flotilla.app.boot.window.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.Threads;
import dev.flotilla.app.boot.window.World;
import dev.flotilla.app.eject.gather.Found;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.store.FleetChange;
import dev.flotilla.app.ui.eject.ImportDeeds;
import dev.flotilla.app.ui.eject.ImportDialog;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** The import of the window. */
public final class ImportDialogs implements ImportDeeds {
    private final World world;
    private final FxGate gate;
    private final Modals modals;
    private final Toasts toasts;
    private final Imports imports;

    public ImportDialogs(World world, FxGate gate, Modals modals, Toasts toasts) {
        this.world = world;
        this.gate = gate;
        this.modals = modals;
        this.toasts = toasts;
        this.imports = new Imports(world.engines(), Threads.virtual("import"), System.getenv());
    }

    public void open() {
        modals.show(new ImportDialog(this, modals::close));
    }

    @Override
    public List<Path> chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Files to import");
        return Optional.ofNullable(
                        chooser.showOpenMultipleDialog(modals.getScene().getWindow()))
                .orElse(List.of())
                .stream()
                .map(File::toPath)
                .toList();
    }

    @Override
    public Optional<Path> chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder");
        return Optional.ofNullable(chooser.showDialog(modals.getScene().getWindow()))
                .map(File::toPath);
    }

    private interface Reading {
        Outcome<Found> of(Fleet fleet) throws InterruptedException;
    }

    @Override
    public void look(Wanted wanted, Consumer<Outcome<Found>> answer) {
        in(fleet -> imports.look(wanted, fleet), answer);
    }

    @Override
    public void take(Wanted wanted, Consumer<Outcome<Found>> answer) {
        in(
                fleet -> imports.read(wanted, fleet)
                        .then(found -> world.store()
                                .submit(found.edit())
                                .toCompletableFuture()
                                .join()
                                .map((FleetChange change) -> found)),
                outcome -> {
                    answer.accept(outcome);
                    if (outcome instanceof Outcome.Ok<Found>(Found found)) {
                        done(found);
                    }
                });
    }

    private void in(Reading reading, Consumer<Outcome<Found>> answer) {
        world.work().execute(() -> {
            Outcome<Found> outcome;
            try {
                outcome = reading.of(world.store().state().value().fleet());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                outcome = Outcome.failed(Problem.of(
                        "FL-2321", "Flotilla is closing, so this was not done.", "Do it again after a start."));
            }
            Outcome<Found> told = outcome;
            gate.execute(() -> answer.accept(told));
        });
    }

    private void done(Found found) {
        modals.close();
        toasts.show(Notice.done(
                        "Imported " + Amounts.count(found.what().size(), "thing", "things"),
                        String.join(" ", found.notes()))
                .with("Undo", () -> world.store().undo()));
    }
}
