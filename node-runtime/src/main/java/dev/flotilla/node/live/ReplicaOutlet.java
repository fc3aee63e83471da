package dev.flotilla.node.live;

import dev.flotilla.node.commit.CommitOutput;
import dev.flotilla.node.commit.Outlet;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.tally.Tally;
import dev.flotilla.node.wire.ControlFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Where the machine's words and deeds go. Answers wait until the machine has finished its step: who hears them may give it the next
 * input. The replica's executor alone uses it.
 */
final class ReplicaOutlet implements Outlet {
    private final ReplicaPorts ports;
    private final Consumer<RoutingState> adopted;
    private final Tally<CommitOutput.Why> dropped = new Tally<>(CommitOutput.Why.class);
    private final Deque<CommitOutput> answers = new ArrayDeque<>();

    ReplicaOutlet(ReplicaPorts ports, Consumer<RoutingState> adopted) {
        this.ports = ports;
        this.adopted = adopted;
    }

    /** Hands out the answers that wait, and those that come of it. */
    void hear(Consumer<CommitOutput> ear) {
        for (CommitOutput answer = answers.poll(); answer != null; answer = answers.poll()) {
            ear.accept(answer);
        }
    }

    /** The step that gave them was broken off. */
    void forget() {
        answers.clear();
    }

    Tally<CommitOutput.Why> dropped() {
        return dropped;
    }

    @Override
    public void send(String to, ControlFrame frame) {
        ports.sender().send(to, frame);
    }

    @Override
    public void adopt(RoutingState state) {
        adopted.accept(state);
    }

    @Override
    public void say(String line) {
        ports.lines().accept(line);
    }

    @Override
    public void dropped(CommitOutput.Why why) {
        dropped.count(why);
    }

    @Override
    public void answer(CommitOutput answer) {
        answers.add(answer);
    }
}
