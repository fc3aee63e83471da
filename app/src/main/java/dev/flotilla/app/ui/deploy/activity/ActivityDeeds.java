package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.deploy.DeployProgress;

/** What the buttons of the panel ask of the window. Called on the JavaFX thread; none blocks. */
public interface ActivityDeeds {
    void planAgain(DeployProgress work);

    void finish(DeployProgress work);

    void undo(DeployProgress work);

    void showOnMap(DeployProgress work);

    void showHistory();

    /** Hides the panel; the works go on. */
    void closePanel();
}
