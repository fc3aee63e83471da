package dev.flotilla.app.ui.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a launch writes, the last lines of it; many lines reach the screen as one change. */
final class OutputLines {
    static final int MOST = 2000;

    private final Deque<String> waiting = new ArrayDeque<>();
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final Executor screen;

    OutputLines(Executor screen) {
        this.screen = screen;
    }

    /** From any thread. */
    void add(String line) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.add(line);
            if (waiting.size() > MOST) {
                waiting.removeFirst();
            }
        }
        if (first) {
            screen.execute(this::arrive);
        }
    }

    private void arrive() {
        List<String> some;
        synchronized (waiting) {
            some = List.copyOf(waiting);
            waiting.clear();
        }
        lines.addAll(some);
        if (lines.size() > MOST) {
            lines.remove(0, lines.size() - MOST);
        }
    }

    void clear() {
        synchronized (waiting) {
            waiting.clear();
        }
        lines.clear();
    }

    ObservableList<String> lines() {
        return lines;
    }
}
