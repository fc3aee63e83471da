package dev.flotilla.app.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What is done to the figures when they grow old, in portions: minutes become blocks of ten, blocks older than a day are
 * made coarser, and the oldest go when the file is full.
 */
final class MetricTidying {
    static final long BLOCK_MS = PackedPoints.SLOTS * 10_000L;
    private static final int MINUTES = 10;
    /** Fine for a day and somewhat more. */
    private static final long FINE_BLOCKS = 26 * 6;

    private static final int BLOCKS_AT_ONCE = 3;
    private static final double FULL = .9;

    private final MetricFile file;
    private final long mostBytes;

    MetricTidying(MetricFile file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    void run(long nowMs) throws SQLException {
        long nowBlock = Math.floorDiv(nowMs, BLOCK_MS);
        Connection c = file.writer();
        for (int i = 0; i < BLOCKS_AT_ONCE; i++) {
            long oldest = MetricFile.number(c, "SELECT min(minute) FROM fresh") / MINUTES;
            if (oldest == 0 || oldest >= nowBlock) {
                break;
            }
            file.write(() -> join(oldest));
        }
        condense(nowBlock - FINE_BLOCKS);
        prune();
    }

    /** Joins the fresh minutes of a block to one row a figure. */
    private void join(long start) throws SQLException {
        BlockMerge merge = new BlockMerge(false);
        Connection c = file.writer();
        try (PreparedStatement rows =
                        c.prepareStatement("SELECT series, points FROM fresh WHERE minute >= ? AND minute < ?"
                                + " UNION ALL SELECT series, points FROM block WHERE start = ? ORDER BY series");
                PreparedStatement put = c.prepareStatement("INSERT OR REPLACE INTO block VALUES (?, ?, ?)")) {
            rows.setLong(1, start * MINUTES);
            rows.setLong(2, (start + 1) * MINUTES);
            rows.setLong(3, start);
            long series = Long.MIN_VALUE;
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    if (row.getLong(1) != series) {
                        put(put, start, series, merge);
                        series = row.getLong(1);
                    }
                    PackedPoints.read(row.getBytes(2), merge);
                }
            }
            put(put, start, series, merge);
        }
        MetricFile.change(
                c, "UPDATE series SET last = ? WHERE id IN (SELECT series FROM block WHERE start = ?)", start, start);
        MetricFile.change(
                c, "DELETE FROM fresh WHERE minute >= ? AND minute < ?", start * MINUTES, (start + 1) * MINUTES);
    }

    private static void put(PreparedStatement put, long start, long series, BlockMerge merge) throws SQLException {
        if (series != Long.MIN_VALUE) {
            put.setLong(1, start);
            put.setLong(2, series);
            put.setBytes(3, merge.bytes());
            put.executeUpdate();
        }
        merge.clear();
    }

    private void condense(long before) throws SQLException {
        Connection c = file.writer();
        for (int i = 0; i < BLOCKS_AT_ONCE; i++) {
            long start =
                    MetricFile.number(c, "SELECT min(start) FROM block WHERE start > (SELECT condensed FROM progress)");
            if (start == 0 || start >= before) {
                return;
            }
            file.write(() -> condenseBlock(start));
        }
    }

    private void condenseBlock(long start) throws SQLException {
        BlockMerge merge = new BlockMerge(true);
        Connection c = file.writer();
        try (PreparedStatement rows = c.prepareStatement("SELECT series, points FROM block WHERE start = ?");
                PreparedStatement put =
                        c.prepareStatement("UPDATE block SET points = ? WHERE start = ? AND series = ?")) {
            rows.setLong(1, start);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    merge.clear();
                    PackedPoints.read(row.getBytes(2), merge);
                    if (merge.changed()) {
                        put.setBytes(1, merge.bytes());
                        put.setLong(2, start);
                        put.setLong(3, row.getLong(1));
                        put.executeUpdate();
                    }
                }
            }
        }
        MetricFile.change(c, "UPDATE progress SET condensed = ?", start);
    }

    /** The oldest go until there is room again. Pages that are free are given back to the disk bit by bit. */
    void prune() throws SQLException {
        Connection c = file.writer();
        boolean pruned = false;
        while (file.usedBytes() > mostBytes * FULL) {
            long oldest = MetricFile.number(c, "SELECT min(start) FROM block");
            if (oldest == 0) {
                MetricFile.run(c, "DELETE FROM fresh WHERE minute = (SELECT min(minute) FROM fresh)");
                break;
            }
            MetricFile.change(c, "DELETE FROM block WHERE start = ?", oldest);
            pruned = true;
        }
        if (pruned) {
            MetricFile.run(c, "DELETE FROM series WHERE last < (SELECT min(start) FROM block)");
        }
        MetricFile.run(c, "PRAGMA incremental_vacuum(4000)");
    }
}
