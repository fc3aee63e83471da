package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;

/** Where a replica's words and deeds go. Called on the replica's thread; returns at once. */
public interface Outlet {
    /** Hands a frame to the connection of that peer; what cannot be sent comes back as {@link CommitInput.Unreachable}. */
    void send(String to, ControlFrame frame);

    /** Requests are routed by it from now on. */
    void adopt(RoutingState state);

    void say(String line);

    void dropped(CommitOutput.Why why);

    /** The answer to a proposal: {@link CommitOutput.Proposed}, {@link CommitOutput.Refused}, later {@link CommitOutput.Ended}. */
    void answer(CommitOutput answer);
}
