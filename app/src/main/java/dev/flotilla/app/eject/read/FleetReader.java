package dev.flotilla.app.eject.read;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Sentences;
import dev.flotilla.app.eject.write.FleetText;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.Tree;
import dev.flotilla.app.stack.read.tree.YamlTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The text of {@link FleetText} as a fleet again, or every mistake in it by line: FL-6010. */
public final class FleetReader {
    static final String CODE = "FL-6010";
    private static final int MOST = 10_000;

    private final Findings findings;
    private final Map<HostId, Spot> spots = new HashMap<>();
    private final Map<String, HostId> byName = new HashMap<>();

    private final Function<String, Optional<String>> configs;

    private FleetReader(Findings findings, Function<String, Optional<String>> configs) {
        this.findings = findings;
        this.configs = configs;
    }

    /**
     * @param file as the user named it
     * @param located from a path in the text to that of the stack file
     * @param configs from a path in the text to the configuration there
     */
    public static Outcome<Fleet> read(
            String file, String text, UnaryOperator<String> located, Function<String, Optional<String>> configs) {
        Findings findings = new Findings(file);
        return Sentences.ended(
                YamlTree.read(text, findings).then(tree -> new FleetReader(findings, configs).read(tree, located)));
    }

    /** What is out of the range is a finding. */
    @SuppressWarnings("CheckReturnValue")
    private void checkFormat(Node format) {
        format.integer("the format", 1, FleetText.FORMAT);
    }

    private Outcome<Fleet> read(Tree tree, UnaryOperator<String> located) {
        Fields fields = Node.root(tree, findings).fields();
        Optional<Node> format = fields.take("format");
        format.ifPresentOrElse(
                this::checkFormat,
                () -> Node.root(tree, findings)
                        .error(CODE, "this is no fleet: it has no format", "Name a fleet.yaml that Flotilla exported"));
        String name = fields.take("fleet").flatMap(Node::text).orElse(Fleet.EMPTY.name());
        List<Host> hosts = items(fields, "hosts").stream()
                .map(n -> host(n.fields()))
                .flatMap(Optional::stream)
                .toList();
        SortedMap<String, WishedStack> stacks = new TreeMap<>();
        for (Node node : items(fields, "stacks")) {
            stack(node, located).ifPresent(s -> {
                if (stacks.put(s.name(), s) != null) {
                    node.error(CODE, "the stack " + s.name() + " stands there twice", "Keep one of them");
                }
            });
        }
        List<dev.flotilla.app.fleet.Node> nodes = items(fields, "nodes").stream()
                .map(n -> new NodeReader(findings).read(n))
                .flatMap(Optional::stream)
                .toList();
        List<NodeSetup> setups = items(fields, "setups").stream()
                .map(n -> new SetupReader(findings, byName, configs).read(n))
                .flatMap(Optional::stream)
                .toList();
        fields.keepRest();
        return findings.hasErrors()
                ? Outcome.failed(findings.problems())
                : Outcome.ok(new Fleet(name, hosts, spots, stacks, nodes, setups));
    }

    private static List<Node> items(Fields fields, String key) {
        List<Node> items = fields.take(key).map(Node::items).orElse(List.of());
        if (items.size() > MOST) {
            items.getFirst().error(CODE, key + " has more than " + MOST + " entries", "Look whether this is the file");
            return List.of();
        }
        return items;
    }

    private Optional<Host> host(Fields fields) {
        Optional<Host> host = new HostReader(findings).read(fields);
        Optional<Spot> spot = fields.take("spot").flatMap(FleetReader::spot);
        fields.keepRest();
        host.ifPresent(h -> {
            spot.ifPresent(s -> spots.put(h.id(), s));
            if (byName.putIfAbsent(h.name(), h.id()) != null) {
                fields.owner().error(CODE, "the host " + h.name() + " stands there twice", "Keep one of them");
            }
        });
        return host;
    }

    private static Optional<Spot> spot(Node node) {
        List<Optional<Double>> numbers = node.items().stream()
                .map(n -> n.parsed("a number", HostReader::decimal))
                .toList();
        if (numbers.size() == 2 && numbers.stream().allMatch(Optional::isPresent)) {
            return Optional.of(
                    new Spot(numbers.get(0).orElseThrow(), numbers.get(1).orElseThrow()));
        }
        node.error(CODE, "a spot is two numbers", "Write [x, y]");
        return Optional.empty();
    }

    private Optional<WishedStack> stack(Node node, UnaryOperator<String> located) {
        Fields fields = node.fields();
        Optional<String> name = HostReader.needed(fields, "name");
        Optional<String> file = HostReader.needed(fields, "file");
        Optional<String> strategy = fields.take("strategy").flatMap(Node::text);
        Map<String, HostId> pins = new TreeMap<>();
        fields.take("pins")
                .ifPresent(n -> n.fields()
                        .all()
                        .forEach(entry -> entry.value().text().ifPresent(host -> {
                            HostId id = byName.get(host);
                            if (id == null) {
                                entry.value().error(CODE, "there is no host " + host, "Name a host of this file");
                            } else {
                                pins.put(entry.name(), id);
                            }
                        })));
        fields.keepRest();
        return name.flatMap(n -> file.map(f -> new WishedStack(n, located.apply(f), strategy, pins)));
    }

    /** For a text that cannot be read at all. */
    static Problem problem(String message, String hint) {
        return Problem.of(CODE, message, hint);
    }
}
