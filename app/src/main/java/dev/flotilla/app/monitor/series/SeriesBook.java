package dev.flotilla.app.monitor.series;

import dev.flotilla.app.monitor.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figures of now: of each its open roll-up, the finished ones that the archive has not taken yet, and a ring of raw
 * points where somebody looks or the fleet is small. Any thread; adding takes well under a microsecond and allocates
 * nothing once a figure is known.
 *
 * <p>Times are of the wall clock, because people read them and because they must hold over a restart. When that clock
 * is set, forth or back, nothing breaks: a roll-up is closed whenever a point belongs to another one, and what falls
 * twice on the same time is put together by whoever reads.
 */
public final class SeriesBook {
    private static final int MINUTE = 6;
    private static final int CLOSED = Integer.MIN_VALUE;
    /** Stragglers still find their roll-up open for so long after its end. */
    private static final long GRACE_MS = 2_000;

    private final SeriesLimits limits;
    private final Map<SeriesKey, Integer> ids = new HashMap<>();
    private final List<Integer> free = new ArrayList<>();
    private @Nullable SeriesKey[] keys = new SeriesKey[64];
    private @Nullable Ring[] rings = new Ring[64];
    private boolean[] looked = new boolean[64];
    private byte[] widths = new byte[64];
    private int[] slots = new int[64];
    private float[] least = new float[64];
    private float[] greatest = new float[64];
    private double[] sums = new double[64];
    private int[] counts = new int[64];
    private int used;
    private boolean small = true;
    private RollupBatch pending = new RollupBatch();
    private long turnedAway;

    public SeriesBook(SeriesLimits limits) {
        this.limits = limits;
    }

    /** A number for a figure, to add by; the same until the figure is forgotten. Empty when there are too many. */
    public synchronized OptionalInt id(SeriesKey key) {
        Integer known = ids.get(key);
        if (known != null) {
            return OptionalInt.of(known);
        }
        if (ids.size() >= limits.series()) {
            turnedAway++;
            return OptionalInt.empty();
        }
        int id = free.isEmpty() ? used++ : free.removeLast();
        if (id >= slots.length) {
            grow();
        }
        boolean fine = key.receiver().isEmpty() && ids.size() < limits.fineSeries();
        ids.put(key, id);
        keys[id] = key;
        rings[id] = null;
        looked[id] = false;
        widths[id] = (byte) (fine ? 1 : MINUTE);
        slots[id] = CLOSED;
        if (small && ids.size() > limits.ringSeries()) {
            small = false;
            dropUnseenRings();
        }
        return OptionalInt.of(id);
    }

    private void grow() {
        int next = slots.length * 2;
        keys = Arrays.copyOf(keys, next);
        rings = Arrays.copyOf(rings, next);
        looked = Arrays.copyOf(looked, next);
        widths = Arrays.copyOf(widths, next);
        slots = Arrays.copyOf(slots, next);
        least = Arrays.copyOf(least, next);
        greatest = Arrays.copyOf(greatest, next);
        sums = Arrays.copyOf(sums, next);
        counts = Arrays.copyOf(counts, next);
    }

    private void dropUnseenRings() {
        for (int id = 0; id < used; id++) {
            if (!looked[id]) {
                rings[id] = null;
            }
        }
    }

    /** As {@link #add(int, long, double)} for those who do not keep the number. */
    public synchronized void add(SeriesKey key, long atMs, double value) {
        OptionalInt id = id(key);
        if (id.isPresent()) {
            add(id.getAsInt(), atMs, value);
        }
    }

    /**
     * A figure as it was just measured.
     *
     * @param id from {@link #id}
     * @param atMs since the epoch, by the wall clock
     * @param value not a number and infinite ones are turned away and counted
     */
    public synchronized void add(int id, long atMs, double value) {
        float figure = (float) value;
        if (!Float.isFinite(figure) || id < 0 || id >= used || keys[id] == null) {
            turnedAway++;
            return;
        }
        Ring ring = rings[id];
        if (ring == null && (small || looked[id])) {
            ring = new Ring(limits.ringPoints());
            rings[id] = ring;
        }
        if (ring != null && !ring.add(atMs, figure)) {
            turnedAway++;
        }
        int slot = slotOf(atMs, widths[id]);
        if (slots[id] != slot) {
            close(id);
            slots[id] = slot;
            least[id] = figure;
            greatest[id] = figure;
            sums[id] = 0;
            counts[id] = 0;
        }
        least[id] = Math.min(least[id], figure);
        greatest[id] = Math.max(greatest[id], figure);
        sums[id] += figure;
        counts[id]++;
    }

