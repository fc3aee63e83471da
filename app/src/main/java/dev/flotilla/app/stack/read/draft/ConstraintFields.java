package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.read.text.Quantity;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Node;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Where a service may go, in Graphium's words and in ours. */
public final class ConstraintFields {
    private ConstraintFields() {}

    /** @param before what other keys of the file have said already; what these fields say wins */
    public static Constraint read(Fields fields, Constraint before) {
        Optional<String> host = fields.takeAny("targetHost", "host").flatMap(Node::text);
        Optional<String> datacenter =
                fields.takeAny("requiredDatacenter", "datacenter").flatMap(Node::text);
        Optional<Double> cpu =
                fields.takeAny("minCpu", "min_cpu").flatMap(n -> n.parsed(Quantity.CORES, Quantity::cores));
        Optional<Long> memory =
                fields.takeAny("minMemory", "min_memory").flatMap(n -> n.parsed(Quantity.SIZE, Quantity::bytes));
        TreeMap<String, String> labels = new TreeMap<>(before.labels());
        fields.take("labels")
                .ifPresent(node -> node.fields()
                        .all()
                        .forEach(e -> e.value().text().ifPresent(text -> labels.put(e.name(), text))));
        return new Constraint(
                host.or(before::targetHost),
                datacenter.or(before::datacenter),
                cpu.map(OptionalDouble::of).orElse(before.minCpu()),
                memory.map(OptionalLong::of).orElse(before.minMemoryBytes()),
                labels);
    }
}
