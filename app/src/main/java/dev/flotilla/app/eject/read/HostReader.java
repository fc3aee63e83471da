package dev.flotilla.app.eject.read;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.EngineAddressReader;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.stack.read.tree.Fields;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.Node;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** One host of the text of a fleet. */
final class HostReader {
    private final Findings findings;

    HostReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Host> read(Fields fields) {
        Optional<String> name = needed(fields, "name");
        Optional<String> id = needed(fields, "id");
        Optional<EngineAddress> engine = engine(fields);
        Optional<String> address = fields.take("address").flatMap(Node::text);
        Optional<String> datacenter = fields.take("datacenter").flatMap(Node::text);
        SortedMap<String, String> labels = new TreeMap<>();
        fields.take("labels")
                .ifPresent(n ->
                        n.fields().all().forEach(e -> e.value().text().ifPresent(v -> labels.put(e.name(), v))));
        HostStatus status = fields.take("status")
                .flatMap(n -> n.parsed("active, maintenance or offline", HostStatus::of))
                .orElse(HostStatus.ACTIVE);
        Optional<Double> cpus = fields.take("cpus").flatMap(n -> n.parsed("a number", HostReader::decimal));
        Optional<Long> memory = fields.take("memoryBytes").flatMap(n -> n.parsed("a whole number", HostReader::whole));
        int reserve = fields.take("reservePercent")
                .flatMap(n -> n.integer("the reserve", 0, 90))
                .orElse(Host.DEFAULT_RESERVE_PERCENT);
        if (name.isEmpty() || id.isEmpty() || engine.isEmpty() || findings.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new Host(
                new HostId(id.get()),
                name.get(),
                engine.get(),
                address,
                datacenter,
                labels,
                status,
                new DeclaredCapacity(
                        cpus.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                        memory.map(OptionalLong::of).orElseGet(OptionalLong::empty)),
                reserve));
    }

    private static Optional<EngineAddress> engine(Fields fields) {
        Optional<Path> tls = fields.take("tlsDir").flatMap(n -> n.parsed("a path", HostReader::path));
        Optional<Node> node = fields.take("engine");
        if (node.isEmpty()) {
            fields.owner().error(FleetReader.CODE, "the host has no engine", "Write engine: tcp://192.0.2.11:2376");
            return Optional.empty();
        }
        return node.get().text().flatMap(text -> switch (EngineAddressReader.read(text, tls)) {
            case Outcome.Ok<EngineAddress>(EngineAddress good) -> Optional.of(good);
            case Outcome.Failed<EngineAddress> failed -> {
                node.get()
                        .error(
                                failed.first().code(),
                                failed.first().message(),
                                failed.first().hint());
                yield Optional.empty();
            }
        });
    }

    /** A key that must be there. */
    static Optional<String> needed(Fields fields, String key) {
        Optional<String> text = fields.take(key).flatMap(Node::text).filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            fields.owner().error(FleetReader.CODE, "an entry has no " + key, "Write " + key + ": ...");
        }
        return text;
    }

    static Optional<Double> decimal(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Long> whole(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
