package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.Stream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Hands values to streams, each on a virtual thread of its own. A slow one loses its oldest values, never the source. */
final class Feed<T> {
    private static final int MOST_WAITING = 10_000;

    private final ThreadFactory virtualThreads;
    private final List<Reader> readers = new ArrayList<>();

    Feed(ThreadFactory virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    ThreadFactory threads() {
        return virtualThreads;
    }

    /** @param first what it gets before anything that is published from now on */
    synchronized Subscription subscribe(List<T> first, Stream<T> stream) {
        Reader reader = new Reader(stream);
        first.forEach(reader::offer);
        readers.add(reader);
        Thread thread = virtualThreads.newThread(reader);
        thread.start();
        return () -> {
            reader.close();
            thread.interrupt();
            forget(reader);
        };
    }

    private synchronized void forget(Reader reader) {
        readers.remove(reader);
    }

    synchronized void publish(T value) {
        readers.forEach(reader -> reader.offer(value));
    }

    /** Ends all streams after what waits for them. */
    synchronized void end() {
        readers.forEach(Reader::end);
        readers.clear();
    }

    private final class Reader implements Runnable {
        private final Stream<T> stream;
        private final Deque<T> waiting = new ArrayDeque<>();
        private boolean over;
        private boolean closed;

        Reader(Stream<T> stream) {
            this.stream = stream;
        }

        synchronized void offer(T value) {
            if (waiting.size() == MOST_WAITING) {
                waiting.removeFirst();
            }
            waiting.addLast(value);
            notifyAll();
        }

        synchronized void end() {
            over = true;
            notifyAll();
        }

        synchronized void close() {
            closed = true;
            notifyAll();
        }

        @Override
        public void run() {
            try {
                for (Optional<T> next = next(); next.isPresent(); next = next()) {
                    stream.next(next.get());
                }
                if (!isClosed()) {
                    stream.ended(Optional.empty());
                }
            } catch (InterruptedException e) {
                // The subscription was closed: there is nobody left to tell.
                Thread.currentThread().interrupt();
            }
        }

        private synchronized Optional<T> next() throws InterruptedException {
            while (waiting.isEmpty() && !over && !closed) {
                wait();
            }
            return closed || waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.removeFirst());
        }

        private synchronized boolean isClosed() {
            return closed;
        }
    }
}
