package dev.flotilla.app.launch.run;

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

/** The same work for many, side by side: so many at a time, all within one limit. */
final class AllAtOnce {
    private final ThreadFactory threads;

    AllAtOnce(ThreadFactory threads) {
        this.threads = threads;
    }

    /**
     * @param work catches its own failures
     * @param late what stands for the result of one that was not done in time
     * @return one result for each, in their order
     */
    <T, R> List<R> each(List<T> items, int most, Duration limit, Function<T, R> work, Function<T, R> late)
            throws InterruptedException {
        Semaphore places = new Semaphore(most);
        List<CompletableFuture<R>> results = new ArrayList<>();
        List<Thread> started = new ArrayList<>();
        for (T item : items) {
            CompletableFuture<R> result = new CompletableFuture<>();
            Thread thread = threads.newThread(() -> run(places, item, work, result));
            results.add(result);
            started.add(thread);
            thread.start();
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
        }
    }

    private static <T, R> void run(Semaphore places, T item, Function<T, R> work, CompletableFuture<R> result) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            result.cancel(false);
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

    private static <T, R> R within(CompletableFuture<R> result, long end, T item, Function<T, R> late)
            throws InterruptedException {
        try {
            return result.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late.apply(item);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
        }
    }
}
