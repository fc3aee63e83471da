package dev.flotilla.app.fleet;

import java.util.Locale;
import java.util.Optional;

/** What the user wishes of a host; whether it answers is observed elsewhere. */
public enum HostStatus {
    /** Takes new work. */
    ACTIVE,
    /** Keeps what it has, takes no new work. */
    MAINTENANCE,
    /** Switched off on purpose; it is not asked. */
    OFFLINE;

    /** The status of that word, whatever its case. */
    public static Optional<HostStatus> of(String word) {
        for (HostStatus status : values()) {
            if (status.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
