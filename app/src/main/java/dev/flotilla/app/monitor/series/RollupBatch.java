package dev.flotilla.app.monitor.series;

import dev.flotilla.app.monitor.SeriesKey;
import java.util.Arrays;

/**
 * Roll-ups on their way to the archive, in columns. The same figure and time may come twice: whoever reads puts them
 * together. Filled by one thread, then only read.
 */
public final class RollupBatch {
    /** Width of the narrowest roll-up. */
    public static final int SLOT_MS = 10_000;

    private SeriesKey[] keys = new SeriesKey[64];
    private int[] slots = new int[64];
    private byte[] widths = new byte[64];
    private float[] least = new float[64];
    private float[] mean = new float[64];
    private float[] greatest = new float[64];
    private int[] counts = new int[64];
    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * @param slot tens of seconds since the epoch
     * @param width in slots: 1 or 6
     */
    public void add(SeriesKey key, int slot, int width, float low, float middle, float high, int count) {
        if (size == slots.length) {
            grow();
        }
        keys[size] = key;
        slots[size] = slot;
        widths[size] = (byte) width;
        least[size] = low;
        mean[size] = middle;
        greatest[size] = high;
        counts[size] = count;
        size++;
    }

    private void grow() {
        int next = size * 2;
        keys = Arrays.copyOf(keys, next);
        slots = Arrays.copyOf(slots, next);
        widths = Arrays.copyOf(widths, next);
        least = Arrays.copyOf(least, next);
        mean = Arrays.copyOf(mean, next);
        greatest = Arrays.copyOf(greatest, next);
        counts = Arrays.copyOf(counts, next);
    }

    public SeriesKey key(int i) {
        return keys[i];
    }

    public int slot(int i) {
        return slots[i];
    }

    public int width(int i) {
        return widths[i];
    }

    public float least(int i) {
        return least[i];
    }

    public float mean(int i) {
        return mean[i];
    }

    public float greatest(int i) {
        return greatest[i];
    }

    public int count(int i) {
        return counts[i];
    }

    /** Middle of the roll-up, ms since the epoch. */
    public long middleMs(int i) {
        return (slots[i] * 2L + widths[i]) * (SLOT_MS / 2);
    }

    public long startMs(int i) {
        return slots[i] * (long) SLOT_MS;
    }

    /** What it holds of a figure within the span of the columns and begun before a time. */
    void copyInto(SeriesKey key, long beforeMs, Columns columns) {
        for (int i = 0; i < size; i++) {
            if (startMs(i) < beforeMs && keys[i].equals(key)) {
                columns.add(middleMs(i), least[i], mean[i], greatest[i], counts[i]);
            }
        }
    }

    /** Forgets the older half, so that the newer ones have room. */
    int dropHalf() {
        int dropped = size / 2;
        int left = size - dropped;
        System.arraycopy(keys, dropped, keys, 0, left);
        System.arraycopy(slots, dropped, slots, 0, left);
        System.arraycopy(widths, dropped, widths, 0, left);
        System.arraycopy(least, dropped, least, 0, left);
        System.arraycopy(mean, dropped, mean, 0, left);
        System.arraycopy(greatest, dropped, greatest, 0, left);
        System.arraycopy(counts, dropped, counts, 0, left);
        size = left;
        return dropped;
    }
}
