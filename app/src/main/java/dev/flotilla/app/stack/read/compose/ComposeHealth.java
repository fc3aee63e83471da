package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.read.text.Quantity;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code healthcheck}: its test as a list or a line, or {@code disable}. */
final class ComposeHealth {
    private static final HealthCheck OFF =
            new HealthCheck(List.of("NONE"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private ComposeHealth() {}

    static Optional<HealthCheck> read(Node node) {
        Fields fields = node.fields();
        boolean off = fields.take("disable").flatMap(Node::bool).orElse(false);
        Optional<List<String>> test = fields.take("test").map(ComposeHealth::test);
        Optional<Duration> interval = duration(fields, "interval");
        Optional<Duration> timeout = duration(fields, "timeout");
        Optional<Duration> start = duration(fields, "start_period");
        Optional<Integer> retries =
                fields.take("retries").flatMap(n -> n.integer("the number of retries", 0, 1_000_000));
        fields.keepRest();
        if (off) {
            return Optional.of(OFF);
        }
        if (test.isEmpty()) {
            // times alone change those of the image's own check, which an engine takes as an empty test
            return Optional.of(new HealthCheck(List.of(), interval, timeout, retries, start));
        }
        return test.filter(t -> !t.isEmpty())
                .map(t -> t.equals(List.of("NONE")) ? OFF : new HealthCheck(t, interval, timeout, retries, start));
    }

    /** Empty after a mistake, which is reported. */
    static List<String> test(Node node) {
        if (!node.isRow()) {
            return node.text().map(line -> List.of("CMD-SHELL", line)).orElse(List.of());
        }
        List<String> words = node.texts();
        String first = words.isEmpty() ? "" : words.getFirst();
        boolean known =
                first.equals("NONE") || ((first.equals("CMD") || first.equals("CMD-SHELL")) && words.size() > 1);
        if (!known) {
            node.error(
                    ReadCode.VALUE,
                    "a health check that is a list begins with CMD, CMD-SHELL or NONE, not \"" + first + "\"",
                    "Write [CMD, program, argument] or one line of shell");
            return List.of();
        }
        return words;
    }

    private static Optional<Duration> duration(Fields fields, String key) {
        return fields.take(key).flatMap(n -> n.parsed(Quantity.DURATION, Quantity::duration));
    }
}
