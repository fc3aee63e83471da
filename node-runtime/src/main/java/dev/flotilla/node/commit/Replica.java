package dev.flotilla.node.commit;

import java.util.Optional;

/**
 * Runs a machine against a log and an outlet, output by output, so that nothing leaves before what it promises is durable. When the log
 * fails the replica stops there and takes no more inputs, as if it had crashed: the last adopted state is still served, and the owner
 * opens the log anew and makes another replica. One owner, one thread.
 */
public final class Replica {
    private final CommitMachine machine;
    private final Durable log;
    private final Outlet outlet;
    private CommitState state;
    private Optional<String> stalled = Optional.empty();

    public Replica(CommitMachine machine, Durable log, Outlet outlet, Recovered recovered, long boot, Moment now) {
        this.machine = machine;
        this.log = log;
        this.outlet = outlet;
        Step first = machine.start(recovered, boot, now);
        this.state = first.state();
        carryOut(first);
    }

    public void take(CommitInput input, Moment now) {
        if (stalled.isPresent()) {
            return;
        }
        Step step = machine.step(state, input, now);
        state = step.state();
        carryOut(step);
    }

    private void carryOut(Step step) {
        for (CommitOutput output : step.outputs()) {
            switch (output) {
                case CommitOutput.Persist(LogRecord entry, boolean force) -> {
                    if (log.append(entry, force) instanceof Durable.Stored.Failed(String reason)) {
                        stalled = Optional.of(reason);
                        outlet.say("The log cannot be written, no votes until it can: " + reason);
                        return;
                    }
                }
                case CommitOutput.Send send -> outlet.send(send.to(), send.frame());
                case CommitOutput.Adopt adopt -> outlet.adopt(adopt.state());
                case CommitOutput.Say say -> outlet.say(say.line());
                case CommitOutput.Dropped dropped -> outlet.dropped(dropped.why());
                case CommitOutput.Proposed proposed -> outlet.answer(proposed);
                case CommitOutput.Refused refused -> outlet.answer(refused);
                case CommitOutput.Ended ended -> outlet.answer(ended);
            }
        }
    }

    /** What the machine knows; ahead of the disk when {@link #stalled} is present. */
    public CommitState state() {
        return state;
    }

    /** Why the log failed; empty while all is well. */
    public Optional<String> stalled() {
        return stalled;
    }
}
