package dev.flotilla.node.commit;

import java.util.List;

/** What an input led to. */
public record Step(CommitState state, List<CommitOutput> outputs) {
    public Step {
        outputs = List.copyOf(outputs);
    }
}
