package dev.flotilla.app.monitor.matrix;

import java.util.List;

/**
 * What is known about the cause of a cell.
 *
 * @param sentence what happens, in a sentence or two
 * @param evidence facts that were seen, one to a line
 * @param remedy what to do, in a sentence or two
 * @param actions what of it can be offered as a button; may be empty
 */
public record Explanation(Cause cause, String sentence, List<String> evidence, String remedy, List<Remedy> actions) {
    public Explanation {
        evidence = List.copyOf(evidence);
        actions = List.copyOf(actions);
    }
}
