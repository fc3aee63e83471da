package dev.flotilla.node.beat;

import dev.flotilla.node.wire.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Both tables of a node. A sender is known by its id, else by the configured peer at its address, else by the address it
 * gives; so two senders behind one address stay apart. Configured peers always have a row; strangers have one while there
 * is room, and lose it when they were not heard for ten times the tolerance. Times are nanoseconds of one monotonic
 * clock.
 */
public final class BeatTables {
    private static final int MOST_STRANGERS = 256;

    private final List<Peer> peers;
    private final long toleranceNanos;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, Heard> heard = new LinkedHashMap<>();
    private long turnedAway;

    private static final class Sent {
        private SendStatus status = SendStatus.NASCENT;
        private long count;
        private long at;
    }

    private static final class Heard {
        private final boolean configured;
        private String address = "";
        private HeardStatus status = HeardStatus.NASCENT;
        private long at;
        private long count;
        private long boot;
        private long sequence;
        private long missed;

        Heard(boolean configured) {
            this.configured = configured;
        }
    }

    public BeatTables(List<Peer> peers, Duration tolerance) {
        this.peers = List.copyOf(peers);
        this.toleranceNanos = tolerance.toNanos();
        for (Peer peer : peers) {
            sent.put(peer.name(), new Sent());
            heard.put(peer.name(), new Heard(true));
        }
    }

    public void sent(Peer peer, boolean left, long now) {
        Sent row = sent.get(peer.name());
        if (row != null) {
            row.status = left ? SendStatus.OK : SendStatus.FAILED;
            row.count += left ? 1 : 0;
            row.at = now;
        }
    }

    /** The name of a sender that came online by this, or an empty text. */
    public String heard(Heartbeat beat, String source, long now) {
        String name = nameOf(beat);
        Heard row = heard.get(name);
        if (row == null) {
            if (heard.size() - peers.size() >= MOST_STRANGERS) {
                turnedAway++;
                return "";
            }
            row = new Heard(false);
            heard.put(name, row);
        }
        count(row, beat);
        row.address = beat.host().isEmpty() ? source : beat.host() + ":" + beat.port();
        row.at = now;
        row.count++;
        boolean news = row.status != HeardStatus.ONLINE;
        row.status = HeardStatus.ONLINE;
        return news ? name : "";
    }

    /** A gap in the sequence of one start is heartbeats that were lost. */
    private static void count(Heard row, Heartbeat beat) {
        long boot = beat.boot().orElse(0);
        long sequence = beat.sequence().orElse(0);
        if (boot == row.boot && row.count > 0 && sequence > row.sequence + 1) {
            row.missed += sequence - row.sequence - 1;
        }
        if (boot != row.boot || sequence > row.sequence) {
            row.boot = boot;
            row.sequence = sequence;
        }
    }

    private String nameOf(Heartbeat beat) {
        return beat.nodeId()
                .orElseGet(() -> peers.stream()
                        .filter(peer -> peer.host().equals(beat.host()) && peer.port() == beat.port())
                        .map(Peer::name)
                        .findFirst()
                        .orElse(beat.host() + ":" + beat.port()));
    }

    /** The names of those that have just become stale. */
    public List<String> look(long now) {
        List<String> gone = new ArrayList<>();
        heard.forEach((name, row) -> {
            if (row.status == HeardStatus.ONLINE && now - row.at > toleranceNanos) {
                row.status = HeardStatus.STALE;
                gone.add(name);
            }
        });
        heard.values().removeIf(row -> !row.configured && now - row.at > 10 * toleranceNanos);
        return gone;
    }

    public BeatSnapshot snapshot(String nodeId, long now) {
        List<BeatSnapshot.SentRow> sentRows = new ArrayList<>();
        for (Peer peer : peers) {
            Sent row = sent.get(peer.name());
            if (row != null) {
                sentRows.add(new BeatSnapshot.SentRow(
                        peer, row.status, row.count, age(row.status == SendStatus.NASCENT, row.at, now)));
            }
        }
        List<BeatSnapshot.HeardRow> heardRows = new ArrayList<>();
        heard.forEach((name, row) -> heardRows.add(new BeatSnapshot.HeardRow(
                name,
                row.address,
                row.status,
                row.count,
                row.missed,
                row.boot,
                row.sequence,
                age(row.count == 0, row.at, now))));
        return new BeatSnapshot(nodeId, sentRows, heardRows, turnedAway, now);
    }

    private static OptionalLong age(boolean never, long at, long now) {
        return never ? OptionalLong.empty() : OptionalLong.of(Math.max(0, (now - at) / 1_000_000));
    }
}
