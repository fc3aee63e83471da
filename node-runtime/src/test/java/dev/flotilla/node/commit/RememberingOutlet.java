package dev.flotilla.node.commit;

import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it is told. */
class RememberingOutlet implements Outlet {
    final List<String> heard = new ArrayList<>();

    @Override
    public void send(String to, ControlFrame frame) {
        heard.add("to " + to + ": " + frame);
    }

    @Override
    public void adopt(RoutingState state) {
        heard.add("adopt " + state);
    }

    @Override
    public void say(String line) {
        heard.add(line);
    }

    @Override
    public void dropped(CommitOutput.Why why) {
        heard.add("dropped " + why);
    }

    @Override
    public void answer(CommitOutput answer) {
        heard.add(answer.toString());
    }
}
