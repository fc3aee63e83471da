package dev.flotilla.app.ui.canvas;

/** What can be ordered of a container that is there. */
public enum ContainerOrder {
    START("Start", "play"),
    STOP("Stop", "square"),
    RESTART("Restart", "refresh-cw");

    private final String word;
    private final String icon;

    ContainerOrder(String word, String icon) {
        this.word = word;
        this.icon = icon;
    }

    public String word() {
        return word;
    }

    /** Feather's name. */
    public String icon() {
        return icon;
    }

    /** Whether it means something to one that runs, or does not. */
    public boolean fits(boolean running) {
        return switch (this) {
            case START -> !running;
            case STOP, RESTART -> running;
        };
    }
}
