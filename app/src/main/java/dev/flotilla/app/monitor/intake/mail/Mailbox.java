package dev.flotilla.app.monitor.intake.mail;

import java.util.ArrayDeque;
import java.util.List;

/** Bounded; when it is full the oldest goes and is counted, for what is newest says most about who lives. Any thread. */
public final class Mailbox {
    private final int most;
    private final ArrayDeque<Mail> waiting = new ArrayDeque<>();
    private long dropped;

    /** @param most pieces that wait at once, 1 or more */
    public Mailbox(int most) {
        this.most = most;
    }

    public synchronized void put(Mail mail) {
        if (waiting.size() >= most) {
            waiting.poll();
            dropped++;
        }
        waiting.add(mail);
    }

    /** Moves all that waits, oldest first. */
    public synchronized void drainTo(List<? super Mail> taken) {
        taken.addAll(waiting);
        waiting.clear();
    }

    /** How many were lost since the beginning. */
    public synchronized long dropped() {
        return dropped;
    }
}
