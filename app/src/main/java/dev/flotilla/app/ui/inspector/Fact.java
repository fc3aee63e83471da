package dev.flotilla.app.ui.inspector;

/** A word and its value; {@code mono} for addresses, images, figures. */
public record Fact(String name, String value, boolean mono) {
    static Fact words(String name, String value) {
        return new Fact(name, value, false);
    }

    static Fact mono(String name, String value) {
        return new Fact(name, value, true);
    }
}
