package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.SetupRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes setups of nodes. */
final class SetupRows {
    private final Connection connection;

    SetupRows(Connection connection) {
        this.connection = connection;
    }

    List<NodeSetup> read() throws SQLException {
        List<NodeSetup> setups = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT name, host, address, image, network, restart, mounts, ports, environment, config"
                                + " FROM node_setup ORDER BY position, name");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                setups.add(setup(rows));
            }
        }
        return setups;
    }

    private static NodeSetup setup(ResultSet row) throws SQLException {
        SortedMap<String, String> environment = new TreeMap<>();
        for (String line : lines(row.getString("environment"))) {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
        }
        String network = row.getString("network");
        NodeSetup setup = new NodeSetup(
                row.getString("name"),
                Optional.ofNullable(row.getString("host")).map(HostId::new),
                Optional.ofNullable(row.getString("address")),
                row.getString("image"),
                NodeSetup.Network.of(network).orElseThrow(() -> new IllegalArgumentException("network " + network)),
                row.getString("restart"),
                lines(row.getString("mounts")),
                lines(row.getString("ports")),
                environment,
                Optional.ofNullable(row.getString("config")));
        if (SetupRules.check(setup) instanceof Outcome.Failed<NodeSetup> failed) {
            throw new IllegalArgumentException(failed.first().message());
        }
        return setup;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    /** Inside a transaction of the caller. */
    void write(List<NodeSetup> before, List<NodeSetup> after) throws SQLException {
        if (before.equals(after)) {
            return;
        }
        Set<String> kept = new HashSet<>();
        for (NodeSetup setup : after) {
            kept.add(setup.name());
        }
        for (NodeSetup gone : before) {
            if (!kept.contains(gone.name())) {
                try (PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM node_setup WHERE name = ?")) {
                    statement.setString(1, gone.name());
                    statement.executeUpdate();
                }
            }
        }
        for (int i = 0; i < after.size(); i++) {
            boolean same = i < before.size() && before.get(i).equals(after.get(i));
            if (!same) {
                write(after.get(i), i);
            }
        }
    }

    private void write(NodeSetup setup, int position) throws SQLException {
        List<String> environment = new ArrayList<>();
        setup.environment().forEach((name, value) -> environment.add(name + "=" + value));
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT OR REPLACE INTO node_setup VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, setup.name());
            statement.setInt(2, position);
            statement.setString(3, setup.host().map(HostId::value).orElse(null));
            statement.setString(4, setup.address().orElse(null));
            statement.setString(5, setup.image());
            statement.setString(6, setup.network().word());
            statement.setString(7, setup.restart());
            statement.setString(8, String.join("\n", setup.mounts()));
            statement.setString(9, String.join("\n", setup.ports()));
            statement.setString(10, String.join("\n", environment));
            statement.setString(11, setup.config().orElse(null));
            statement.executeUpdate();
        }
    }
}
