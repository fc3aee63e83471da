package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The load of many containers at once. An engine's own figure takes it one to two seconds, because it waits for a second
 * reading; two readings without waiting ({@code one-shot}) some tenths of a second apart tell the same, and a reading
 * kept from the last call serves as the first one.
 */
final class LoadSurvey {
    private static final int AT_ONCE = 32;
    private static final Duration BETWEEN = Duration.ofMillis(400);
    private static final Duration OLDEST = Duration.ofSeconds(30);

    private final EngineConnection connection;
    private final java.util.concurrent.ThreadFactory virtualThreads;
    private final Map<ContainerId, Kept> kept = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private record Kept(LoadReader.Reading reading, long nanoTime) {}

    LoadSurvey(EngineConnection connection, java.util.concurrent.ThreadFactory virtualThreads) {
        this.connection = connection;
        this.virtualThreads = virtualThreads;
    }

    List<ContainerLoad> now(List<ContainerId> running, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        kept.keySet().retainAll(running);
        Map<ContainerId, LoadReader.Reading> first = new HashMap<>();
        List<ContainerId> without = new ArrayList<>();
        for (ContainerId id : running) {
            Kept known = kept.get(id);
            long age = known == null ? Long.MAX_VALUE : System.nanoTime() - known.nanoTime();
            if (known != null && age > BETWEEN.toNanos() && age < OLDEST.toNanos()) {
                first.put(id, known.reading());
            } else {
                without.add(id);
            }
        }
        if (!without.isEmpty()) {
            first.putAll(readings(without, end));
            pause(end);
        }
        List<ContainerLoad> loads = new ArrayList<>();
        Map<ContainerId, LoadReader.Reading> second = readings(List.copyOf(first.keySet()), end);
        second.forEach((id, reading) -> {
            LoadReader.Reading before = first.get(id);
            if (before != null && reading.at().isAfter(before.at())) {
                loads.add(LoadReader.between(id, before, reading));
                kept.put(id, new Kept(reading, System.nanoTime()));
            }
        });
        return loads;
    }

    private void pause(long end) {
        long nanos = Math.min(BETWEEN.toNanos(), end - System.nanoTime());
        try {
            closed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Map<ContainerId, LoadReader.Reading> readings(List<ContainerId> ids, long end) {
        Map<ContainerId, LoadReader.Reading> got = new ConcurrentHashMap<>();
        Semaphore places = new Semaphore(AT_ONCE);
        CountDownLatch left = new CountDownLatch(ids.size());
        List<Thread> workers = new ArrayList<>();
        try {
            for (ContainerId id : ids) {
                if (!places.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    break;
                }
                Thread worker = virtualThreads.newThread(() -> {
                    try {
                        one(id, end).ifPresent(reading -> got.put(id, reading));
                    } finally {
                        places.release();
                        left.countDown();
                    }
                });
                workers.add(worker);
                worker.start();
            }
            left.await(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return Map.copyOf(got);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            workers.forEach(Thread::interrupt);
        }
    }

    /** Empty for one that gives no figure in time or has gone; the others are not to suffer from it. */
    private Optional<LoadReader.Reading> one(ContainerId id, long end) {
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        try {
            return LoadReader.reading(connection.json(Ask.get(
                    Ask.query("/containers/" + id.value() + "/stats", "stream", "false", "one-shot", "true"), left)));
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private static EngineException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EngineException(new EngineProblem.Interrupted("reading loads"), e);
    }

    void close() {
        closed.countDown();
    }
}
