package dev.flotilla.node.beat.socket;

import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/**
 * How busy the processors of this machine are. The system tells the load since somebody asked last, and all nodes of a
 * process are one asker: were each to ask by itself, the one would be told of the few milliseconds since the other. So it
 * is asked once in a while, and all get that answer. Any thread.
 */
final class ProcessorLoad {
    private final DoubleSupplier system;
    private final long everyNanos;
    private boolean began;
    private long askedAt;
    private double last = -1;

    /** @param system gives 0 to 1 since it was called last, less than 0 when it cannot tell */
    ProcessorLoad(DoubleSupplier system, long everyNanos) {
        this.system = system;
        this.everyNanos = everyNanos;
    }

    /** In percent of all processors; empty until the system has told. */
    synchronized OptionalDouble percent(long nowNanos) {
        if (!began || nowNanos - askedAt >= everyNanos) {
            began = true;
            askedAt = nowNanos;
            double now = system.getAsDouble();
            last = now >= 0 && now <= 1 ? now * 100 : last;
        }
        return last < 0 ? OptionalDouble.empty() : OptionalDouble.of(last);
    }
}
