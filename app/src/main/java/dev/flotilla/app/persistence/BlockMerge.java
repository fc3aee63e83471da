package dev.flotilla.app.persistence;

import java.util.Arrays;

/** Puts the roll-ups of one figure and ten minutes together, so that each time is there once. */
final class BlockMerge implements PackedPoints.Sink {
    private static final int MINUTE = 6;

    private final float[] least = new float[2 * PackedPoints.SLOTS];
    private final float[] greatest = new float[2 * PackedPoints.SLOTS];
    private final double[] sum = new double[2 * PackedPoints.SLOTS];
    private final int[] count = new int[2 * PackedPoints.SLOTS];
    private final byte[] bytes = new byte[2 * PackedPoints.SLOTS * PackedPoints.LARGEST];
    private final boolean toMinutes;
    private boolean changed;

    /** @param toMinutes what is ten seconds wide becomes a minute wide */
    BlockMerge(boolean toMinutes) {
        this.toMinutes = toMinutes;
    }

    void clear() {
        Arrays.fill(count, 0);
        Arrays.fill(sum, 0);
        changed = false;
    }

    @Override
    public void point(int place, boolean coarse, float low, float mean, float high, int many) {
        boolean wide = coarse || toMinutes;
        changed |= wide != coarse;
        int i = wide ? PackedPoints.SLOTS + place / MINUTE * MINUTE : place;
        least[i] = count[i] == 0 ? low : Math.min(least[i], low);
        greatest[i] = count[i] == 0 ? high : Math.max(greatest[i], high);
        sum[i] += (double) mean * many;
        count[i] += many;
    }

    /** Whether something became wider. */
    boolean changed() {
        return changed;
    }

    byte[] bytes() {
        int end = 0;
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                end = PackedPoints.write(
                        bytes,
                        end,
                        i % PackedPoints.SLOTS,
                        i >= PackedPoints.SLOTS,
                        least[i],
                        (float) (sum[i] / count[i]),
                        greatest[i],
                        count[i]);
            }
        }
        return Arrays.copyOf(bytes, end);
    }
}
