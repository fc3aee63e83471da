package dev.flotilla.node.commit;

/** What happened in a run, so that a test can tell that something did. */
final class SimStats {
    long rounds;
    long commits;
    long crashes;
    long torn;
    long lost;
    long partitions;
    long forgeries;
    long drops;
    long frames;
    long wipes;

    void add(SimStats other) {
        rounds += other.rounds;
        commits += other.commits;
        crashes += other.crashes;
        torn += other.torn;
        lost += other.lost;
        partitions += other.partitions;
        forgeries += other.forgeries;
        drops += other.drops;
        frames += other.frames;
        wipes += other.wipes;
    }

    @Override
    public String toString() {
        return rounds + " rounds, " + commits + " commits, " + crashes + " crashes (" + torn + " torn writes, " + wipes
                + " new disks), " + partitions + " partitions, " + frames + " frames, " + lost + " lost, " + forgeries
                + " forged, " + drops + " refused";
    }
}
