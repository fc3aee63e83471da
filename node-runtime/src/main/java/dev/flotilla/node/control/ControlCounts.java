package dev.flotilla.node.control;

import dev.flotilla.node.tally.Tally;
import java.util.concurrent.atomic.AtomicLong;

/** What went through the control port. Any thread reads. */
public final class ControlCounts {
    private final Tally<Refusal> refused = new Tally<>(Refusal.class);
    private final AtomicLong framesIn = new AtomicLong();
    private final AtomicLong framesOut = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong open = new AtomicLong();

    void took(int bytes) {
        bytesIn.addAndGet(bytes);
    }

    void frame() {
        framesIn.incrementAndGet();
    }

    void sent(int bytes) {
        framesOut.incrementAndGet();
        bytesOut.addAndGet(bytes);
    }

    void notSent() {
        unsent.incrementAndGet();
    }

    void connected() {
        connects.incrementAndGet();
    }

    void opened(int by) {
        open.addAndGet(by);
    }

    public Tally<Refusal> refused() {
        return refused;
    }

    public long framesIn() {
        return framesIn.get();
    }

    public long framesOut() {
        return framesOut.get();
    }

    public long bytesIn() {
        return bytesIn.get();
    }

    public long bytesOut() {
        return bytesOut.get();
    }

    /** Frames dropped because their peer was not connected or took nothing. */
    public long unsent() {
        return unsent.get();
    }

    /** Connections made to peers since the start. */
    public long connects() {
        return connects.get();
    }

    /** Connections of others that are open now. */
    public long open() {
        return open.get();
    }
}
