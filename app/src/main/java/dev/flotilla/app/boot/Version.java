package dev.flotilla.app.boot;

/** What {@code --version} says. */
final class Version {
    static final String TEXT = "0.1.0";

    private Version() {}
}
