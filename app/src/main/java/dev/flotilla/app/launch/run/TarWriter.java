package dev.flotilla.app.launch.run;

import dev.flotilla.app.docker.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a tar: headers of POSIX 1003.1-1988 (ustar), names that do not fit in one in a pax record before it. Everything
 * belongs to root, as the engines' own client sends it.
 */
final class TarWriter {
    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private final Bytes.Sink sink;

    TarWriter(Bytes.Sink sink) {
        this.sink = sink;
    }

    /**
     * Begins a file; its bytes are written by {@link #bytes} and ended by {@link #pad}.
     *
     * @param mode permissions, such as 0644
     * @param modified seconds since 1970
     */
    void file(String name, long size, int mode, long modified) {
        header(name, "", '0', size, mode, modified);
    }

    void folder(String name, int mode, long modified) {
        header(name + "/", "", '5', 0, mode, modified);
    }

    void link(String name, String target, long modified) {
        header(name, target, '2', 0, 0777, modified);
    }

    void bytes(byte[] from, int length) {
        sink.write(from, length);
    }

    /** Fills the last block of a file of that size. */
    void pad(long size) {
        int over = (int) (size % BLOCK);
        if (over > 0) {
            zeros(BLOCK - over);
        }
    }

    void zeros(long count) {
        byte[] nothing = new byte[(int) Math.min(count, 64 << 10)];
        for (long left = count; left > 0; left -= nothing.length) {
            sink.write(nothing, (int) Math.min(left, nothing.length));
        }
    }

    void end() {
        zeros(2 * BLOCK);
    }

    private void header(String name, String target, char type, long size, int mode, long modified) {
        byte[] records = pax(name, target);
        if (records.length > 0) {
            block("PaxHeader", "", 'x', records.length, 0644, modified);
            sink.write(records, records.length);
            pad(records.length);
        }
        block(name, target, type, size, mode, modified);
    }

    private static byte[] pax(String name, String target) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        record(out, "path", name);
        record(out, "linkpath", target);
        return out.toByteArray();
    }

    /** A record begins with its own length. */
    private static void record(ByteArrayOutputStream out, String key, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < NAME && bytes.length == value.length()) {
            return;
        }
        int without = key.length() + bytes.length + 3;
        int length = without + Integer.toString(without).length();
        length = without + Integer.toString(length).length();
        out.writeBytes((length + " " + key + "=").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.write('\n');
    }

    private void block(String name, String target, char type, long size, int mode, long modified) {
        byte[] block = new byte[BLOCK];
        text(block, 0, NAME - 1, name);
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, Math.max(0, modified));
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) type;
        text(block, 157, NAME - 1, target);
        text(block, 257, 5, "ustar");
        text(block, 263, 2, "00");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        octal(block, 148, 7, sum);
        sink.write(block, BLOCK);
    }

    private static void text(byte[] block, int at, int most, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, Math.min(bytes.length, most));
    }

    private static void octal(byte[] block, int at, int width, long value) {
        String digits = Long.toOctalString(value);
        text(block, at, width - 1, "0".repeat(Math.max(0, width - 1 - digits.length())) + digits);
        block[at + width - 1] = 0;
    }
}
