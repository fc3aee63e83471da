package dev.flotilla.app.monitor.intake.ask;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The addresses of hosts that are names. A name server may be slow or dead, so names are looked up on a few threads of
 * their own: platform threads, for a look-up holds its carrier. Asked again every minute, a failed one every 5 s. Any
 * thread.
 */
public final class Names implements AutoCloseable {
    private static final long KEEP_NANOS = 60_000_000_000L;
    private static final long RETRY_NANOS = 5_000_000_000L;
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 256;
    private static final int MOST_NAMES = 20_000;

    private final ThreadPoolExecutor workers;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Set<InetAddress>>> asking = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private record Entry(Set<InetAddress> addresses, long until) {}

    public Names(ThreadFactory platformThreads) {
        workers = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), platformThreads);
        workers.allowCoreThreadTimeOut(true);
    }

    /** Its addresses, as soon as they are known; none when it has none. Does not block. */
    CompletableFuture<Set<InetAddress>> of(String host) {
        try {
            return CompletableFuture.completedFuture(Set.of(InetAddress.ofLiteral(host)));
        } catch (IllegalArgumentException name) {
            Entry entry = known.get(host);
            if (entry != null && entry.until - System.nanoTime() > 0) {
                return CompletableFuture.completedFuture(entry.addresses);
            }
            return ask(host);
        }
    }

    private CompletableFuture<Set<InetAddress>> ask(String host) {
        CompletableFuture<Set<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<Set<InetAddress>> under = asking.putIfAbsent(host, mine);
        if (under != null) {
            return under;
        }
        try {
            workers.execute(() -> answered(host, lookUp(host), mine));
        } catch (RejectedExecutionException e) {
            // Too many wait already; this one is asked again by whoever wants it next.
            asking.remove(host);
            mine.complete(Set.of());
        }
        return mine;
    }

    private void answered(String host, Set<InetAddress> addresses, CompletableFuture<Set<InetAddress>> waiting) {
        if (known.size() >= MOST_NAMES) {
            known.clear();
        }
        Entry before = known.put(
                host, new Entry(addresses, System.nanoTime() + (addresses.isEmpty() ? RETRY_NANOS : KEEP_NANOS)));
        if (before == null || !before.addresses.equals(addresses)) {
            changes.incrementAndGet();
        }
        asking.remove(host);
        waiting.complete(addresses);
    }

    /** Four figures first: the originals listen on nothing else. */
    private static Set<InetAddress> lookUp(String host) {
        try {
            Set<InetAddress> four = new LinkedHashSet<>();
            Set<InetAddress> all = new LinkedHashSet<>(List.of(InetAddress.getAllByName(host)));
            all.stream().filter(address -> address.getAddress().length == 4).forEach(four::add);
            four.addAll(all);
            return four;
        } catch (UnknownHostException | SecurityException e) {
            return Set.of();
        }
    }

    /** Rises when a name was found to have other addresses than before. */
    public long changes() {
        return changes.get();
    }

    /** What is known now of these hosts; those that are not known are asked for. */
    public Map<String, Set<InetAddress>> known(Collection<String> hosts) {
        Map<String, Set<InetAddress>> now = new LinkedHashMap<>();
        for (String host : hosts) {
            CompletableFuture<Set<InetAddress>> addresses = of(host);
            Entry last = known.get(host);
            if (addresses.isDone()) {
                now.put(host, addresses.join());
            } else if (last != null) {
                now.put(host, last.addresses);
            }
        }
        return now;
    }

    /** Threads for other work that waits, seldom. */
    public Executor worker() {
        return workers;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        asking.values().forEach(waiting -> waiting.complete(Set.of()));
    }
}
