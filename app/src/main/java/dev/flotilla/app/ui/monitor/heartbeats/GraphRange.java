package dev.flotilla.app.ui.monitor.heartbeats;

/** The spans of the toolbar. */
enum GraphRange {
    LIVE("Live", 300_000),
    FIVE_MINUTES("5 min", 300_000),
    HOUR("1 h", 3_600_000),
    DAY("24 h", 86_400_000);

    private final String word;
    private final long lengthMs;

    GraphRange(String word, long lengthMs) {
        this.word = word;
        this.lengthMs = lengthMs;
    }

    String word() {
        return word;
    }

    long lengthMs() {
        return lengthMs;
    }
}
