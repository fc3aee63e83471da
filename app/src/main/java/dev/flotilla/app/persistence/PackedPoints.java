package dev.flotilla.app.persistence;

/**
 * Roll-ups as bytes: one of place and width, one of count, three of the least and, unless all are the same, three of
 * the greatest and one that tells where between the two the mean lies. Numbers keep 16 binary digits, far more than a
 * pixel shows; five to nine bytes instead of twenty.
 */
final class PackedPoints {
    /** Tens of seconds in a block of ten minutes. */
    static final int SLOTS = 60;

    static final int LARGEST = 9;
    private static final int PLACE = 0x3f;
    private static final int COARSE = 0x40;
    private static final int ALONE = 0x80;

    private PackedPoints() {}

    /** Gets one roll-up after the other. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param place 0-59
         * @param coarse a minute wide, else ten seconds
         */
        void point(int place, boolean coarse, float least, float mean, float greatest, int count);
    }

    /** The place behind what was written. */
    static int write(
            byte[] into, int at, int place, boolean coarse, float least, float mean, float greatest, int count) {
        boolean alone = least == greatest;
        int i = at;
        into[i++] = (byte) (place | (coarse ? COARSE : 0) | (alone ? ALONE : 0));
        into[i++] = (byte) Math.clamp(count, 1, 255);
        i = number(into, i, least);
        if (!alone) {
            i = number(into, i, greatest);
            into[i++] = (byte) Math.round(255 * Math.clamp((mean - least) / (greatest - least), 0f, 1f));
        }
        return i;
    }

    private static int number(byte[] into, int at, float value) {
        int bits = Float.floatToIntBits(value);
        int rounded = bits + 0x80;
        int kept = Float.isFinite(Float.intBitsToFloat(rounded)) ? rounded : bits;
        into[at] = (byte) (kept >>> 24);
        into[at + 1] = (byte) (kept >>> 16);
        into[at + 2] = (byte) (kept >>> 8);
        return at + 3;
    }

    /** Reads all; what makes no sense ends the reading. */
    static void read(byte[] bytes, Sink sink) {
        int i = 0;
        while (i + 5 <= bytes.length) {
            int head = bytes[i] & 0xff;
            boolean alone = (head & ALONE) != 0;
            int place = head & PLACE;
            if (place >= SLOTS || (!alone && i + LARGEST > bytes.length)) {
                return;
            }
            float least = number(bytes, i + 2);
            float greatest = alone ? least : number(bytes, i + 5);
            float mean = alone ? least : least + (greatest - least) * ((bytes[i + 8] & 0xff) / 255f);
            sink.point(place, (head & COARSE) != 0, least, mean, greatest, bytes[i + 1] & 0xff);
            i += alone ? 5 : LARGEST;
        }
    }

    private static float number(byte[] bytes, int at) {
        return Float.intBitsToFloat(
                (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8);
    }
}
