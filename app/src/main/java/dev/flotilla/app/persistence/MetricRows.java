package dev.flotilla.app.persistence;

import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.series.Columns;
import dev.flotilla.app.monitor.series.RollupBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The rows of figures: a batch goes in, a span comes out. */
final class MetricRows {
    private static final int SLOT_MS = RollupBatch.SLOT_MS;
    private static final int SLOTS_OF_MINUTE = 6;
    private static final int INDEX_BITS = 22;
    /** Beyond so many bytes a minute of one figure is full of repetitions: a clock goes to and fro. */
    private static final int LARGEST_ROW = 2_000;

    /** Walks from one time that is there to the next, so that a day costs some hundred steps and no scan. */
    private static final String WALK = "WITH RECURSIVE t(x) AS (SELECT min(%1$s) FROM %2$s WHERE %1$s >= ?1 UNION ALL"
            + " SELECT (SELECT min(%1$s) FROM %2$s WHERE %1$s > x) FROM t WHERE x <= ?2)"
            + " SELECT k.%1$s, k.points FROM t JOIN %2$s k ON k.%1$s = t.x AND k.series = ?3 WHERE t.x <= ?2";

    private static final String BLOCKS = WALK.formatted("start", "block");
    private static final String FRESH = WALK.formatted("minute", "fresh");

    private final MetricFile file;
    private final Map<SeriesKey, Long> ids = new HashMap<>();

    MetricRows(MetricFile file) {
        this.file = file;
    }

    /** Numbers of figures may have gone with their rows, or with a transaction that was taken back. */
    void forgetCache() {
        ids.clear();
    }

    /** In the order of the key, so that the rows of a minute fill page after page. */
    void put(RollupBatch batch) throws SQLException {
        int[] series = new int[batch.size()];
        long first = Long.MAX_VALUE;
        for (int i = 0; i < series.length; i++) {
            series[i] = (int) id(batch.key(i), batch.slot(i) / PackedPoints.SLOTS);
            first = Math.min(first, batch.slot(i) / SLOTS_OF_MINUTE);
        }
        long[] order = new long[series.length];
        for (int i = 0; i < order.length; i++) {
            long minute = Math.min((1 << 19) - 1, batch.slot(i) / SLOTS_OF_MINUTE - first);
            order[i] = ((minute << INDEX_BITS | series[i]) << INDEX_BITS) | i;
        }
        Arrays.sort(order);
        try (PreparedStatement put = file.writer()
                .prepareStatement("INSERT INTO fresh VALUES (?, ?, ?) ON CONFLICT (minute, series)"
                        + " DO UPDATE SET points = CAST(points || excluded.points AS BLOB) WHERE length(points) < "
                        + LARGEST_ROW)) {
            byte[] bytes = new byte[LARGEST_ROW];
            int end = 0;
            for (int p = 0; p < order.length; p++) {
                int i = index(order[p]);
                end = write(bytes, end, batch, i);
                boolean goesOn = p + 1 < order.length
                        && series[index(order[p + 1])] == series[i]
                        && batch.slot(index(order[p + 1])) / SLOTS_OF_MINUTE == batch.slot(i) / SLOTS_OF_MINUTE
                        && end + PackedPoints.LARGEST <= bytes.length;
                if (!goesOn) {
                    put.setLong(1, batch.slot(i) / SLOTS_OF_MINUTE);
                    put.setLong(2, series[i]);
                    put.setBytes(3, Arrays.copyOf(bytes, end));
                    put.executeUpdate();
                    end = 0;
                }
            }
        }
    }

    private static int index(long placed) {
        return (int) (placed & ((1 << INDEX_BITS) - 1));
    }

    private static int write(byte[] bytes, int end, RollupBatch batch, int i) {
        return PackedPoints.write(
                bytes,
                end,
                batch.slot(i) % PackedPoints.SLOTS,
                batch.width(i) > 1,
                batch.least(i),
                batch.mean(i),
                batch.greatest(i),
                batch.count(i));
    }

    private long id(SeriesKey key, long block) throws SQLException {
        Long known = ids.get(key);
        if (known != null) {
            return known;
        }
        OptionalLong there = id(file.writer(), key);
        long id = there.isPresent() ? there.getAsLong() : make(key, block);
        ids.put(key, id);
        return id;
    }

    private static OptionalLong id(Connection connection, SeriesKey key) throws SQLException {
        try (PreparedStatement find =
                connection.prepareStatement("SELECT id FROM series WHERE node = ? AND receiver = ? AND metric = ?")) {
            name(find, key);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private long make(SeriesKey key, long block) throws SQLException {
        try (PreparedStatement make = file.writer()
                .prepareStatement(
                        "INSERT INTO series (node, receiver, metric, last) VALUES (?, ?, ?, ?) RETURNING id")) {
            name(make, key);
            make.setLong(4, block);
            try (ResultSet row = make.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void name(PreparedStatement statement, SeriesKey key) throws SQLException {
        statement.setString(1, key.node());
        statement.setString(2, key.receiver().orElse(""));
        statement.setString(3, key.metric().name());
    }

    /** How many rows were read. */
    static int read(MetricFile file, SeriesKey key, long beforeMs, Columns into) throws SQLException {
        Connection c = file.reader();
        OptionalLong series = id(c, key);
        if (series.isEmpty()) {
            return 0;
        }
        long last = Math.min(into.toMs(), beforeMs);
        long minuteMs = (long) SLOTS_OF_MINUTE * SLOT_MS;
        long id = series.getAsLong();
        // First the fresh ones: what is joined to a block in between is then met twice, not missed.
        int rows = walk(c, FRESH, minuteMs, id, beforeMs, last, into);
        return rows + walk(c, BLOCKS, MetricTidying.BLOCK_MS, id, beforeMs, last, into);
    }

    private static int walk(Connection c, String sql, long unitMs, long id, long beforeMs, long lastMs, Columns into)
            throws SQLException {
        int rows = 0;
        try (PreparedStatement walk = c.prepareStatement(sql)) {
            walk.setLong(1, Math.floorDiv(into.fromMs(), unitMs));
            walk.setLong(2, Math.floorDiv(lastMs, unitMs));
            walk.setLong(3, id);
            try (ResultSet row = walk.executeQuery()) {
                while (row.next()) {
                    long block = Math.floorDiv(row.getLong(1) * unitMs, MetricTidying.BLOCK_MS);
                    long start = block * MetricTidying.BLOCK_MS;
                    PackedPoints.read(row.getBytes(2), (place, coarse, least, mean, greatest, count) -> {
                        long at = start + (long) place * SLOT_MS;
                        if (at < beforeMs) {
                            long width = coarse ? SLOTS_OF_MINUTE * SLOT_MS : SLOT_MS;
                            into.add(at + width / 2, least, mean, greatest, count);
                        }
                    });
                    rows++;
                }
            }
        }
        return rows;
    }
}
