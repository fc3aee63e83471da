package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.files.SecretFile;
import dev.flotilla.node.wire.FrameSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The keys by which heartbeats are sealed, read from their files as a node reads its own: others must not be able to read
 * them. A file that changed, or could not be read, is looked at again. Any thread; reading happens on the worker.
 */
public final class Seals {
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Executor worker;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private final Set<String> reading = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();

    /** @param modified when the file was changed last; empty when nobody can tell */
    private record Entry(
            Optional<FrameSeal> seal, Optional<Problem> problem, Optional<FileTime> modified, long readAt) {}

    public Seals(Executor worker) {
        this.worker = worker;
    }

    /** Whether the file can serve: the path, or FL-5006. Blocks on the disk. */
    public static Outcome<Path> check(Path file) {
        Entry entry = read(file.toString(), 0);
        return entry.problem.<Outcome<Path>>map(Outcome::failed).orElseGet(() -> Outcome.ok(file));
    }

    /** What is known of these files; those that are not known, or were looked at a while ago, are read soon. */
    public Map<String, FrameSeal> known(Collection<String> files) {
        known.keySet().retainAll(Set.copyOf(files));
        Map<String, FrameSeal> now = new HashMap<>();
        for (String file : files) {
            Entry entry = known.get(file);
            if (entry == null || System.nanoTime() - entry.readAt > AGAIN_NANOS) {
                soon(file);
            }
            if (entry != null) {
                entry.seal.ifPresent(seal -> now.put(file, seal));
            }
        }
        return now;
    }

    private void soon(String file) {
        if (!reading.add(file)) {
            return;
        }
        try {
            worker.execute(() -> {
                look(file);
                reading.remove(file);
            });
        } catch (RejectedExecutionException busy) {
            // Whoever wants it next asks again.
            reading.remove(file);
        }
    }

    private void look(String file) {
        Entry before = known.get(file);
        long now = System.nanoTime();
        Entry next = before != null
                        && before.problem.isEmpty()
                        && before.modified.isPresent()
                        && before.modified.equals(modified(file))
                ? new Entry(before.seal, before.problem, before.modified, now)
                : read(file, now);
        known.put(file, next);
        if (before == null || !before.seal.equals(next.seal) || !before.problem.equals(next.problem)) {
            changes.incrementAndGet();
        }
    }

    private static Entry read(String file, long now) {
        Optional<FileTime> modified = modified(file);
        try {
            return new Entry(Optional.of(SecretFile.sharedKey(Path.of(file))), Optional.empty(), modified, now);
        } catch (NodeStartException e) {
            return new Entry(
                    Optional.empty(),
                    Optional.of(Problem.of(
                            "FL-5006",
                            "The key of sealed heartbeats cannot be used: " + e.getMessage(),
                            "Until it can be, no heartbeat counts of the nodes that have it; they are asked.")),
                    modified,
                    now);
        }
    }

    private static Optional<FileTime> modified(String file) {
        try {
            return Optional.of(Files.getLastModifiedTime(Path.of(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Rises when a key is another one than before, or none any more. */
    public long changes() {
        return changes.get();
    }

    /** Files that cannot serve. */
    public List<Problem> troubles() {
        return known.values().stream()
                .flatMap(entry -> entry.problem.stream())
                .distinct()
                .toList();
    }
}
