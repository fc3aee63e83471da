package dev.flotilla.app.base;

/** Something that goes on until it is closed. Closing twice is fine. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
