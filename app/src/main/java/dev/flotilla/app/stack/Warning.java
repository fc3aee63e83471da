package dev.flotilla.app.stack;

import dev.flotilla.app.base.Place;

/**
 * Something in a stack file that does not stop it from being used, but that its author will want to know.
 *
 * @param code {@code FL-20nn}
 * @param message one sentence, without secrets
 */
public record Warning(String code, String message, Place place) {
    /** With its place: {@code app.yml, line 3, column 7: ...}. */
    public String inWords() {
        return place.inWords() + ": " + message;
    }
}
