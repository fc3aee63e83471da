package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.client.read.ContainerReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes apart what a container wrote. Without a terminal the engine sends frames: one byte for the stream (1 output, 2
 * errors), three of nothing, four of length (big-endian), then the bytes; with one, bytes as they are.
 */
final class LogFrames {
    private static final int LONGEST_LINE = 64 << 10;
    private static final int LARGEST_FRAME = 16 << 20;

    private LogFrames() {}

    /** Takes the bytes of one stream, in order. */
    interface Sink {
        void take(boolean error, byte[] bytes, int length);
    }

    static void split(InputStream body, boolean terminal, Sink sink) throws IOException {
        byte[] buffer = new byte[16 << 10];
        if (terminal) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                sink.take(false, buffer, n);
            }
            return;
        }
        byte[] header = new byte[8];
        while (body.readNBytes(header, 0, 8) == 8) {
            long length = ((header[4] & 0xffL) << 24)
                    | ((header[5] & 0xffL) << 16)
                    | ((header[6] & 0xffL) << 8)
                    | (header[7] & 0xffL);
            if (header[0] < 0 || header[0] > 2 || length > LARGEST_FRAME) {
                throw new IOException("not a frame of a log");
            }
            for (long left = length; left > 0; ) {
                int n = body.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (n < 0) {
                    throw new EOFException("a frame was cut off");
                }
                sink.take(header[0] == 2, buffer, n);
                left -= n;
            }
        }
    }

    /** Puts bytes together to lines; a line over 64 KiB is given in parts. */
    static final class Lines implements Sink {
        private final Consumer<LogLine> each;
        private final Line output = new Line(false);
        private final Line errors = new Line(true);

        Lines(Consumer<LogLine> each) {
            this.each = each;
        }

        @Override
        public void take(boolean error, byte[] bytes, int length) {
            (error ? errors : output).take(bytes, length);
        }

        /** Gives what came without an end of line. */
        void end() {
            output.flush();
            errors.flush();
        }

        private final class Line {
            private final boolean error;
            private byte[] held = new byte[256];
            private int size;

            Line(boolean error) {
                this.error = error;
            }

            void take(byte[] bytes, int length) {
                for (int i = 0; i < length; i++) {
                    if (bytes[i] == '\n') {
                        give();
                    } else {
                        if (size == LONGEST_LINE) {
                            give();
                        }
                        if (size == held.length) {
                            held = java.util.Arrays.copyOf(held, size * 2);
                        }
                        held[size++] = bytes[i];
                    }
                }
            }

            void flush() {
                if (size > 0) {
                    give();
                }
            }

            private void give() {
                int end = size > 0 && held[size - 1] == '\r' ? size - 1 : size;
                each.accept(stamped(new String(held, 0, end, StandardCharsets.UTF_8), error));
                size = 0;
            }
        }
    }

    /** A line with the engine's time before it: {@code 2026-11-20T06:00:00.123456789Z text}. */
    static LogLine stamped(String line, boolean error) {
        int space = line.indexOf(' ');
        String head = space < 0 ? line : line.substring(0, space);
        Optional<Instant> at =
                head.length() >= 20 && head.endsWith("Z") ? ContainerReader.instant(head) : Optional.empty();
        return at.isEmpty()
                ? new LogLine(Optional.empty(), error, line)
                : new LogLine(at, error, space < 0 ? "" : line.substring(space + 1));
    }
}
