package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.WatchedNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Whose turn it is to be asked: each node about once in its period, never all at the same moment, the dead less and
 * less often. Time and chance come in. One thread.
 */
public final class AskPlan {
    /** Turns under way at once; what the detector wants at once is beyond it. */
    public static final int MOST_AT_ONCE = 32;

    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final long USUAL_LONGEST = Duration.ofSeconds(5).toNanos();
    private static final long DEAD_LONGEST = Duration.ofSeconds(30).toNanos();
    /** So many turns a second at most over all nodes: with more of them each has to wait longer. */
    private static final int MOST_A_SECOND = 100;

    private final RandomGenerator random;
    private Map<String, Turn> turns = new LinkedHashMap<>();
    private int underWay;

    private static final class Turn {
        private WatchedNode node;
        private long next;
        private int failed;
        private boolean asking;

        Turn(WatchedNode node, long next) {
            this.node = node;
            this.next = next;
        }
    }

    public AskPlan(RandomGenerator random) {
        this.random = random;
    }

    public void watch(Collection<WatchedNode> nodes, long now) {
        Map<String, Turn> next = new LinkedHashMap<>();
        for (WatchedNode node : nodes) {
            if (Face.ofHttp(node).isPresent() || node.commsPort() > 0) {
                Turn turn = turns.get(node.name());
                if (turn == null) {
                    turn = new Turn(node, now + (long) (random.nextDouble() * SHORTEST));
                } else if (!turn.node.equals(node)) {
                    turn.failed = 0;
                    turn.next = Math.min(turn.next, now + (long) (random.nextDouble() * SHORTEST));
                }
                turn.node = node;
                next.put(node.name(), turn);
            }
        }
        turns.forEach((name, turn) -> {
            if (turn.asking && !next.containsKey(name)) {
                underWay--;
            }
        });
        turns = next;
    }

    /** Those whose turn begins now; each ends with {@link #over}. */
    public List<WatchedNode> due(long now) {
        List<WatchedNode> due = new ArrayList<>();
        for (Turn turn : turns.values()) {
            if (underWay >= MOST_AT_ONCE) {
                break;
            }
            if (!turn.asking && now - turn.next >= 0) {
                turn.asking = true;
                underWay++;
                due.add(turn.node);
            }
        }
        return due;
    }

    public void over(String name, boolean answered, long now) {
        Turn turn = turns.get(name);
        if (turn != null && turn.asking) {
            turn.asking = false;
            underWay--;
            turn.failed = answered ? 0 : Math.min(turn.failed + 1, 10);
            turn.next = now + jittered(wait(turn));
        }
    }

    private long wait(Turn turn) {
        long usual = Math.clamp(turn.node.period().toNanos(), SHORTEST, USUAL_LONGEST);
        long fair = turns.size() * (1_000_000_000L / MOST_A_SECOND);
        long least = Math.max(usual, fair);
        return Math.max(least, Math.min(DEAD_LONGEST, least << turn.failed));
    }

    /** A fifth more or less. */
    private long jittered(long nanos) {
        return (long) (nanos * (0.8 + 0.4 * random.nextDouble()));
    }

    /** Something speaks for it being there, or for looking at once: it is asked as if it had not failed before. */
    public void hurry(String name, long now) {
        Turn turn = turns.get(name);
        if (turn != null && (turn.failed > 0 || turn.next - now > SHORTEST / 4)) {
            turn.failed = 0;
            turn.next = now;
        }
    }

    /** Whether it did not answer when it was asked last. */
    public boolean failing(String name) {
        Turn turn = turns.get(name);
        return turn != null && turn.failed > 0;
    }
}
