package dev.flotilla.node.beat;

/**
 * Makes the snapshots of the tables, no more of them than somebody reads: with many peers one is megabytes, and those that nobody reads live
 * just long enough to be collected the slow way, while nothing is read from the socket. The owner of the tables makes them, any thread may look.
 */
public final class SnapshotKeeper {
    /** Up to so many rows there is one with every beat. */
    static final int FEW_ROWS = 1_000;

    /** Between two because somebody looks. */
    static final long SNAPSHOT_NANOS = 200_000_000L;

    private final BeatTables tables;
    private final String nodeId;
    private volatile BeatSnapshot snapshot;
    private volatile boolean wanted;

    public SnapshotKeeper(BeatTables tables, String nodeId, long now) {
        this.tables = tables;
        this.nodeId = nodeId;
        this.snapshot = tables.snapshot(nodeId, now);
    }

    /** A period is over. The owner alone. */
    public void beaten(long now) {
        if (wanted || areFew()) {
            wanted = false;
            snapshot = tables.snapshot(nodeId, now);
        }
    }

    /**
     * A heartbeat was taken. The owner alone.
     *
     * @param news whether somebody has come online by it
     */
    public void heard(boolean news, long now) {
        if (news) {
            wanted = true; // Not what it was: any thread may have set it in between.
        }
        if (wanted && now - snapshot.atNanos() > SNAPSHOT_NANOS) {
            wanted = false;
            snapshot = tables.snapshot(nodeId, now);
        }
    }

    private boolean areFew() {
        return tables.size() <= FEW_ROWS;
    }

    /** As of now. The owner alone. */
    public BeatSnapshot fresh(long now) {
        BeatSnapshot made = tables.snapshot(nodeId, now);
        if (areFew()) {
            snapshot = made;
        }
        return made;
    }

    /**
     * As of the last beat, or of the last heartbeat before somebody looked. With many peers and nobody who looked lately it is as old as that
     * look, its time tells; the next one is not. Any thread.
     */
    public BeatSnapshot latest() {
        wanted = true;
        return snapshot;
    }
}
