package dev.flotilla.app.fleet;

/** What the user wishes of a host; whether it answers is observed elsewhere. */
public enum HostStatus {
    /** Takes new work. */
    ACTIVE,
    /** Keeps what it has, takes no new work. */
    MAINTENANCE,
    /** Switched off on purpose; it is not asked. */
    OFFLINE;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
