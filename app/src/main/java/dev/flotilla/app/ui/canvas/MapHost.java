package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A host's card.
 *
 * @param series 1-6, the colour of its strip
 * @param engine "Docker 28.5", "Embedded", "seen 3 min ago"
 * @param unsafe its engine is reached over the network in clear
 * @param cpu share of its cores that containers use, 0-1; empty when unknown
 * @param memory likewise
 * @param emptyLine what stands in a card without containers
 * @param progress of an apply that is at work here, 0-1; empty when none is
 * @param edited the next apply would change it, by what was put here or away from here by hand
 * @param spot where it was put by hand
 */
public record MapHost(
        HostId id,
        String name,
        String address,
        String icon,
        Status status,
        String engine,
        int series,
        boolean embedded,
        boolean unsafe,
        OptionalDouble cpu,
        OptionalDouble memory,
        List<MapGroup> groups,
        String emptyLine,
        OptionalDouble progress,
        boolean edited,
        Optional<Spot> spot) {
    public MapHost {
        groups = List.copyOf(groups);
    }

    public Item.OfHost item() {
        return new Item.OfHost(id);
    }

    public List<MapRow> rows() {
        return groups.stream().flatMap(g -> g.rows().stream()).toList();
    }

    /** To be placed again. */
    public MapHost withoutSpot() {
        return new MapHost(
                id,
                name,
                address,
                icon,
                status,
                engine,
                series,
                embedded,
                unsafe,
                cpu,
                memory,
                groups,
                emptyLine,
                progress,
                edited,
                Optional.empty());
    }

    /** Switched off or silent: drawn in muted colours. */
    public boolean isDim() {
        return status == Status.DOWN || status == Status.OFFLINE;
    }

    /** How many containers have each status, worst first. */
    public Map<Status, Integer> counts() {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        rows().forEach(r -> counts.merge(r.status(), 1, Integer::sum));
        return counts;
    }

    /** As a screen reader says it. */
    public String sentence() {
        return status.word() + ", host " + name + ", " + address + ", " + engine + ", " + rows().size()
                + (rows().size() == 1 ? " container" : " containers") + (edited ? ", edited, not applied" : "");
    }
}
