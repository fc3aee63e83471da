package dev.flotilla.node.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of bytes into the bodies of frames, each after its 4-byte big-endian length. It never holds more than one frame
 * of the longest size; a longer length ends the stream, since nothing after it can be trusted. One per connection, one thread.
 */
public final class FrameSplitter {
    private final int longest;
    private byte[] held = new byte[256];
    private int size;
    private boolean broken;

    /** @param longest body taken, in bytes */
    public FrameSplitter(int longest) {
        if (longest < 1) {
            throw new IllegalArgumentException("frames of " + longest + " bytes");
        }
        this.longest = longest;
    }

    /** What a stream gave so far. */
    public sealed interface Cut {
        /** Whole frames; the rest waits for more bytes. */
        record Bodies(List<byte[]> bodies) implements Cut {
            public Bodies {
                bodies = List.copyOf(bodies);
            }
        }

        /** A length beyond the limit after some good frames: close the connection. */
        record TooLong(List<byte[]> before, long length) implements Cut {
            public TooLong {
                before = List.copyOf(before);
            }
        }
    }

    public Cut take(byte[] bytes) {
        List<byte[]> bodies = new ArrayList<>();
        int from = 0;
        while (!broken) {
            int wanted = size < Integer.BYTES ? Integer.BYTES : Integer.BYTES + (int) length();
            int taken = Math.min(wanted - size, bytes.length - from);
            hold(bytes, from, taken);
            from += taken;
            if (size < wanted) {
                break;
            }
            if (size == Integer.BYTES) {
                long length = length();
                if (length > longest) {
                    broken = true;
                    return new Cut.TooLong(bodies, length);
                }
                if (length > 0) {
                    continue;
                }
            }
            bodies.add(Arrays.copyOfRange(held, Integer.BYTES, size));
            size = 0;
        }
        return new Cut.Bodies(bodies);
    }

    /** Bytes of memory that the splitter holds. */
    public int capacity() {
        return held.length;
    }

    private void hold(byte[] bytes, int from, int count) {
        if (size + count > held.length) {
            int most = Integer.BYTES + longest;
            held = Arrays.copyOf(held, Math.min(most, Math.max(size + count, held.length * 2)));
        }
        System.arraycopy(bytes, from, held, size, count);
        size += count;
    }

    private long length() {
        return (held[0] & 0xffL) << 24 | (held[1] & 0xffL) << 16 | (held[2] & 0xffL) << 8 | (held[3] & 0xffL);
    }
}
