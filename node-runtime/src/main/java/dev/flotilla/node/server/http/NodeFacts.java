package dev.flotilla.node.server.http;

import dev.flotilla.node.beat.BeatFigures;
import dev.flotilla.node.beat.BeatRefusal;
import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.control.ControlCounts;
import dev.flotilla.node.live.LiveReplica;
import dev.flotilla.node.tally.Tally;

/** What the pages tell about a node. Asked on its event loop. */
public interface NodeFacts {
    String nodeId();

    BeatSnapshot beats();

    /** The countable part of {@link #beats}, which is much cheaper where there are many peers. */
    BeatFigures beatFigures();

    /** Datagrams that were not taken, by reason. */
    Tally<BeatRefusal> refusedBeats();

    LiveReplica replica();

    ControlCounts control();

    /** Figures of other doors, added to the metrics page. */
    void moreMetrics(MetricsText text);

    /** Whether this node decides for the others. */
    boolean coordinates();

    /** With how many others it agrees; 0 when with itself alone. */
    int agreesWith();

    /** Whether it has a token, so that its rollout can be ordered. */
    boolean takesOrders();

    /** What a request cost. */
    void worked(long nanos, long bytesIn, long bytesOut);
}
