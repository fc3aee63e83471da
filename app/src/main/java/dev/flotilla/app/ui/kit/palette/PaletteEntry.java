package dev.flotilla.app.ui.kit.palette;

/**
 * Something the palette can do or go to.
 *
 * @param detail shown at the right, muted; may be empty
 * @param shortcut its keys as shown; empty when it has none
 */
public record PaletteEntry(Kind kind, String icon, String title, String detail, String shortcut, Runnable deed) {
    /** In the order of the groups. */
    public enum Kind {
        COMMAND("Commands", '>'),
        HOST("Hosts", '@'),
        SERVICE("Services", ' '),
        PORT("Ports", ':');

        private final String group;
        private final char prefix;

        Kind(String group, char prefix) {
            this.group = group;
            this.prefix = prefix;
        }

        public String group() {
            return group;
        }
    }

    public static PaletteEntry command(String icon, String title, String shortcut, Runnable deed) {
        return new PaletteEntry(Kind.COMMAND, icon, title, "", shortcut, deed);
    }

    boolean belongsTo(char prefix) {
        return kind.prefix == prefix;
    }
}
