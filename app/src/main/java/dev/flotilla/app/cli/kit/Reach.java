package dev.flotilla.app.cli.kit;

/** What a command does to the data folder; decides in which process it runs. */
public enum Reach {
    /** Does not look at the data folder. */
    NOTHING,
    /** Reads it; works beside a running owner. */
    READS,
    /** Looks at what the monitor knows: the owner runs it, or this process monitors by itself for as long as it takes. */
    WATCHES,
    /** Changes it: the owner runs it, or this process becomes the owner for as long as it takes. */
    WRITES,
    /** As WRITES, and touches containers, which on embedded hosts live in a process that stays. */
    WRITES_AND_RUNS
}
