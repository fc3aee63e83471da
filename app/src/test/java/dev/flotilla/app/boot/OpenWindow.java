package dev.flotilla.app.boot;

import dev.flotilla.app.boot.light.LitWindow;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;

/** The real window over a data folder, inside the process of a test. */
public final class OpenWindow {
    private final Owner owner;
    private final MainWindow window = new MainWindow();
    private final LitWindow lit;

    /** On the JavaFX thread. */
    public OpenWindow(Stage stage, Path folder) throws InterruptedException {
        DataFolder data = new DataFolder(folder);
        FolderLock lock = StoredFleet.value(FolderLock.take(data, "test", Duration.ZERO, Threads.platform("lock-wait")))
                .orElseThrow();
        owner = StoredFleet.value(Owner.open(data, lock, true, PassphraseSource.NONE));
        owner.wake();
        List<LitWindow> shown = new ArrayList<>();
        MainWindow.own(owner);
        MainWindow.whenShown(shown::add);
        window.start(stage);
        lit = shown.getFirst();
    }

    public LitWindow lit() {
        return lit;
    }

    /** On the JavaFX thread. */
    public void closeWindow() {
        window.stop();
    }

    /** Ends stores, engines and nodes; on any other thread. */
    public void closeOwner() {
        owner.close();
    }
}
