package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.docker.embedded.NodeBeat;
import dev.flotilla.app.ui.canvas.BeatLink;
import dev.flotilla.app.ui.kit.Item;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What embedded nodes tell of one another, as the canvas draws it. */
public final class BeatSignal {
    /** Of nodes that are told nothing else; see {@code HEARTBEAT_PERIOD_MS} of the node. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private BeatSignal() {}

    public static Signal<List<BeatLink>> of(Signal<List<NodeBeat>> beats, InstantSource clock) {
        return beats.map(all -> all.stream().map(beat -> link(beat, clock)).toList());
    }

    private static BeatLink link(NodeBeat beat, InstantSource clock) {
        return new BeatLink(
                item(beat.from()),
                item(beat.to()),
                beat.age().map(age -> clock.instant().minus(age)),
                PERIOD);
    }

    private static Item.OfContainer item(NodeBeat.End end) {
        return new Item.OfContainer(end.host(), end.container());
    }
}
