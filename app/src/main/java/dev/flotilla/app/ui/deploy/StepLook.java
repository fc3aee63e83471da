package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.deploy.Step;

/** What a step looks like in a list: its word, its icon and the class of its colour. */
public enum StepLook {
    CREATE("Create", "fth-plus-circle", "success"),
    START("Start", "fth-play-circle", "success"),
    REPLACE("Replace", "fth-refresh-cw", "accent"),
    STOP("Stop", "fth-square", "danger"),
    REMOVE("Remove", "fth-minus-square", "danger"),
    PULL("Pull", "fth-download", "muted"),
    WAIT("Wait", "fth-clock", "muted");

    private final String word;
    private final String icon;
    private final String tone;

    StepLook(String word, String icon, String tone) {
        this.word = word;
        this.icon = icon;
        this.tone = tone;
    }

    public static StepLook of(Step step) {
        return switch (step) {
            case Step.PullImage pull -> PULL;
            case Step.CreateNetwork network -> CREATE;
            case Step.CreateVolume volume -> CREATE;
            case Step.CreateContainer container -> CREATE;
            case Step.StartContainer start -> START;
            case Step.WaitReady wait -> WAIT;
            case Step.ReplaceContainer replace -> REPLACE;
            case Step.MoveContainer move -> REPLACE;
            case Step.StopContainer stop -> STOP;
            case Step.RemoveContainer container -> REMOVE;
            case Step.RemoveNetwork network -> REMOVE;
            case Step.RemoveVolume volume -> REMOVE;
        };
    }

    public String word() {
        return word;
    }

    /** Ikonli literal. */
    public String icon() {
        return icon;
    }

    /** {@code success}, {@code accent}, {@code danger} or {@code muted}. */
    public String tone() {
        return tone;
    }
}
