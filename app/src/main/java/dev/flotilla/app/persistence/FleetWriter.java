package dev.flotilla.app.persistence;

import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.WishedStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes what differs between two fleets, inside a transaction of the caller. */
final class FleetWriter {
    private final Connection connection;

    FleetWriter(Connection connection) {
        this.connection = connection;
    }

    void write(Fleet before, Fleet after) throws SQLException {
        if (!before.name().equals(after.name())) {
            run("UPDATE meta SET value = ? WHERE key = 'fleet-name'", after.name());
        }
        writeHosts(before, after);
        writeSpots(before, after);
        writeStacks(before, after);
        writeNodes(before, after);
        new SetupRows(connection).write(before.setups(), after.setups());
    }

    private void writeHosts(Fleet before, Fleet after) throws SQLException {
        Map<HostId, Integer> places = new HashMap<>();
        for (int i = 0; i < before.hosts().size(); i++) {
            places.put(before.hosts().get(i).id(), i);
        }
        for (int i = 0; i < after.hosts().size(); i++) {
            Host host = after.hosts().get(i);
            Integer place = places.remove(host.id());
            Optional<Host> old = Optional.ofNullable(place).map(before.hosts()::get);
            if (old.isEmpty() || !old.get().equals(host)) {
                writeHost(host, i);
            } else if (!Integer.valueOf(i).equals(place)) {
                run("UPDATE host SET position = ? WHERE id = ?", i, host.id().value());
            }
        }
        for (HostId gone : places.keySet()) {
            run("DELETE FROM host WHERE id = ?", gone.value());
        }
    }

    private void writeHost(Host host, int position) throws SQLException {
        run(
                "INSERT INTO host (id, position, name, engine, tls_dir, address, datacenter, status, cpus, memory_bytes,"
                        + " reserve_percent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " position = excluded.position, name = excluded.name, engine = excluded.engine,"
                        + " tls_dir = excluded.tls_dir, address = excluded.address, datacenter = excluded.datacenter,"
                        + " status = excluded.status, cpus = excluded.cpus, memory_bytes = excluded.memory_bytes,"
                        + " reserve_percent = excluded.reserve_percent",
                host.id().value(),
                position,
                host.name(),
                host.engine().text(),
                tlsDir(host.engine()).map(Path::toString).orElse(null),
                host.address().orElse(null),
                host.datacenter().orElse(null),
                host.status().word(),
                boxed(host.declared().cpus()),
                boxed(host.declared().memoryBytes()),
                host.reservePercent());
        run("DELETE FROM host_label WHERE host = ?", host.id().value());
        for (Map.Entry<String, String> label : host.labels().entrySet()) {
            run("INSERT INTO host_label VALUES (?, ?, ?)", host.id().value(), label.getKey(), label.getValue());
        }
    }

    private void writeSpots(Fleet before, Fleet after) throws SQLException {
        for (Map.Entry<HostId, Spot> entry : after.spots().entrySet()) {
            Spot spot = entry.getValue();
            boolean same = spot.equals(before.spots().get(entry.getKey()))
                    && before.host(entry.getKey()).isPresent();
            if (!same) {
                run(
                        "INSERT OR REPLACE INTO spot VALUES (?, ?, ?)",
                        entry.getKey().value(),
                        spot.x(),
                        spot.y());
            }
        }
        for (HostId id : before.spots().keySet()) {
            if (!after.spots().containsKey(id)) {
                run("DELETE FROM spot WHERE host = ?", id.value());
            }
        }
    }

    private void writeStacks(Fleet before, Fleet after) throws SQLException {
        for (WishedStack stack : after.stacks().values()) {
            if (!stack.equals(before.stacks().get(stack.name()))) {
                run("DELETE FROM stack WHERE name = ?", stack.name());
                run(
                        "INSERT INTO stack VALUES (?, ?, ?)",
                        stack.name(),
                        stack.file(),
                        stack.strategy().orElse(null));
                for (Map.Entry<String, HostId> pin : stack.pins().entrySet()) {
                    run(
                            "INSERT INTO stack_pin VALUES (?, ?, ?)",
                            stack.name(),
                            pin.getKey(),
                            pin.getValue().value());
                }
            }
        }
        for (String name : before.stacks().keySet()) {
            if (!after.stacks().containsKey(name)) {
                run("DELETE FROM stack WHERE name = ?", name);
            }
        }
    }

    /** Names alone tell nodes apart, so one that was renamed is written anew. */
    private void writeNodes(Fleet before, Fleet after) throws SQLException {
        if (before.nodes().equals(after.nodes())) {
            return;
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < before.nodes().size(); i++) {
            places.put(before.nodes().get(i).name(), i);
        }
        for (Node node : after.nodes()) {
            places.remove(node.name());
        }
        for (String gone : places.keySet()) {
            run("DELETE FROM node WHERE name = ?", gone);
        }
        for (int i = 0; i < after.nodes().size(); i++) {
            Node node = after.nodes().get(i);
            boolean same = i < before.nodes().size() && before.nodes().get(i).equals(node);
            if (!same) {
                run(
                        "INSERT OR REPLACE INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        node.name(),
                        i,
                        node.host(),
                        node.heartbeatPort(),
                        node.commsPort(),
                        node.controlPort(),
                        node.http().orElse(null),
                        node.kind().word(),
                        node.period().toMillis(),
                        node.tolerance().toMillis(),
                        node.nodeId().orElse(null),
                        node.keyFile().orElse(null));
            }
        }
    }

    private static Optional<Path> tlsDir(EngineAddress address) {
        return address instanceof EngineAddress.Tcp tcp ? tcp.tlsDir() : Optional.empty();
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
