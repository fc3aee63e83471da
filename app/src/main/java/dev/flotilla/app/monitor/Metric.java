package dev.flotilla.app.monitor;

/** What is kept over time. */
public enum Metric {
    INTER_ARRIVAL_MS("Time between beats", "ms"),
    SUSPICION("Suspicion", ""),
    DELAY_MS("One-way delay, estimated", "ms"),
    LOSS_PERCENT("Lost beats", "%"),
    ROUND_TRIP_MS("Round trip", "ms"),
    /** Of the whole machine on which the node runs: nodes that share one have the same. So too the next two. */
    CPU_PERCENT("Machine, processor", "%"),
    MEMORY_PERCENT("Machine, memory", "%"),
    DISK_PERCENT("Machine, disk", "%"),
    P95_MS("Predictions, p95", "ms"),
    ERROR_PERCENT("Failed predictions", "%"),
    CANARY_PERCENT("Canary's share", "%"),
    COMMIT_MS("Commit round", "ms"),
    /** Time in the node's own handlers; 100 is one core. Also of nodes that share a process. */
    BUSY_PERCENT("Node, at work", "%"),
    /** Of everything that it turns away. */
    REJECTED_PER_MINUTE("Turned away", "per min"),
    /** 0 unknown, 1 online, 2 suspect, 3 down: for the overview of a day. */
    STATE("State", ""),
    /** Of the node's container, as its engine tells; 100 is one core. */
    CONTAINER_CPU_PERCENT("Container, processor", "%"),
    CONTAINER_MEMORY_MB("Container, memory", "MB"),
    CONTAINER_RECEIVED_KB_S("Container, received", "kB/s"),
    CONTAINER_SENT_KB_S("Container, sent", "kB/s");

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    public String title() {
        return title;
    }

    /** Empty when it has none. */
    public String unit() {
        return unit;
    }
}
