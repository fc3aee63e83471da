package dev.flotilla.app.stack.read.graphium;

import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.read.draft.ServiceDraft;
import dev.flotilla.app.stack.read.text.Quantity;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How large a container may grow and what it asks for. */
final class GraphiumResources {
    private GraphiumResources() {}

    /** {@code {cpu, memory}}, or compose's {@code {resources: {limits, reservations}}}; sizes as text or bytes. */
    static void read(Fields block, ServiceDraft draft) {
        block.take("replicas")
                .flatMap(n -> n.integer("the number of replicas", 0, 1_000))
                .ifPresent(n -> draft.replicas = n);
        Fields inner = block.take("resources").map(Node::fields).orElse(block);
        Optional<Fields> limits = inner.take("limits").map(Node::fields);
        Optional<Fields> reservations =
                inner.takeAny("reservations", "requests").map(Node::fields);
        Limits plain = part(inner);
        Limits most = limits.map(GraphiumResources::part).orElse(plain);
        Limits least = reservations.map(GraphiumResources::part).orElse(Limits.NONE);
        draft.limits = new Limits(most.cpus(), most.memoryBytes(), least.cpus(), least.memoryBytes());
        limits.ifPresent(Fields::keepRest);
        reservations.ifPresent(Fields::keepRest);
        inner.keepRest();
        if (inner != block) {
            block.keepRest();
        }
    }

    private static Limits part(Fields part) {
        Optional<Double> cpu = part.takeAny("cpu", "cpus").flatMap(n -> n.parsed(Quantity.CORES, Quantity::cores));
        Optional<Long> memory = part.take("memory").flatMap(n -> n.parsed(Quantity.SIZE, Quantity::bytes));
        return new Limits(
                cpu.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                memory.map(OptionalLong::of).orElse(OptionalLong.empty()),
                OptionalDouble.empty(),
                OptionalLong.empty());
    }
}
