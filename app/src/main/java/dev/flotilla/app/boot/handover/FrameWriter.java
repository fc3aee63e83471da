package dev.flotilla.app.boot.handover;

import java.io.IOException;
import java.io.Writer;

/** What a command prints, sent in pieces to the process that has the terminal. */
final class FrameWriter extends Writer {
    private static final int PIECE = 16_000;

    private final Frames frames;
    private final boolean error;
    private final StringBuilder waiting = new StringBuilder();
    private boolean broken;

    FrameWriter(Frames frames, boolean error) {
        this.frames = frames;
        this.error = error;
    }

    @Override
    public void write(char[] chars, int from, int count) throws IOException {
        synchronized (lock) {
            waiting.append(chars, from, count);
            if (waiting.length() >= PIECE) {
                flush();
            }
        }
    }

    /** After the connection broke, what comes later is dropped. */
    @Override
    public void flush() throws IOException {
        synchronized (lock) {
            String text = waiting.toString();
            waiting.setLength(0);
            int from = broken ? text.length() : 0;
            while (from < text.length()) {
                int to = Math.min(from + PIECE, text.length());
                if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                    to--;
                }
                send(text.substring(from, to));
                from = to;
            }
        }
    }

    private void send(String piece) throws IOException {
        try {
            frames.write(new Message.Text(error, piece));
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
