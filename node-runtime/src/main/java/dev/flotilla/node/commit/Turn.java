package dev.flotilla.node.commit;

import dev.flotilla.node.commit.CommitState.Asked;
import dev.flotilla.node.commit.CommitState.Delivery;
import dev.flotilla.node.commit.CommitState.PeerView;
import dev.flotilla.node.commit.CommitState.Promise;
import dev.flotilla.node.commit.CommitState.Round;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.StateDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One step in the making: the state opened up for change, and the outputs so far. Lives for one call. */
final class Turn {
    private static final int MAX_REFUSED = 8;
    private static final int MAX_LATE = 8;

    final CommitSettings settings;
    final Moment now;
    RoutingState committed;
    Optional<Promise> promise = Optional.empty();
    Optional<Round> round = Optional.empty();
    Optional<Delivery> delivery = Optional.empty();
    final Map<String, PeerView> peers;
    final Map<String, String> refused;
    final List<String> aborted;
    final List<String> late;
    Optional<Asked> asked = Optional.empty();
    CommitInput.Health health = CommitInput.Health.GOOD;
    long nextBeat;
    final long boot;
    long seq;
    final Instant logSince;
    Instant lastStamp;
    private final List<CommitOutput> outputs = new ArrayList<>();

    Turn(CommitSettings settings, Moment now, CommitState from) {
        this.settings = settings;
        this.now = now;
        committed = from.committed();
        promise = from.promise();
        round = from.round();
        delivery = from.delivery();
        peers = new TreeMap<>(from.peers());
        refused = new LinkedHashMap<>(from.refused());
        aborted = new ArrayList<>(from.aborted());
        late = new ArrayList<>(from.late());
        asked = from.asked();
        health = from.health();
        nextBeat = from.nextBeat();
        boot = from.boot();
        seq = from.seq();
        logSince = from.logSince();
        lastStamp = from.lastStamp();
    }

    /** The first turn of a life. */
    Turn(CommitSettings settings, Moment now, RoutingState served, Recovered recovered, long boot) {
        this.settings = settings;
        this.now = now;
        committed = served;
        peers = new TreeMap<>();
        settings.peers().forEach(peer -> peers.put(peer, PeerView.UNKNOWN));
        refused = new LinkedHashMap<>();
        aborted = new ArrayList<>(recovered.aborted());
        late = new ArrayList<>();
        nextBeat = now.nanos();
        this.boot = boot;
        logSince = recovered.since();
        lastStamp = logSince.isAfter(served.timestamp()) ? logSince : served.timestamp();
        recovered.begun().ifPresent(open -> {
            if (open.timestamp().isAfter(lastStamp)) {
                lastStamp = open.timestamp();
            }
        });
    }

    boolean holds(Guarantee guarantee) {
        return settings.holds(guarantee);
    }

    long in(Duration wait) {
        return now.nanos() + wait.toNanos();
    }

    boolean ours(String peer) {
        return view(peer).ours();
    }

    PeerView view(String peer) {
        return peers.getOrDefault(peer, PeerView.UNKNOWN);
    }

    void persist(LogRecord entry, boolean force) {
        outputs.add(new CommitOutput.Persist(entry, force));
    }

    void send(String to, ControlFrame frame) {
        outputs.add(new CommitOutput.Send(to, frame));
    }

    void adopt(RoutingState state) {
        committed = state;
        outputs.add(new CommitOutput.Adopt(state));
    }

    void say(String line) {
        outputs.add(new CommitOutput.Say(line));
    }

    void drop(CommitOutput.Why why) {
        outputs.add(new CommitOutput.Dropped(why));
    }

    void put(CommitOutput output) {
        outputs.add(output);
    }

    String digest() {
        return holds(Guarantee.DIGEST_OF_MEANING)
                ? StateDigest.ofMeaning(committed)
                : StateDigest.asOriginal(committed);
    }

    void knowAborted(String txid) {
        refused.remove(txid);
        aborted.remove(txid);
        aborted.add(txid);
        if (aborted.size() > Recovered.MAX_ABORTED) {
            aborted.removeFirst();
        }
    }

    void refuse(String txid, String reason) {
        refused.put(txid, reason);
        if (refused.size() > MAX_REFUSED) {
            refused.remove(refused.keySet().iterator().next());
        }
    }

    /** Notes a vote that came too late; false when one of its transaction was noted before. */
    boolean noteLate(String txid) {
        boolean known = late.contains(txid);
        if (!known || !holds(Guarantee.LATE_VOTES_DROPPED)) {
            late.add(txid);
        }
        if (late.size() > MAX_LATE && holds(Guarantee.LATE_VOTES_DROPPED)) {
            late.removeFirst();
        }
        return !known;
    }

    Step end() {
        CommitState state = new CommitState(
                committed,
                promise,
                round,
                delivery,
                Collections.unmodifiableMap(peers),
                Collections.unmodifiableMap(refused),
                Collections.unmodifiableList(aborted),
                Collections.unmodifiableList(late),
                asked,
                health,
                nextBeat,
                boot,
                seq,
                logSince,
                lastStamp);
        return new Step(state, outputs);
    }
}
