package dev.flotilla.app.monitor.series;

/**
 * The last points of one figure as they were measured, in the order of their times. Adding allocates nothing once the
 * ring has its size. A point that comes somewhat late finds its place; one that comes far too late is turned away, and
 * when several in a row do, the clock was set back: then the ring begins anew at the new time.
 */
final class Ring {
    /** A point older than the newest by more than this is no straggler. */
    static final long LATE_MS = 30_000;

    /** So many in a row are a clock that was set, not stragglers. */
    private static final int STEPPED = 3;

    private static final int SMALLEST = 64;
    private static final int REBASE_AT = Integer.MAX_VALUE / 2;

    private final int most;
    private long baseMs;
    private int[] offsets = new int[SMALLEST];
    private float[] values = new float[SMALLEST];
    private int head;
    private int size;
    private int tooLate;

    Ring(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /** Time of the oldest point; the far future when there is none. */
    long firstMs() {
        return size == 0 ? Long.MAX_VALUE : timeOf(0);
    }

    /** Whether it was taken. */
    boolean add(long atMs, float value) {
        if (size > 0) {
            long newest = timeOf(size - 1);
            if (atMs < newest - LATE_MS && ++tooLate < STEPPED) {
                return false;
            }
            if (atMs < newest - LATE_MS || atMs - newest > REBASE_AT) {
                size = 0;
            }
        }
        tooLate = 0;
        if (size == 0) {
            baseMs = atMs - LATE_MS;
            head = 0;
        } else if (atMs - baseMs > REBASE_AT) {
            rebase(atMs);
        }
        int place = size;
        while (place > 0 && timeOf(place - 1) > atMs) {
            place--;
        }
        return insert(place, (int) (atMs - baseMs), value);
    }

    private boolean insert(int place, int offset, float value) {
        int into = place;
        if (size == offsets.length && size < most) {
            grow();
        }
        if (size == offsets.length) {
            if (into == 0) {
                return false;
            }
            head = (head + 1) % offsets.length;
            size--;
            into--;
        }
        for (int i = size; i > into; i--) {
            offsets[at(i)] = offsets[at(i - 1)];
            values[at(i)] = values[at(i - 1)];
        }
        offsets[at(into)] = offset;
        values[at(into)] = value;
        size++;
        return true;
    }

    private void grow() {
        int next = Math.min(most, offsets.length * 2);
        int[] times = new int[next];
        float[] figures = new float[next];
        for (int i = 0; i < size; i++) {
            times[i] = offsets[at(i)];
            figures[i] = values[at(i)];
        }
        offsets = times;
        values = figures;
        head = 0;
    }

    /** Every twelve days, so that four bytes are enough for a time. What is older than that goes. */
    private void rebase(long atMs) {
        while (size > 1 && atMs - timeOf(0) > REBASE_AT) {
            head = (head + 1) % offsets.length;
            size--;
        }
        int shift = offsets[at(0)];
        for (int i = 0; i < size; i++) {
            offsets[at(i)] -= shift;
        }
        baseMs += shift;
    }

    void copyInto(Columns columns) {
        for (int i = place(columns.fromMs()); i < size && timeOf(i) < columns.toMs(); i++) {
            columns.add(timeOf(i), values[at(i)]);
        }
    }

    /** Place of the first point that is not before this time. */
    private int place(long atMs) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeOf(middle) < atMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long timeOf(int i) {
        return baseMs + offsets[at(i)];
    }

    private int at(int i) {
        return (head + i) % offsets.length;
    }
}
