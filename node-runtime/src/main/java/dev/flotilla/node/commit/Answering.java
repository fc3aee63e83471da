package dev.flotilla.node.commit;

import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Outcome;

/** What a node says when a peer of our kind asks. Only what it knows for certain, and only from its own records. */
final class Answering {
    private Answering() {}

    static void doubt(Turn turn, ControlFrame.DoubtQuery query) {
        Outcome outcome = outcome(turn, query);
        turn.send(query.sender(), new ControlFrame.DoubtAnswer(turn.settings.nodeId(), query.txid(), outcome));
    }

    private static Outcome outcome(Turn turn, ControlFrame.DoubtQuery query) {
        if (turn.committed.txid().equals(query.txid())) {
            return Outcome.COMMIT;
        }
        if (turn.aborted.contains(query.txid())) {
            return Outcome.ABORT;
        }
        boolean open = turn.round
                .filter(round -> round.candidate().txid().equals(query.txid()))
                .isPresent();
        if (!turn.settings.coordinates() || open || !turn.holds(Guarantee.RESTART_FINISHES)) {
            return Outcome.UNKNOWN;
        }
        // What this coordinator would have had to write down to commit it is not there. A transaction from before this
        // log
        // began may have been decided by a log that was lost, unless a later version has settled the matter.
        boolean judged = !query.timestamp().isBefore(turn.logSince) || query.version() <= turn.committed.version();
        return judged ? Outcome.ABORT : Outcome.UNKNOWN;
    }

    static void state(Turn turn, ControlFrame.StateQuery query) {
        turn.send(query.sender(), new ControlFrame.StateAnswer(turn.settings.nodeId(), query.nonce(), turn.committed));
    }
}
