package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.client.read.ContainerReader;
import dev.flotilla.app.docker.client.read.LoadReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The load of many containers at once. An engine's own figure takes it one to two seconds, because it waits for a second
 * reading; two readings without waiting ({@code one-shot}) some tenths of a second apart tell the same, and a reading
 * kept from the last call serves as the first one. Engines up to 20.10 read once a second whatever is asked: where no
 * second reading comes in time, the container's average since it started stands in.
 */
final class LoadSurvey {
    private static final Logger LOG = LoggerFactory.getLogger(LoadSurvey.class);
    private static final int AT_ONCE = 32;
    private static final Duration BETWEEN = Duration.ofMillis(400);
    private static final Duration OLDEST = Duration.ofSeconds(30);

    private final EngineConnection connection;
    private final ThreadFactory virtualThreads;
    private final Map<ContainerId, Kept> kept = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private record Kept(LoadReader.Reading reading, long nanoTime) {}

    LoadSurvey(EngineConnection connection, ThreadFactory virtualThreads) {
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
            first.putAll(each(without, end, this::reading));
            pause(end);
        }
        long margin = Math.min(limit.toNanos() / 8, BETWEEN.toNanos());
        Map<ContainerId, LoadReader.Reading> second = each(List.copyOf(first.keySet()), end - margin, this::reading);
        List<ContainerLoad> loads = new ArrayList<>();
        List<ContainerId> once = new ArrayList<>();
        first.forEach((id, before) -> {
            LoadReader.Reading after = second.getOrDefault(id, before);
            kept.put(id, new Kept(after, System.nanoTime()));
            if (after.at().isAfter(before.at())) {
                loads.add(LoadReader.between(id, before, after));
            } else {
                once.add(id);
            }
        });
        each(once, end, this::startedAt).forEach((id, started) -> {
            LoadReader.Reading now = first.get(id);
            if (now != null) {
                loads.add(LoadReader.between(id, new LoadReader.Reading(0, 0, 0, 0, started), now));
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

    /** Asks all, some at once; one that gives nothing in time or has gone is left out. */
    private <T> Map<ContainerId, T> each(List<ContainerId> ids, long end, Question<T> question) {
        Map<ContainerId, T> got = new ConcurrentHashMap<>();
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
                        question.ask(id, left(end)).ifPresent(answer -> got.put(id, answer));
                    } catch (EngineException e) {
                        LOG.debug("no load of {}", id.brief(), e);
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

    private interface Question<T> {
        Optional<T> ask(ContainerId id, Duration limit);
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    private Optional<LoadReader.Reading> reading(ContainerId id, Duration limit) {
        String path = Ask.query("/containers/" + id.value() + "/stats", "stream", "false", "one-shot", "true");
        return LoadReader.reading(connection.json(Ask.get(path, limit)));
    }

    private Optional<Instant> startedAt(ContainerId id, Duration limit) {
        JsonNode detail = connection.json(Ask.get("/containers/" + id.value() + "/json", limit));
        return ContainerReader.instant(detail.path("State").path("StartedAt").asString(""));
    }

    private static EngineException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EngineException(new EngineProblem.Interrupted("reading loads"), e);
    }

    void close() {
        closed.countDown();
    }
}
