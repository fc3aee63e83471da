package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.ItemDeeds;
import java.nio.file.Path;
import java.util.List;

/** What the window asks the feature rooms to do. Each opens its own dialog or panel. */
public interface WindowDeeds extends ItemDeeds {
    void openStackFile();

    /** Files were dropped on the window; whether they were taken. */
    boolean openDropped(List<Path> files);

    /** The two ways over the border to plain files. */
    enum Crossing {
        EXPORT,
        IMPORT
    }

    /** Shows the files that the fleet becomes, or what would come into it, before anything is written or changed. */
    void cross(Crossing way);

    /** How the secrets are protected, and where their key lies. */
    void showSecrets();

    /** Plans what is not applied yet and shows the plan. */
    void reviewPlan();

    /** The port on which heartbeats are heard, or none. */
    void chooseListening();
}
