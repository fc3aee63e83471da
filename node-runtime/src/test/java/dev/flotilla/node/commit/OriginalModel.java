package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import dev.flotilla.node.wire.StateDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A canary original as it behaves, faults included: it believes any decision, votes for everything, and serves its last record. */
final class OriginalModel implements MixedMesh.Member {
    private final String id;
    private final boolean coordinator;
    private final MixedMesh mesh;
    private final List<RoutingState> log = new ArrayList<>();
    private final List<Verdict> votes = new ArrayList<>();
    private Optional<RoutingState> committed;
    private Optional<RoutingState> open = Optional.empty();
    private RoutingState state;
    private long deadline;
    private long nextBeat;

    OriginalModel(String id, boolean coordinator, MixedMesh mesh) {
        this.id = id;
        this.coordinator = coordinator;
        this.mesh = mesh;
        state = RoutingState.initial(mesh.wall());
        committed = Optional.of(state);
        log.add(state);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RoutingState served() {
        return state;
    }

    void restart() {
        state = log.getLast();
        committed = Optional.of(state).filter(last -> last.status() == RoutingStatus.COMMITTED);
        open = Optional.empty();
    }

    void rollout(double share) {
        String txid = "promote-" + id + "-" + (state.version() + 1) + "-" + mesh.wall();
        RoutingState candidate = RolloutDraft.canaryShare(state, share).at(state.version() + 1, txid, mesh.wall());
        log.add(candidate);
        votes.clear();
        open = Optional.of(candidate);
        deadline = mesh.millis() + 2000;
        mesh.others(id).forEach(peer -> mesh.send(id, peer, new ControlFrame.PrepareRequest(id, txid, candidate)));
    }

    @Override
    public void tick() {
        open.ifPresent(candidate -> {
            boolean all = votes.size() >= mesh.others(id).size();
            if (all || mesh.millis() >= deadline) {
                decide(candidate, all && !votes.contains(Verdict.ABORT) ? Verdict.COMMIT : Verdict.ABORT);
            }
        });
        if (mesh.millis() >= nextBeat) {
            nextBeat = mesh.millis() + 2000;
            ControlFrame beat = new ControlFrame.Heartbeat(
                    id,
                    id,
                    committed.map(RoutingState::version).orElse(0L),
                    committed.map(StateDigest::asOriginal).orElse(""),
                    Optional.empty());
            mesh.others(id).forEach(peer -> mesh.send(id, peer, beat));
        }
    }

    private void decide(RoutingState candidate, Verdict kind) {
        open = Optional.empty();
        RoutingState decided =
                candidate.withStatus(kind == Verdict.COMMIT ? RoutingStatus.COMMITTED : RoutingStatus.ABORTED);
        mesh.others(id)
                .forEach(peer -> mesh.send(id, peer, new ControlFrame.Decision(id, decided.txid(), kind, decided)));
        apply(decided, kind);
    }

    private void apply(RoutingState decided, Verdict kind) {
        log.add(decided);
        if (kind == Verdict.COMMIT) {
            state = decided;
            committed = Optional.of(decided);
        }
    }

    @Override
    public void hear(ControlFrame frame) {
        switch (frame) {
            case ControlFrame.PrepareRequest f -> {
                log.add(f.state().withStatus(RoutingStatus.PREPARED));
                mesh.send(
                        id,
                        f.sender(),
                        new ControlFrame.PrepareResponse(id, f.txid(), Verdict.COMMIT, "health gates met"));
            }
            case ControlFrame.PrepareResponse f -> {
                if (coordinator) {
                    votes.add(f.vote());
                }
            }
            case ControlFrame.Decision f -> apply(f.state(), f.kind());
            case ControlFrame.Heartbeat f -> {}
            case ControlFrame.HealthSnapshot f -> {}
            case ControlFrame.Acknowledgement f -> mesh.unknownToAnOriginal(frame);
            case ControlFrame.DoubtQuery f -> mesh.unknownToAnOriginal(frame);
            case ControlFrame.DoubtAnswer f -> mesh.unknownToAnOriginal(frame);
            case ControlFrame.StateQuery f -> mesh.unknownToAnOriginal(frame);
            case ControlFrame.StateAnswer f -> mesh.unknownToAnOriginal(frame);
        }
    }
}
