package dev.flotilla.app.doctor.probe;

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

/** Many questions at once, so many at a time, all within one limit. What is late is interrupted. */
final class Together {
    /** So long those that were interrupted may take to clear up. */
    private static final Duration CLEARING = Duration.ofSeconds(6);

    private final ThreadFactory threads;

    /** @param threads gives virtual threads */
    Together(ThreadFactory threads) {
        this.threads = threads;
    }

    /**
     * In the order of the items. Blocks.
     *
     * @param work is told of by a value, whatever happens
     * @param late what stands for one that is not done in time
     */
    <T, R> List<R> ask(List<T> items, int atOnce, Duration limit, Function<T, R> work, Function<T, R> late)
            throws InterruptedException {
        Semaphore places = new Semaphore(atOnce);
        List<CompletableFuture<R>> answers = new ArrayList<>();
        List<Thread> started = new ArrayList<>();
        for (T item : items) {
            CompletableFuture<R> answer = new CompletableFuture<>();
            Thread thread = threads.newThread(() -> one(places, item, work, late, answer));
            thread.start();
            started.add(thread);
            answers.add(answer);
        }
        long end = System.nanoTime() + limit.toNanos();
        try {
            List<R> all = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                all.add(within(answers.get(i), end, items.get(i), late));
            }
            return all;
        } finally {
            started.forEach(Thread::interrupt);
            clear(started);
        }
    }

    private static <T, R> void one(
            Semaphore places, T item, Function<T, R> work, Function<T, R> late, CompletableFuture<R> answer) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            answer.complete(late.apply(item));
            return;
        }
        try {
            answer.complete(work.apply(item));
        } catch (RuntimeException bug) {
            answer.completeExceptionally(bug);
        } finally {
            places.release();
        }
    }

    private static <T, R> R within(CompletableFuture<R> answer, long end, T item, Function<T, R> late)
            throws InterruptedException {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late.apply(item);
        } catch (ExecutionException e) {
            throw new IllegalStateException("questions tell their failures as values", e);
        }
    }

    private static void clear(List<Thread> started) throws InterruptedException {
        long end = System.nanoTime() + CLEARING.toNanos();
        for (Thread thread : started) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
        }
    }
}
