package dev.flotilla.app.base;

import java.util.Objects;

/**
 * A place in a text the user wrote.
 *
 * @param file as the user named it
 * @param line from 1; 0 when not known
 * @param column from 1; 0 when not known
 * @param key dotted path of the key, such as {@code services.web.ports[0]}; empty when none applies
 */
public record Place(String file, int line, int column, String key) {
    public Place {
        Objects.requireNonNull(file);
        Objects.requireNonNull(key);
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line " + line + ", column " + column);
        }
    }

    /** In words: {@code app.yml, line 3, column 7}. */
    public String inWords() {
        return line == 0 ? file : file + ", line " + line + (column == 0 ? "" : ", column " + column);
    }
}
