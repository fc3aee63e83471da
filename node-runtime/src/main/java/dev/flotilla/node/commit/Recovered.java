package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RolloutNote;
import dev.flotilla.node.routing.RoutingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the log says when a node starts.
 *
 * @param since when the log was created, by the wall clock
 * @param committed the last committed state; empty in a fresh log
 * @param begun proposed by this node as coordinator and not decided
 * @param prepared promised by this node and not decided
 * @param aborted the last aborted transactions, oldest first
 * @param last the state of the last record that has one, whatever became of it
 * @param rollout that this node ran as coordinator
 */
public record Recovered(
        Instant since,
        Optional<RoutingState> committed,
        Optional<RoutingState> begun,
        Optional<RoutingState> prepared,
        List<String> aborted,
        Optional<RoutingState> last,
        Optional<RolloutNote> rollout) {
    /** Aborted transactions that are remembered. */
    public static final int MAX_ABORTED = 16;

    public Recovered {
        aborted = List.copyOf(aborted);
    }

    public static Recovered of(Instant since, List<LogRecord> records) {
        Optional<RoutingState> committed = Optional.empty();
        Optional<RoutingState> begun = Optional.empty();
        Optional<RoutingState> prepared = Optional.empty();
        Optional<RoutingState> last = Optional.empty();
        List<String> aborted = new ArrayList<>();
        Optional<RolloutNote> rollout = Optional.empty();
        for (LogRecord entry : records) {
            switch (entry) {
                case LogRecord.Begun(RoutingState state) -> {
                    begun = Optional.of(state);
                    last = begun;
                }
                case LogRecord.Prepared(RoutingState state) -> {
                    prepared = Optional.of(state);
                    last = prepared;
                }
                case LogRecord.Committed(RoutingState state) -> {
                    committed = Optional.of(state);
                    last = committed;
                    begun = begun.filter(open -> open.version() > state.version());
                    prepared = prepared.filter(open -> open.version() > state.version());
                }
                case LogRecord.Aborted(String txid) -> {
                    begun = begun.filter(open -> !open.txid().equals(txid));
                    prepared = prepared.filter(open -> !open.txid().equals(txid));
                    aborted.remove(txid);
                    aborted.add(txid);
                    if (aborted.size() > MAX_ABORTED) {
                        aborted.removeFirst();
                    }
                }
                case LogRecord.Noted(Optional<RolloutNote> note) -> rollout = note;
            }
        }
        return new Recovered(since, committed, begun, prepared, aborted, last, rollout);
    }

    /** The fewest records that say the same: what a compacted log holds. */
    public List<LogRecord> records() {
        List<LogRecord> records = new ArrayList<>();
        committed.ifPresent(state -> records.add(new LogRecord.Committed(state)));
        aborted.forEach(txid -> records.add(new LogRecord.Aborted(txid)));
        begun.ifPresent(state -> records.add(new LogRecord.Begun(state)));
        prepared.ifPresent(state -> records.add(new LogRecord.Prepared(state)));
        rollout.ifPresent(note -> records.add(new LogRecord.Noted(rollout)));
        return records;
    }
}
