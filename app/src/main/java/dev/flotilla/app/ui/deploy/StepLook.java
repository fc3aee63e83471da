package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.ui.kit.status.Tone;

/** What a step looks like in a list: its word, its icon and the class of its colour. */
public enum StepLook {
    CREATE("Create", "plus-circle", Tone.SUCCESS),
    START("Start", "play-circle", Tone.SUCCESS),
    REPLACE("Replace", "refresh-cw", Tone.ACCENT),
    STOP("Stop", "square", Tone.DANGER),
    REMOVE("Remove", "minus-square", Tone.DANGER),
    PULL("Pull", "download", Tone.NEUTRAL),
    WAIT("Wait", "clock", Tone.NEUTRAL);

    private final String word;
    private final String icon;
    private final Tone tone;

    StepLook(String word, String icon, Tone tone) {
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

    /** Feather's name. */
    public String icon() {
        return icon;
    }

    public Tone tone() {
        return tone;
    }
}
