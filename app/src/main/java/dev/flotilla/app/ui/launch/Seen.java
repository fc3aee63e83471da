package dev.flotilla.app.ui.launch;

import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.Ping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the engines told.
 *
 * @param sets what there is, by base
 * @param rows the nodes of the base in the form
 * @param pings of the last ping, by node
 * @param at when they were asked; empty before the first answer
 */
record Seen(List<NodeSet> sets, List<NodeRow> rows, Map<String, Ping> pings, Optional<Instant> at) {
    static final Seen NOTHING = new Seen(List.of(), List.of(), Map.of(), Optional.empty());

    Seen {
        sets = List.copyOf(sets);
        rows = List.copyOf(rows);
        pings = Map.copyOf(pings);
    }

    Seen with(Map<String, Ping> next) {
        return new Seen(sets, rows, next, at);
    }

    /** Of another base nothing is known yet but that it is there. */
    Seen withoutRows() {
        return new Seen(sets, List.of(), Map.of(), at);
    }
}
