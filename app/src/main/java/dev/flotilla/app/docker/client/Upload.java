package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.Bytes;
import java.io.InputStream;

/** Bytes on their way to an engine, as the HTTP client wants them. */
final class Upload extends InputStream {
    private static final int PIECE = 64 << 10;

    private final Bytes.Source source;
    private final byte[] piece = new byte[PIECE];
    private int at;
    private int end;

    Upload(Bytes.Source source) {
        this.source = source;
    }

    @Override
    public int read() {
        return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(piece, at, into, offset, n);
        at += n;
        return n;
    }

    /** Whether there is a byte. */
    private boolean fill() {
        if (at == end) {
            at = 0;
            end = Math.max(0, source.read(piece));
        }
        return at < end;
    }
}
