package dev.flotilla.planted.base;

import javafx.application.Platform;

/** Starts a thread, goes round the gate, and has a name that says nothing. */
final class ThreadHelper {
    private ThreadHelper() {}

    static Thread start(Runnable task) {
        return Thread.ofVirtual().start(task);
    }

    static void paint(Runnable task) {
        Platform.runLater(task);
    }
}
