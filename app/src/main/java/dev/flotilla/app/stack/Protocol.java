package dev.flotilla.app.stack;

import java.util.Locale;

/** Transport of a published port. */
public enum Protocol {
    TCP,
    UDP,
    SCTP;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
