package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.ItemDeeds;

/** What the window asks the feature rooms to do. Each opens its own dialog or panel. */
public interface WindowDeeds extends ItemDeeds {
    void openStackFile();

    /** Plans what is not applied yet and shows the plan. */
    void reviewPlan();
}
