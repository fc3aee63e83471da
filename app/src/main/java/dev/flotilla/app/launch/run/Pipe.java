package dev.flotilla.app.launch.run;

import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads bytes from one who writes to one who reads, some at a time: who is faster waits. */
final class Pipe implements Bytes.Source, Bytes.Sink {
    private static final int MOST_PIECES = 32;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private byte[] rest = new byte[0];
    private int at;
    private boolean ended;
    private boolean abandoned;
    private @Nullable RuntimeException broken;

    private Pipe() {}

    /** Runs the reader on this thread and the writer on one of its own; what the writer throws goes first. */
    static <R> R through(ThreadFactory threads, Consumer<Bytes.Sink> writer, Function<Bytes.Source, R> reader) {
        Pipe pipe = new Pipe();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Thread thread = threads.newThread(() -> {
            try {
                writer.accept(pipe);
                pipe.end(null);
            } catch (RuntimeException e) {
                failure.set(e);
                pipe.end(e);
            }
        });
        thread.start();
        try {
            return reader.apply(pipe);
        } catch (RuntimeException e) {
            RuntimeException first = failure.get();
            if (first != null && !first.equals(e) && !pipe.wasAbandoned()) {
                first.addSuppressed(e);
                throw first;
            }
            throw e;
        } finally {
            pipe.abandon();
            thread.interrupt();
        }
    }

    @Override
    public synchronized void write(byte[] from, int length) {
        while (pieces.size() >= MOST_PIECES && !abandoned) {
            pause("send");
        }
        if (abandoned) {
            throw new EngineException(new EngineProblem.Lost("The other side reads no more"));
        }
        byte[] piece = new byte[length];
        System.arraycopy(from, 0, piece, 0, length);
        pieces.add(piece);
        notifyAll();
    }

    private synchronized void end(@Nullable RuntimeException cause) {
        ended = true;
        broken = cause;
        notifyAll();
    }

    private synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    private synchronized boolean wasAbandoned() {
        return abandoned;
    }

    @Override
    public synchronized int read(byte[] into) {
        while (at == rest.length) {
            byte[] next = pieces.poll();
            if (next != null) {
                rest = next;
                at = 0;
                notifyAll();
            } else if (broken != null) {
                throw broken;
            } else if (ended) {
                return -1;
            } else {
                pause("receive");
            }
        }
        int n = Math.min(into.length, rest.length - at);
        System.arraycopy(rest, at, into, 0, n);
        at += n;
        return n;
    }

    /** The caller looks again at what it waits for. */
    @SuppressWarnings("WaitNotInLoop")
    private void pause(String doing) {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(new EngineProblem.Interrupted(doing), e);
        }
    }
}
