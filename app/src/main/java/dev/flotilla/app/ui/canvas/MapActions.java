package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.fleet.FleetEdit;

/** What canvas and tree ask of the rest of the window; the same for both. Called on the JavaFX thread. */
public interface MapActions extends ItemDeeds {
    /** Submits an edit of the wished fleet; refusals are shown by the window. */
    void edit(FleetEdit edit);

    /** Opens the inspector on what is selected. */
    void inspect();

    /** What can be dragged in from the palette. */
    enum NewHost {
        DOCKER("Docker host", "server"),
        EMBEDDED("Embedded", "box");

        private final String word;
        private final String icon;

        NewHost(String word, String icon) {
            this.word = word;
            this.icon = icon;
        }

        public String word() {
            return word;
        }

        public String icon() {
            return icon;
        }
    }
}