    private static int slotOf(long atMs, int width) {
        long slot = Math.floorDiv(atMs, (long) RollupBatch.SLOT_MS * width) * width;
        return Math.clamp(slot, 0, Integer.MAX_VALUE - MINUTE);
    }

    private void close(int id) {
        SeriesKey key = keys[id];
        if (slots[id] == CLOSED || key == null) {
            return;
        }
        if (pending.size() >= limits.pending()) {
            turnedAway += pending.dropHalf();
        }
        pending.add(key, slots[id], widths[id], least[id], (float) (sums[id] / counts[id]), greatest[id], counts[id]);
        slots[id] = CLOSED;
    }

    /** Takes the roll-ups that have ended. What a clock that was set back left in the future has ended as well. */
    public synchronized RollupBatch drain(long nowMs) {
        for (int id = 0; id < used; id++) {
            long start = slots[id] * (long) RollupBatch.SLOT_MS;
            long end = start + widths[id] * (long) RollupBatch.SLOT_MS;
            if (slots[id] != CLOSED && (end + GRACE_MS <= nowMs || start - GRACE_MS > nowMs)) {
                close(id);
            }
        }
        return take();
    }

    /** Takes everything, open ones too: before the end of the process. */
    public synchronized RollupBatch drainAll() {
        for (int id = 0; id < used; id++) {
            close(id);
        }
        return take();
    }

    private RollupBatch take() {
        RollupBatch full = pending;
        pending = new RollupBatch();
        return full;
    }

    /**
     * Adds what lies in memory to the columns. Where raw points begin, the roll-up of the same time may count some of
     * them again, which changes neither least nor greatest.
     *
     * @return from when on these are raw points, which need nothing from the archive: ms since the epoch, the far
     *     future when there are none
     */
    public synchronized long recent(SeriesKey key, Columns into) {
        Integer known = ids.get(key);
        if (known == null) {
            pending.copyInto(key, Long.MAX_VALUE, into);
            return Long.MAX_VALUE;
        }
        int id = known;
        Ring ring = rings[id];
        long raw = ring == null ? Long.MAX_VALUE : ring.firstMs();
        if (ring != null) {
            ring.copyInto(into);
        }
        if (into.fromMs() < raw) {
            pending.copyInto(key, raw, into);
            long start = slots[id] * (long) RollupBatch.SLOT_MS;
            if (slots[id] != CLOSED && start < raw) {
                into.add(
                        start + widths[id] * (RollupBatch.SLOT_MS / 2L),
                        least[id],
                        sums[id] / counts[id],
                        greatest[id],
                        counts[id]);
            }
        }
        return raw;
    }

    /** Somebody looks at these nodes, and at no others: of them raw points are kept however large the fleet is. */
    public synchronized void look(Set<String> nodes) {
        for (int id = 0; id < used; id++) {
            SeriesKey key = keys[id];
            looked[id] = key != null && nodes.contains(key.node());
        }
        if (!small) {
            dropUnseenRings();
        }
    }

    /** A node is not watched any more; what is pending of it stays. */
    public synchronized void forget(String node) {
        for (int id = 0; id < used; id++) {
            SeriesKey key = keys[id];
            if (key != null
                    && (key.node().equals(node)
                            || key.receiver().filter(node::equals).isPresent())) {
                close(id);
                ids.remove(key);
                keys[id] = null;
                rings[id] = null;
                free.add(id);
            }
        }
        small = ids.size() <= limits.ringSeries();
    }

    public synchronized List<SeriesKey> keys() {
        return List.copyOf(ids.keySet());
    }

    /** Points that were turned away or lost since the beginning: absurd, too late, too many. */
    public synchronized long turnedAway() {
        return turnedAway;
    }
}
