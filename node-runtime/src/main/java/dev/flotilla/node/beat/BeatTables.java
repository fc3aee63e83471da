package dev.flotilla.node.beat;

import dev.flotilla.node.wire.FrameSeal.Stamp;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatScan;
import dev.flotilla.node.wire.ReplayWindow;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Both tables of a node. A sender is known by its id, else by the configured peer at the address it gives or comes from, else by that
 * address; so two senders behind one address stay apart, and originals that all call themselves 0.0.0.0 do too. Configured peers always have
 * a row; strangers have one while there is room for them and for their address, and lose it when they were not heard for ten times the
 * tolerance. Times are nanoseconds of one monotonic clock.
 */
public final class BeatTables {
    public static final int MOST_STRANGERS = 256;
    public static final int MOST_OF_ONE_SOURCE = 64;

    private final String ownId;
    private final List<Peer> peers;
    private final Duration tolerance;
    private final boolean sealed;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, HeardPeer> heard = new LinkedHashMap<>();
    private final Map<Place, HeardPeer> places = new HashMap<>();
    private final Map<String, Integer> strangersBySource = new HashMap<>();
    private final KnownSenders senders;
    private final TurnedAway away = new TurnedAway();
    private int strangers;
    private long turnedAway;
    private long boot;

    private record Place(String host, int port) {}

    /**
     * When a datagram came.
     *
     * @param nanos monotonic
     * @param wallNanos since the epoch, for people and for the estimate of the delay
     */
    public record Arrival(long nanos, long wallNanos) {
        long wallMs() {
            return wallNanos / 1_000_000;
        }
    }

    private static final class Sent {
        private SendStatus status = SendStatus.NASCENT;
        private long count;
        private long at;
        private long wallMs;
    }

    /** @param sealed whether what comes in was sealed with the shared key, so that boot and sequence can be believed */
    public BeatTables(String ownId, List<Peer> peers, Duration tolerance, boolean sealed) {
        this.ownId = ownId;
        this.peers = List.copyOf(peers);
        this.tolerance = tolerance;
        this.sealed = sealed;
        this.senders = new KnownSenders(peers.size() + MOST_STRANGERS);
        for (Peer peer : peers) {
            HeardPeer row = new HeardPeer(peer.name(), true, "", tolerance);
            sent.put(peer.name(), new Sent());
            heard.put(peer.name(), row);
            places.put(new Place(peer.host(), peer.port()), row);
        }
    }

    /** Which start of this node it is, for the snapshots. */
    public void startedAs(long ownBoot) {
        boot = ownBoot;
    }

    /**
     * A datagram that did not count.
     *
     * @param beat what it said, where it could be read
     */
    public void refused(BeatRefusal reason, String source, Optional<Heartbeat> beat, long now) {
        away.note(reason, source, beat, now);
    }

    /** The addresses a peer's name has, so that it is known by where it comes from. */
    public void resolved(Peer peer, Set<String> addresses) {
        HeardPeer row = heard.get(peer.name());
        if (row != null && !addresses.equals(Set.of(peer.host()))) {
            senders.forgetAll();
            places.entrySet()
                    .removeIf(entry -> entry.getValue() == row
                            && !entry.getKey().host().equals(peer.host())
                            && !addresses.contains(entry.getKey().host()));
            addresses.forEach(address -> places.putIfAbsent(new Place(address, peer.port()), row));
        }
    }

    public void sent(Peer peer, boolean left, Arrival when) {
        Sent row = sent.get(peer.name());
        if (row != null) {
            row.status = left ? SendStatus.OK : SendStatus.FAILED;
            row.count += left ? 1 : 0;
            row.at = when.nanos();
            row.wallMs = left ? when.wallMs() : row.wallMs;
        }
    }

    /**
     * Counts a heartbeat that says nothing new: a sender that is online and looks as it did before. It is what most are, so it allocates
     * nothing. What is sealed is never taken so.
     *
     * @return false when it has to be {@link #heard} to be judged
     */
    public boolean heardAgain(HeartbeatScan scan, InetAddress source, long nanos, long wallNanos) {
        if (sealed) {
            return false;
        }
        HeardPeer row = senders.find(scan, source);
        return row != null && row.heardAgain(scan, nanos, wallNanos);
    }

    /** The heartbeat that was just taken from this sender looked so. */
    public void remember(HeartbeatScan scan, InetAddress source, String name) {
        HeardPeer row = heard.get(name);
        if (row != null && !sealed) {
            senders.remember(scan, source, row);
        }
    }

