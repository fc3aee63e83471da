package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets away that nothing refers to any more. Of a stack, what was applied last refers to its secrets, and so
 * does whatever is not at its end, and a setting; once the stack is removed nothing does, and the history shows all values masked
 * anyway.
 */
final class SecretSweep {
    private static final Pattern REFERENCE = Pattern.compile("\u27e6secret:([^\u27e7]+)\u27e7");

    private SecretSweep() {}

    /**
     * One transaction.
     *
     * @param kept ids that stay whatever the tables say
     * @return how many were taken away
     */
    static Outcome<Integer> sweep(Database database, Set<String> kept) {
        return database.write(connection -> {
            Set<String> needed = new HashSet<>(kept);
            for (long apply : standing(connection)) {
                Matcher references = REFERENCE.matcher(plan(connection, apply));
                while (references.find()) {
                    needed.add(references.group(1));
                }
            }
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery("SELECT json FROM setting")) {
                while (rows.next()) {
                    Matcher references = REFERENCE.matcher(rows.getString(1));
                    while (references.find()) {
                        needed.add(references.group(1));
                    }
                }
            }
            List<String> gone = new ArrayList<>();
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery("SELECT id FROM sealed_secret WHERE id NOT LIKE '#%'")) {
                while (rows.next()) {
                    if (!needed.contains(rows.getString(1))) {
                        gone.add(rows.getString(1));
                    }
                }
            }
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sealed_secret WHERE id = ?")) {
                for (String id : gone) {
                    delete.setString(1, id);
                    delete.executeUpdate();
                }
            }
            return Outcome.ok(gone.size());
        });
    }

    /** Numbers of the applies whose secrets may still be needed. */
    private static List<Long> standing(Connection connection) throws SQLException {
        List<Long> standing = new ArrayList<>();
        String stack = "";
        boolean settled = false;
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(
                        "SELECT number, stack, kind, state, pending FROM apply ORDER BY stack, number DESC")) {
            while (rows.next()) {
                if (!rows.getString(2).equals(stack)) {
                    stack = rows.getString(2);
                    settled = false;
                }
                String state = rows.getString(4);
                boolean open = rows.getInt(5) > 0 || state.equals("RUNNING") || state.equals("ROLLING_BACK");
                if (!settled || open) {
                    standing.add(rows.getLong(1));
                }
                settled |= state.equals("DONE") && !rows.getString(3).equals("STOP");
            }
        }
        return standing;
    }

    private static String plan(Connection connection, long apply) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT plan FROM apply WHERE number = ?")) {
            query.setLong(1, apply);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
