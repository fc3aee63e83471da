package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;

/**
 * Two-phase commit, as each node plays it.
 *
 * <p>The coordinator proposes a state to all peers and collects one vote from each. When all vote for it, it writes the decision down,
 * tells everybody, and repeats it until each has acknowledged; one vote against, or silence, aborts. A participant that votes for a state
 * writes its promise down first and is then in doubt: it takes no other transaction, and when no decision comes it asks the coordinator
 * and the peers. What the coordinator never wrote down counts as aborted, so a coordinator that lost its memory of a vote answers
 * truthfully. A node that finds itself behind by the heartbeats asks for the committed state.
 */
public final class CommitMachine {
    private final CommitSettings settings;

    public CommitMachine(CommitSettings settings) {
        this.settings = settings;
    }

    public CommitSettings settings() {
        return settings;
    }

    /**
     * A node starts.
     *
     * @param boot greater than that of any earlier start of this node
     */
    public Step start(Recovered recovered, long boot, Moment now) {
        RoutingState served = recovered.committed().orElseGet(() -> RoutingState.initial(now.wall()));
        if (!settings.holds(Guarantee.PREPARED_NOT_SERVED)) {
            served = recovered.prepared().orElse(served);
        }
        if (!settings.holds(Guarantee.ABORTED_NOT_SERVED)) {
            served = recovered
                    .last()
                    .filter(last -> recovered.aborted().contains(last.txid()))
                    .orElse(served);
        }
        Turn turn = new Turn(settings, now, served, recovered, boot);
        if (recovered.committed().isEmpty()) {
            turn.persist(new LogRecord.Committed(served), true);
        }
        turn.adopt(served);
        turn.say((settings.coordinates() ? "Coordinator started: " : "Participant started: ") + settings.nodeId()
                + " serves version " + served.version());
        if (settings.coordinates()) {
            Coordinating.resume(turn, recovered);
        } else {
            Participating.resume(turn, recovered);
        }
        return turn.end();
    }

    public Step step(CommitState state, CommitInput input, Moment now) {
        Turn turn = new Turn(settings, now, state);
        switch (input) {
            case CommitInput.Tick() -> {
                Watching.tick(turn);
                Coordinating.tick(turn);
                Participating.tick(turn);
            }
            case CommitInput.Received(ControlFrame frame) -> received(turn, frame);
            case CommitInput.Propose propose -> Coordinating.propose(turn, propose.draft());
            case CommitInput.Measured(CommitInput.Health health) -> turn.health = health;
            case CommitInput.Abandon(String txid) -> Participating.abandon(turn, txid);
            case CommitInput.Unreachable(String peer) -> Watching.unreachable(turn, peer);
        }
        return turn.end();
    }

    private void received(Turn turn, ControlFrame frame) {
        boolean strangersDecide = frame instanceof ControlFrame.Decision && !settings.holds(Guarantee.ONLY_PREPARED);
        if (!settings.peers().contains(frame.sender()) && !strangersDecide) {
            turn.drop(CommitOutput.Why.STRANGER);
            return;
        }
        switch (frame) {
            case ControlFrame.Heartbeat f -> {
                Watching.heartbeat(turn, f);
                Coordinating.heartbeat(turn, f);
                Participating.heartbeat(turn, f);
            }
            case ControlFrame.HealthSnapshot f -> {}
            case ControlFrame.PrepareRequest f -> Participating.prepare(turn, f);
            case ControlFrame.PrepareResponse f -> Coordinating.vote(turn, f);
            case ControlFrame.Decision f -> Participating.decision(turn, f);
            case ControlFrame.Acknowledgement f -> Coordinating.acknowledged(turn, f.sender(), f.txid());
            case ControlFrame.DoubtQuery f -> Answering.doubt(turn, f);
            case ControlFrame.DoubtAnswer f -> Participating.answer(turn, f);
            case ControlFrame.StateQuery f -> Answering.state(turn, f);
            case ControlFrame.StateAnswer f -> Watching.stateAnswer(turn, f);
        }
    }
}
