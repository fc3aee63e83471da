package dev.flotilla.app.ui.kit.status;

import java.util.Collection;
import java.util.Locale;

/**
 * How a host, container, node, edge or step is. Declared worst first, which is the order of roll-ups; the last two are
 * wishes and count only when nothing else is there.
 */
public enum Status {
    /** Certain: refused, exited, silent past the limit. */
    DOWN("Down", "mdal-cancel", Tone.DANGER),
    /** Silence unusual for this node. */
    SUSPECT("Suspect", "mdal-error", Tone.SUSPECT),
    /** Nothing for the tolerance. */
    STALE("Stale", "mdmz-watch_later", Tone.WARNING),
    /** Runs, but something it needs is missing. */
    DEGRADED("Degraded", "mdmz-warning", Tone.WARNING),
    /** Work in progress, check not passed yet. */
    STARTING("Starting", "mdmz-pending", Tone.ACCENT),
    /** Never asked, or its host does not answer. */
    UNKNOWN("Unknown", "mdal-help", Tone.NEUTRAL),
    /** Runs and has no check. */
    RUNNING("Running", "mdmz-play_circle_filled", Tone.SUCCESS),
    /** Runs and its check passes; an engine that answers; a peer that is heard. */
    HEALTHY("Healthy", "mdal-check_circle", Tone.SUCCESS),
    /** Wished: takes no new work. */
    MAINTENANCE("Maintenance", "mdal-build_circle", Tone.MAINTENANCE),
    /** Wished: switched off or stopped on purpose. */
    OFFLINE("Offline", "mdmz-remove_circle", Tone.NEUTRAL);

    private final String word;
    private final String glyph;
    private final Tone tone;

    Status(String word, String glyph, Tone tone) {
        this.word = word;
        this.glyph = glyph;
        this.tone = tone;
    }

    public String word() {
        return word;
    }

    /** In the middle of a sentence: "1 down". */
    public String lowerWord() {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Ikonli's name of the filled glyph, whose shape alone tells the status. */
    public String glyph() {
        return glyph;
    }

    public Tone tone() {
        return tone;
    }

    /** Down, suspect, stale or degraded: someone should look. */
    public boolean isTrouble() {
        return compareTo(DEGRADED) <= 0;
    }

    /** The worst of several; {@link #UNKNOWN} of none. */
    public static Status worst(Collection<Status> of) {
        return of.stream().min(Status::compareTo).orElse(UNKNOWN);
    }
}
