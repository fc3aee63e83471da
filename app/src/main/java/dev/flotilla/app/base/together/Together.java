package dev.flotilla.app.base.together;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The same work for many, so many at a time, all within one limit. What is late, or called off, is interrupted. Any thread. */
public final class Together {
    private final ThreadFactory threads;
    private final Duration clearing;

    /** @param threads gives virtual threads */
    public Together(ThreadFactory threads) {
        this(threads, Duration.ZERO);
    }

    /** @param clearing how long those that were interrupted are waited for, so that they can clear up */
    public Together(ThreadFactory threads, Duration clearing) {
        this.threads = threads;
        this.clearing = clearing;
    }

    /**
     * One result for each, in their order. Blocks.
     *
     * @param work tells its failures by a value; what it throws is thrown here
     * @param late what stands for one that is not done in time
     */
    public <T, R> List<R> each(
            List<? extends T> items,
            int atOnce,
            Duration limit,
            Function<? super T, ? extends R> work,
            Function<? super T, ? extends R> late)
            throws InterruptedException {
        Semaphore places = new Semaphore(atOnce);
        List<CompletableFuture<R>> results = new ArrayList<>();
        List<Thread> started = new ArrayList<>();
        for (T item : items) {
            CompletableFuture<R> result = new CompletableFuture<>();
            Thread thread = threads.newThread(() -> one(places, item, work, late, result));
            thread.start();
            started.add(thread);
            results.add(result);
        }
        long end = System.nanoTime() + limit.toNanos();
        try {
            List<R> all = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                all.add(within(results.get(i), end, items.get(i), late));
            }
            return all;
        } finally {
            started.forEach(Thread::interrupt);
            clear(started);
        }
    }

    private static <T, R> void one(
            Semaphore places,
            T item,
            Function<? super T, ? extends R> work,
            Function<? super T, ? extends R> late,
            CompletableFuture<R> result) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            result.complete(late.apply(item));
            return;
        }
        try {
            result.complete(work.apply(item));
        } catch (RuntimeException bug) {
            result.completeExceptionally(bug);
        } finally {
            places.release();
        }
    }

    private static <T, R> R within(CompletableFuture<R> result, long end, T item, Function<? super T, ? extends R> late)
            throws InterruptedException {
        try {
            return result.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late.apply(item);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
        }
    }

    private void clear(List<Thread> started) throws InterruptedException {
        long end = System.nanoTime() + clearing.toNanos();
        for (Thread thread : started) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
        }
    }
}
