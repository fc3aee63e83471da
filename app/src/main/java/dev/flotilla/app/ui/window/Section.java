package dev.flotilla.app.ui.window;

/** A place of the navigation. */
public enum Section {
    FLEET("Fleet", "map"),
    STACKS("Stacks", "layers"),
    MONITOR("Monitor", "activity"),
    HISTORY("History", "clock"),
    NODES("Nodes", "share-2");

    private final String word;
    private final String icon;

    Section(String word, String icon) {
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
