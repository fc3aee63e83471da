package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.StackNetwork;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.draft.StackCheck;
import dev.flotilla.app.stack.read.draft.StackDraft;
import dev.flotilla.app.stack.read.draft.Surroundings;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.Node;
import dev.flotilla.app.stack.read.tree.ReadCode;
import dev.flotilla.app.stack.read.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Graphium file as a whole. */
public final class GraphiumDialect {
    private final StackDraft stack = new StackDraft();
    private final Surroundings around;
    private final Findings findings;

    private GraphiumDialect(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
    }

    public static boolean isOne(Tree.Table root) {
        return root.entry("itemListElement").isPresent()
                || root.entry("hasPart").isPresent()
                || root.entry("@graph").isPresent();
    }

    public static StackDraft read(Tree root, Surroundings around, Findings findings) {
        GraphiumDialect dialect = new GraphiumDialect(around, findings);
        Fields top = Node.root(root, findings).fields();
        Optional<Node> graph = top.take("@graph");
        if (graph.isPresent()) {
            top.keepRest();
            dialect.graph(graph.get());
        } else {
            dialect.stack(top);
        }
        return dialect.stack;
    }

    /** The first node of the graph that has parts is the stack; the others stay as they are. */
    private void graph(Node graph) {
        boolean found = false;
        for (Node node : graph.items()) {
            Fields fields = node.fields();
            boolean isStack = fields.takeNullable("hasPart").isPresent();
            if (isStack && !found) {
                found = true;
                stack(fields);
            } else {
                findings.keep(node.place());
            }
        }
        if (!found) {
            graph.error(
                    ReadCode.NOT_A_STACK,
                    "nothing in @graph has parts, so there is no stack in it",
                    "Give the stack its containers under hasPart");
        }
    }

    private void stack(Fields fields) {
        fields.ignore("@context", "@type", "@id", "version", "dateCreated", "dateModified");
        stack.name = fields.take("name")
                .flatMap(Node::text)
                .map(StackCheck::normalised)
                .orElseGet(() -> StackCheck.normalised(around.nameless()));
        fields.take("description").flatMap(Node::text).ifPresent(d -> stack.description = d);
        fields.take("location").flatMap(Node::text).ifPresent(l -> stack.location = Optional.of(l));
        Optional<String> host = fields.take("locatedInHost").flatMap(GraphiumDialect::reference);
        Optional<String> network = fields.take("network").flatMap(this::network);
        Optional<Node> deployment = fields.take("deployment");
        boolean list = fields.takeNullable("itemListElement").isPresent();
        for (Node part : parts(fields)) {
            stack.services.add(GraphiumService.read(part, around));
        }
        fields.keepRest();
        declareVolumes();
        network.ifPresent(this::joinAll);
        DeploymentBlock block = new DeploymentBlock(stack);
        deployment.ifPresent(block::read);
        block.located(host);
        if (list) {
            SiblingVariables.addDependencies(stack.services);
        }
    }

    private static List<Node> parts(Fields fields) {
        return fields.takeAny("itemListElement", "hasPart").map(Node::items).orElse(List.of());
    }

    /** A text, or an object with an {@code @id}. */
    static Optional<String> reference(Node node) {
        if (!node.isTable()) {
            return node.text();
        }
        Fields fields = node.fields();
        Optional<String> id = fields.takeAny("@id", "name").flatMap(Node::text);
        fields.keepRest();
        return id;
    }

    private Optional<String> network(Node node) {
        Fields fields = node.fields();
        Optional<String> name = fields.take("name").flatMap(Node::text);
        fields.take("driver")
                .filter(driver -> !driver.text().orElse("bridge").equals("bridge"))
                .ifPresent(driver -> driver.error(
                        ReadCode.NETWORK_MODE,
                        "a network with the driver \"" + driver.text().orElse("")
                                + "\" cannot be made by engines that stand alone",
                        "Write bridge; services on other hosts are reached through their endpoints"));
        fields.ignore("createIfNotExists");
        fields.keepRest();
        return name;
    }

    private void joinAll(String network) {
        stack.networks.put(network, new StackNetwork(network, false, false, Optional.of(network)));
        for (ServiceDraft service : stack.services) {
            if (service.networkMode.isEmpty()) {
                service.networks.put(network, new ServiceDraft.At<>(List.of(), service.where));
            }
        }
    }

    private void declareVolumes() {
        for (ServiceDraft service : stack.services) {
            for (var mount : service.mounts) {
                if (mount.value() instanceof dev.flotilla.app.stack.Mount.Named named) {
                    stack.volumes.putIfAbsent(
                            named.volume(),
                            new NamedVolume(named.volume(), false, Optional.empty(), Optional.empty(), Map.of()));
                }
            }
        }
    }
}
