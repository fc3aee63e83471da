package dev.flotilla.app.doctor;

/** What a remedy does where it is safe: it loses nothing and can be taken back by the opposite. */
public sealed interface Deed {
    /** For the button: verb first. */
    String label();

    /** Starts a container that stands there stopped. */
    record Start(ContainerRef container, String label) implements Deed {}

    /** Examines again with helper containers. */
    record LookInside(String label) implements Deed {}
}
