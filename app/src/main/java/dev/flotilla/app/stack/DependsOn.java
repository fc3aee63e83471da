package dev.flotilla.app.stack;

/** What a service waits for before it starts. */
public enum DependsOn {
    STARTED("service_started"),
    HEALTHY("service_healthy"),
    COMPLETED("service_completed_successfully");

    private final String word;

    DependsOn(String word) {
        this.word = word;
    }

    /** As compose writes it. */
    public String word() {
        return word;
    }
}
