package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Revision;
import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.EngineAddressReader;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeRules;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.fleet.store.StoredFleet;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the fleet from its tables. Rows that no edit could have written are told as damage. */
final class FleetRows {
    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Path file;

    FleetRows(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    Outcome<StoredFleet> read() throws SQLException {
        try {
            Map<String, String> meta = new HashMap<>();
            each("SELECT key, value FROM meta", row -> meta.put(row.getString(1), row.getString(2)));
            Map<HostId, Spot> spots = new HashMap<>();
            each(
                    "SELECT host, x, y FROM spot",
                    row -> spots.put(new HostId(row.getString(1)), new Spot(row.getDouble(2), row.getDouble(3))));
            Fleet fleet = new Fleet(
                    meta.getOrDefault("fleet-name", Fleet.EMPTY.name()),
                    hosts(),
                    spots,
                    stacks(),
                    nodes(),
                    new SetupRows(connection).read());
            long revision = Long.parseLong(meta.getOrDefault("revision", "0"));
            return Outcome.ok(new StoredFleet(fleet, new Revision(revision)));
        } catch (IllegalArgumentException e) {
            Problem damage = StorageProblems.damaged(file);
            return Outcome.failed(
                    Problem.of(damage.code(), damage.message() + " (" + e.getMessage() + ")", damage.hint()));
        }
    }

    private List<Host> hosts() throws SQLException {
        Map<String, SortedMap<String, String>> labels = new HashMap<>();
        each(
                "SELECT host, key, value FROM host_label",
                row -> labels.computeIfAbsent(row.getString(1), host -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)));
        List<Host> hosts = new ArrayList<>();
        each(
                "SELECT id, name, engine, tls_dir, address, datacenter, status, cpus, memory_bytes, reserve_percent"
                        + " FROM host ORDER BY position, id",
                row -> hosts.add(host(row, labels.getOrDefault(row.getString("id"), new TreeMap<>()))));
        return hosts;
    }

    private static Host host(ResultSet row, SortedMap<String, String> labels) throws SQLException {
        double cpus = row.getDouble("cpus");
        OptionalDouble declaredCpus = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(cpus);
        long memory = row.getLong("memory_bytes");
        OptionalLong declaredMemory = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(memory);
        String status = row.getString("status");
        return new Host(
                new HostId(row.getString("id")),
                row.getString("name"),
                engine(row.getString("engine"), Optional.ofNullable(row.getString("tls_dir"))),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("datacenter")),
                labels,
                HostStatus.of(status).orElseThrow(() -> new IllegalArgumentException("host status " + status)),
                new DeclaredCapacity(declaredCpus, declaredMemory),
                row.getInt("reserve_percent"));
    }

    private static EngineAddress engine(String text, Optional<String> tlsDir) {
        return switch (EngineAddressReader.read(text, tlsDir.map(Path::of))) {
            case Outcome.Ok<EngineAddress>(EngineAddress address) -> address;
            case Outcome.Failed<EngineAddress> failed ->
                throw new IllegalArgumentException(failed.first().message());
        };
    }

    private SortedMap<String, WishedStack> stacks() throws SQLException {
        Map<String, Map<String, HostId>> pins = new HashMap<>();
        each(
                "SELECT stack, service, host FROM stack_pin",
                row -> pins.computeIfAbsent(row.getString(1), stack -> new HashMap<>())
                        .put(row.getString(2), new HostId(row.getString(3))));
        SortedMap<String, WishedStack> stacks = new TreeMap<>();
        each("SELECT name, file, strategy FROM stack", row -> {
            String name = row.getString(1);
            stacks.put(
                    name,
                    new WishedStack(
                            name,
                            row.getString(2),
                            Optional.ofNullable(row.getString(3)),
                            pins.getOrDefault(name, Map.of())));
        });
        return stacks;
    }

    private List<Node> nodes() throws SQLException {
        List<Node> nodes = new ArrayList<>();
        each(
                "SELECT name, host, heartbeat_port, comms_port, control_port, http, kind, period_ms, tolerance_ms,"
                        + " node_id, key_file FROM node ORDER BY position, name",
                row -> nodes.add(node(row)));
        return nodes;
    }

    private static Node node(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        Node node = new Node(
                row.getString("name"),
                row.getString("host"),
                row.getInt("heartbeat_port"),
                row.getInt("comms_port"),
                row.getInt("control_port"),
                Optional.ofNullable(row.getString("http")),
                Node.Kind.of(kind).orElseThrow(() -> new IllegalArgumentException("node kind " + kind)),
                Duration.ofMillis(row.getLong("period_ms")),
                Duration.ofMillis(row.getLong("tolerance_ms")),
                Optional.ofNullable(row.getString("node_id")),
                Optional.ofNullable(row.getString("key_file")));
        if (NodeRules.check(node) instanceof Outcome.Failed<Node> failed) {
            throw new IllegalArgumentException(failed.first().message());
        }
        return node;
    }

    private void each(String query, Row reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
