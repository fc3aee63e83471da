package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.read.text.Quantity;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A health check: a test as compose has it, a command, or {@code type} http or tcp with path and port. */
final class GraphiumHealth {
    /** What may stand in a line of shell without quotes. */
    private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._~/?=&%+-]*");

    private GraphiumHealth() {}

    static Optional<HealthCheck> read(Node node) {
        Fields fields = node.fields();
        Optional<List<String>> test = test(fields, node);
        Optional<Duration> interval = duration(fields, "interval");
        Optional<Duration> timeout = duration(fields, "timeout");
        Optional<Duration> start = duration(fields, "startPeriod");
        Optional<Integer> retries =
                fields.take("retries").flatMap(n -> n.integer("the number of retries", 0, 1_000_000));
        fields.ignore("@type");
        fields.keepRest();
        return test.map(t -> new HealthCheck(t, interval, timeout, retries, start));
    }

    private static Optional<List<String>> test(Fields fields, Node node) {
        Optional<Node> words = fields.takeAny("test", "command");
        Optional<String> type = fields.take("type").flatMap(Node::text);
        Optional<Node> path = fields.take("path");
        Optional<Integer> port = fields.take("port").flatMap(n -> n.integer("a port", 1, 65535));
        if (words.isPresent()) {
            return words.map(GraphiumHealth::words).filter(w -> !w.isEmpty());
        }
        String wanted = type.orElse(path.isPresent() ? "http" : "");
        if (port.isPresent() && (wanted.equals("http") || wanted.equals("https"))) {
            String text = path.flatMap(Node::text).orElse("/");
            if (!PLAIN_PATH.matcher(text).matches()) {
                path.orElse(node)
                        .error(ReadCode.VALUE, "\"" + text + "\" is no plain path of a URL", "Begin it with /");
                return Optional.empty();
            }
            String url = wanted + "://127.0.0.1:" + port.get() + text;
            return Optional.of(List.of(
                    "CMD-SHELL",
                    "wget -q -O /dev/null \"" + url + "\" || curl -fsS -o /dev/null \"" + url + "\" || exit 1"));
        }
        if (port.isPresent() && wanted.equals("tcp")) {
            return Optional.of(List.of("CMD-SHELL", "nc -z 127.0.0.1 " + port.get() + " || exit 1"));
        }
        node.error(
                ReadCode.VALUE,
                "the health check says neither what to run nor which port to ask",
                "Add test: [CMD, program, argument], or type http with port and path");
        return Optional.empty();
    }

    private static List<String> words(Node node) {
        if (!node.isRow()) {
            return node.text().map(line -> List.of("CMD-SHELL", line)).orElse(List.of());
        }
        List<String> words = new ArrayList<>(node.texts());
        if (!words.isEmpty() && !List.of("CMD", "CMD-SHELL", "NONE").contains(words.getFirst())) {
            words.addFirst("CMD");
        }
        return words;
    }

    private static Optional<Duration> duration(Fields fields, String key) {
        return fields.take(key).flatMap(n -> n.parsed(Quantity.DURATION, Quantity::durationOrSeconds));
    }
}
