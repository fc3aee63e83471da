package dev.flotilla.app.fleet.store;

import dev.flotilla.app.fleet.Fleet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Earlier and undone values, bounded; a new edit forgets what was undone. Used by the writer thread alone. */
final class EditHistory {
    static final int DEPTH = 100;

    /** A fleet to go back to, and what going there takes back or does again. */
    record Entry(Fleet fleet, String what) {}

    private final Deque<Entry> earlier = new ArrayDeque<>();
    private final Deque<Entry> undone = new ArrayDeque<>();

    void edited(Fleet before, String what) {
        remember(earlier, new Entry(before, what));
        undone.clear();
    }

    Optional<Entry> nextUndo() {
        return Optional.ofNullable(earlier.peekLast());
    }

    Optional<Entry> nextRedo() {
        return Optional.ofNullable(undone.peekLast());
    }

    /** Called when the fleet of {@link #nextUndo} has been saved. */
    void wentBack(Fleet from) {
        Entry entry = earlier.removeLast();
        remember(undone, new Entry(from, entry.what()));
    }

    /** Called when the fleet of {@link #nextRedo} has been saved. */
    void wentForward(Fleet from) {
        Entry entry = undone.removeLast();
        remember(earlier, new Entry(from, entry.what()));
    }

    private static void remember(Deque<Entry> entries, Entry entry) {
        entries.addLast(entry);
        if (entries.size() > DEPTH) {
            entries.removeFirst();
        }
    }
}
