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
 * @param ending how it ended; empty while it is open
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
        boolean seen,
        Optional<Ending> ending) {
    public Alarm {
        nodes = List.copyOf(nodes);
        if (ended.isPresent() != ending.isPresent()) {
            throw new IllegalArgumentException("an alarm that has ended says how");
        }
    }

    /** One that is open, or ended because all is well again. */
    public Alarm(
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
        this(id, rule, severity, subject, nodes, why, raised, ended, flapping, seen, ended.map(at -> Ending.WELL));
    }

    /** How an alarm ends: only the first is good news. */
    public enum Ending {
        /** What it was about is well again. */
        WELL("well", "is well again"),
        /** The node is not watched any more. */
        REMOVED("removed", "is not watched any more"),
        /** The node was stopped through Flotilla. */
        STOPPED("stopped", "was stopped"),
        /** Nothing tells any more how the node does. */
        UNKNOWN("unknown", "cannot be told any more");

        private final String word;
        private final String predicate;

        Ending(String word, String predicate) {
            this.word = word;
            this.predicate = predicate;
        }

        /** As the command line and the archive write it. */
        public String word() {
            return word;
        }

        /** What a sentence says of the subject. */
        public String predicate() {
            return predicate;
        }

        /** Of a word that this version does not know nobody can tell. */
        public static Ending of(String word) {
            for (Ending ending : values()) {
                if (ending.word.equals(word)) {
                    return ending;
                }
            }
            return UNKNOWN;
        }
    }

    public Alarm over(Instant at, Ending how) {
        return new Alarm(
                id, rule, severity, subject, nodes, why, raised, Optional.of(at), flapping, seen, Optional.of(how));
    }

    public Alarm looked() {
        return new Alarm(id, rule, severity, subject, nodes, why, raised, ended, flapping, true, ending);
    }

    /** It stands for these nodes now. */
    public Alarm of(List<String> now, String sentence) {
        return new Alarm(id, rule, severity, subject, now, sentence, raised, ended, flapping, seen, ending);
    }

    public enum Severity {
        WARNING,
        CRITICAL
    }

    public boolean open() {
        return ended.isEmpty();
    }
}
