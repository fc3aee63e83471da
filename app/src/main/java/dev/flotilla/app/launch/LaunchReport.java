package dev.flotilla.app.launch;

import dev.flotilla.app.base.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a launch, or a stop, came to.
 *
 * @param builtOn the host that built the image, where one did
 * @param outdated how many nodes were kept that run another image than the wanted one
 * @param rows all nodes as they were at its end
 * @param problems what did not work; the rest was done all the same
 */
public record LaunchReport(
        NodeBase base,
        String image,
        Optional<String> builtOn,
        List<String> created,
        List<String> started,
        List<String> removed,
        List<String> kept,
        int outdated,
        List<NodeRow> rows,
        List<Problem> problems) {
    public LaunchReport {
        created = List.copyOf(created);
        started = List.copyOf(started);
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /** Whether everything was done and every node is up, or has yet to say. */
    public boolean isWell() {
        return problems.isEmpty()
                && rows.stream().allMatch(row -> row.state().isUp() || row.state() instanceof NodeState.Starting);
    }
}
