package dev.flotilla.app.boot.window.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.Threads;
import dev.flotilla.app.boot.window.World;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.gather.Gathering;
import dev.flotilla.app.eject.write.Ejection;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.eject.ExportDeeds;
import dev.flotilla.app.ui.eject.ExportDialog;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.command.Commands;
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

/** The export of the window. Secrets stay placeholders here: only the command line writes them out. */
public final class ExportDialogs {
    private final World world;
    private final FxGate gate;
    private final Modals modals;
    private final Toasts toasts;

    public ExportDialogs(World world, FxGate gate, Modals modals, Toasts toasts) {
        this.world = world;
        this.gate = gate;
        this.modals = modals;
        this.toasts = toasts;
    }

    /** @param stack one of the fleet; the whole fleet without one */
    public void open(Optional<String> stack) {
        String what = stack.map(s -> "stack " + s).orElseGet(() -> fleet().name());
        modals.show(new ExportDialog(what, Commands.export(stack, "DIR"), new Deeds(stack), modals::close));
    }

    private Fleet fleet() {
        return world.store().state().value().fleet();
    }

    private final class Deeds implements ExportDeeds {
        private final Optional<String> stack;

        private Deeds(Optional<String> stack) {
            this.stack = stack;
        }

        @Override
        public void collect(Consumer<Outcome<Bundle>> answer) {
            Gathering gathering = new Gathering(
                    new HostSurvey(world.engines(), Threads.virtual("export")), world.clock(), System.getenv());
            world.work().execute(() -> {
                Outcome<Bundle> made = collected(gathering);
                gate.execute(() -> answer.accept(made));
            });
        }

        private Outcome<Bundle> collected(Gathering gathering) {
            try {
                return gathering.gather(fleet(), stack, List.of()).map(project -> Ejection.of(project, false));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Outcome.failed(Problem.of(
                        "FL-2321", "Flotilla is closing, so this was not done.", "Do it again after a start."));
            }
        }

        @Override
        public Optional<Path> chooseFolder() {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle("Export to a folder that is empty");
            return path(chooser.showDialog(modals.getScene().getWindow()));
        }

        @Override
        public Optional<Path> chooseZip() {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Export as zip");
            chooser.setInitialFileName(stack.orElse("fleet") + ".zip");
            return path(chooser.showSaveDialog(modals.getScene().getWindow()))
                    .map(p -> p.toString().endsWith(".zip") ? p : Path.of(p + ".zip"));
        }

        @Override
        public void write(Bundle bundle, Path target, Consumer<Outcome<Path>> answer) {
            world.work().execute(() -> {
                Outcome<Path> written = BundleWriter.write(bundle, target, target.toString());
                gate.execute(() -> answer.accept(written));
            });
        }

        @Override
        public void done(Path written, int files) {
            modals.close();
            toasts.show(Notice.done(files + " files exported", written.toString()));
        }

        private static Optional<Path> path(@org.jspecify.annotations.Nullable File file) {
            return Optional.ofNullable(file).map(File::toPath);
        }
    }
}
