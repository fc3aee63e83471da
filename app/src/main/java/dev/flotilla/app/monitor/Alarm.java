package dev.flotilla.app.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was worth a word. One host that dies is one alarm, with all its nodes as subjects.
 *
 * @param id rises; the same over restarts of the application
 * @param rule code of the rule that raised it, {@code node-down}
 * @param subject what it is about, in one name: a host, a node, an edge
 * @param nodes every node it stands for
 * @param why one sentence
 * @param ended empty while it is open
 * @param flapping it came and went so often that it is held open
 */
public record Alarm(
        long id,
        String rule,
        Severity severity,
        String subject,
        List<String> nodes,
        String why,
        Instant raised,
        Optional<Instant> ended,
        boolean flapping,
        boolean seen) {
    public Alarm {
        nodes = List.copyOf(nodes);
    }

    public enum Severity {
        WARNING,
        CRITICAL
    }

    public boolean open() {
        return ended.isEmpty();
    }
}
