package dev.flotilla.node.live;

import dev.flotilla.node.commit.Durable;
import dev.flotilla.node.commit.LogRecord;
import dev.flotilla.node.commit.Recovered;
import dev.flotilla.node.commit.RolloutMemory;
import dev.flotilla.node.commit.log.CommitLog;
import dev.flotilla.node.routing.RolloutNote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Opens the log of a replica, and opens it anew after it failed. One thread at a time. */
final class LogKeeper {
    private final ReplicaSetup setup;
    private final InstantSource clock;
    private Optional<CommitLog> open = Optional.empty();
    /** It is opened once more only because it failed. */
    private boolean openedBefore;

    private Optional<RolloutNote> rollout = Optional.empty();

    LogKeeper(ReplicaSetup setup, InstantSource clock) {
        this.setup = setup;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Opening {
        /** @param note what is worth a line; empty when nothing is */
        record Ready(Durable log, Recovered recovered, Optional<String> note) implements Opening {}

        /** @param sentence why not, and what to do */
        record Failed(String sentence) implements Opening {}
    }

    Opening open() {
        close();
        if (setup.stateFolder().isEmpty()) {
            return new Opening.Ready(new MemoryLog(), Recovered.of(clock.instant(), List.of()), Optional.empty());
        }
        Path folder = setup.stateFolder().get();
        CommitLog.Opening opening = openedBefore
                ? CommitLog.reopen(folder, setup.nodeId(), clock)
                : CommitLog.open(folder, setup.nodeId(), clock);
        return switch (opening) {
            case CommitLog.Opening.Opened(CommitLog log, Recovered recovered, long cut) -> {
                open = Optional.of(log);
                openedBefore = true;
                rollout = recovered.rollout();
                yield new Opening.Ready(
                        log,
                        recovered,
                        cut > 0 && !recovered.records().isEmpty()
                                ? Optional.of("The log ended in a torn record; " + cut + " bytes were cut off")
                                : Optional.empty());
            }
            case CommitLog.Opening.Foreign(String owner, String message) -> new Opening.Failed(message);
            case CommitLog.Opening.Damaged(String message) -> new Opening.Failed(message);
            case CommitLog.Opening.Unusable(String message) -> new Opening.Failed(message);
        };
    }

    /** In the log itself: what is noted is never behind what was decided after it. */
    RolloutMemory rollouts() {
        return setup.stateFolder().isPresent() ? new InTheLog() : RolloutMemory.none();
    }

    private final class InTheLog implements RolloutMemory {
        @Override
        public Optional<RolloutNote> recall() {
            return rollout;
        }

        @Override
        public Optional<String> keep(Optional<RolloutNote> note) {
            rollout = note;
            boolean waits = note.isEmpty() || note.get().rollback().isPresent();
            if (open.isEmpty()) {
                return Optional.of("the log is closed");
            }
            return open.map(log -> log.append(new LogRecord.Noted(note), waits))
                    .flatMap(stored -> stored instanceof Durable.Stored.Failed(String reason)
                            ? Optional.of(reason)
                            : Optional.empty());
        }
    }

    /** What was written and not waited for, by now. */
    void settle() {
        open.ifPresent(CommitLog::settle);
    }

    /** A note may be what it failed over, and the replica hears of its own records only. */
    Optional<String> failed() {
        return open.flatMap(CommitLog::failure);
    }

    void close() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            // What mattered was forced to the disk before; opening it anew tells what is there.
        }
        open = Optional.empty();
    }
}
