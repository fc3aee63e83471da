package dev.flotilla.app.ui.kit.status;

/** The colour families of the stylesheet. */
public enum Tone {
    SUCCESS("success"),
    ACCENT("accent"),
    WARNING("warning"),
    SUSPECT("suspect"),
    DANGER("danger"),
    MAINTENANCE("maintenance"),
    NEUTRAL("neutral");

    private final String name;

    Tone(String name) {
        this.name = name;
    }

    /** Style class for text, tags and notes. */
    public String textClass() {
        return "fl-" + name;
    }

    /** Style class for icons. */
    public String iconClass() {
        return "fl-i-" + name;
    }
}
