package dev.flotilla.app.ui.monitor;

/** The pages of the section, in their order. */
public enum MonitorTab {
    HEARTBEATS("Heartbeats", "activity", true),
    MATRIX("Truth matrix", "grid", false),
    REPLICAS("Replicas", "git-branch", false),
    RESOURCES("Resources", "cpu", true),
    ALARMS("Alarms", "bell", true);

    private final String word;
    private final String icon;
    private final boolean besideNodes;

    MonitorTab(String word, String icon, boolean besideNodes) {
        this.word = word;
        this.icon = icon;
        this.besideNodes = besideNodes;
    }

    public String word() {
        return word;
    }

    /** Feather's name. */
    public String icon() {
        return icon;
    }

    /** Whether the list of nodes stands beside it by itself; the others show every node and need the room. */
    public boolean besideNodes() {
        return besideNodes;
    }
}