    /** @param source the address the datagram came from */
    public Hearing heard(Heartbeat beat, String stats, String source, Arrival when) {
        Optional<String> id = beat.nodeId();
        if (id.isPresent() && id.get().equals(ownId)) {
            return new Hearing.Refused(BeatRefusal.OWN_ID);
        }
        if (sealed && (id.isEmpty() || beat.boot().isEmpty() || beat.sequence().isEmpty())) {
            return new Hearing.Refused(BeatRefusal.NO_SEAL);
        }
        HeardPeer known = known(beat, source);
        if (known == null) {
            Optional<BeatRefusal> full = room(source);
            if (full.isPresent()) {
                turnedAway++;
                return new Hearing.Refused(full.get());
            }
            known = new HeardPeer(nameOfStranger(beat, source), false, source, tolerance);
        }
        boolean wentBack = false;
        if (sealed) {
            Stamp stamp = new Stamp(beat.boot().orElse(0), beat.sequence().orElse(0));
            ReplayWindow.Verdict verdict = known.judge(stamp, when.nanos());
            if (!verdict.accepted()) {
                return new Hearing.Refused(BeatRefusal.of(verdict));
            }
            wentBack = verdict == ReplayWindow.Verdict.BOOT_WENT_BACK;
        }
        if (!known.configured && heard.putIfAbsent(known.name, known) == null) {
            strangers++;
            senders.forgetAll();
            strangersBySource.merge(source, 1, Integer::sum);
        }
        return new Hearing.Taken(known.name, known.heard(beat, stats, source, when), wentBack);
    }

    private Optional<BeatRefusal> room(String source) {
        if (strangers >= MOST_STRANGERS) {
            return Optional.of(BeatRefusal.NO_ROOM);
        }
        return strangersBySource.getOrDefault(source, 0) >= MOST_OF_ONE_SOURCE
                ? Optional.of(BeatRefusal.SOURCE)
                : Optional.empty();
    }

    private @Nullable HeardPeer known(Heartbeat beat, String source) {
        HeardPeer row = beat.nodeId().isPresent() ? heard.get(beat.nodeId().get()) : null;
        if (row == null) {
            row = places.get(new Place(beat.host(), beat.port()));
        }
        if (row == null) {
            row = places.get(new Place(source, beat.port()));
        }
        return row != null ? row : heard.get(nameOfStranger(beat, source));
    }

    private static String nameOfStranger(Heartbeat beat, String source) {
        boolean nowhere = beat.host().equals("0.0.0.0") || beat.host().equals("::");
        return beat.nodeId().orElseGet(() -> (nowhere ? source : beat.host()) + ":" + beat.port());
    }

    /** The names of those that have just become stale. */
    public List<String> look(long now) {
        List<String> gone = new ArrayList<>();
        long limit = tolerance.toNanos();
        for (Iterator<HeardPeer> rows = heard.values().iterator(); rows.hasNext(); ) {
            HeardPeer row = rows.next();
            if (row.look(now, limit)) {
                gone.add(row.name);
            }
            if (!row.configured && row.silentFor(10 * limit, now)) {
                rows.remove();
                strangers--;
                senders.forgetAll();
                strangersBySource.computeIfPresent(row.source, (source, count) -> count > 1 ? count - 1 : null);
            }
        }
        return gone;
    }

    /** Senders that are online, counted without a snapshot. */
    public long online() {
        long count = 0;
        for (HeardPeer row : heard.values()) {
            count += row.isOnline() ? 1 : 0;
        }
        return count;
    }

    /** Rows of both tables. */
    public int size() {
        return sent.size() + heard.size();
    }

    public BeatFigures figures() {
        List<BeatFigures.Sent> sentFigures = new ArrayList<>(sent.size());
        sent.forEach((peer, row) -> sentFigures.add(new BeatFigures.Sent(peer, row.count)));
        List<BeatFigures.Heard> heardFigures = new ArrayList<>(heard.size());
        heard.values().forEach(row -> heardFigures.add(row.figures()));
        return new BeatFigures(sentFigures, heardFigures, turnedAway);
    }

    public BeatSnapshot snapshot(String nodeId, long now) {
        List<BeatSnapshot.SentRow> sentRows = new ArrayList<>(peers.size());
        for (Peer peer : peers) {
            Sent row = sent.get(peer.name());
            if (row != null) {
                boolean never = row.status == SendStatus.NASCENT;
                sentRows.add(new BeatSnapshot.SentRow(
                        peer,
                        row.status,
                        row.count,
                        never ? OptionalLong.empty() : OptionalLong.of(Math.max(0, (now - row.at) / 1_000_000)),
                        row.wallMs == 0 ? OptionalLong.empty() : OptionalLong.of(row.wallMs)));
            }
        }
        List<BeatSnapshot.HeardRow> heardRows = new ArrayList<>(heard.size());
        heard.values().forEach(row -> heardRows.add(row.row(now)));
        return new BeatSnapshot(nodeId, boot, sentRows, heardRows, away.all(now), turnedAway, now);
    }
}
