package dev.flotilla.node.tally;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** One counter per constant of an enum, from 0 on. Any thread. */
public final class Tally<E extends Enum<E>> {
    private final Map<E, AtomicLong> counts;

    public Tally(Class<E> type) {
        Map<E, AtomicLong> all = new EnumMap<>(type);
        for (E what : type.getEnumConstants()) {
            all.put(what, new AtomicLong());
        }
        this.counts = Collections.unmodifiableMap(all);
    }

    public void count(E what) {
        counter(what).incrementAndGet();
    }

    public long of(E what) {
        return counter(what).get();
    }

    private AtomicLong counter(E what) {
        return Objects.requireNonNull(counts.get(what));
    }

    /** The counters themselves, those at 0 too, so that a scraper sees each from the start. */
    public Map<E, ? extends Number> all() {
        return counts;
    }
}
