package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Heartbeats at a moment: the age of each node's last one, and an edge per pair. */
final class Beats {
    private static final int SILENT_AFTER_PERIODS = 5;

    private record Pair(Item.OfContainer from, Item.OfContainer to) {}

    private final Map<Pair, BeatLink> links = new LinkedHashMap<>();
    private final Map<Item.OfContainer, Instant> newest = new HashMap<>();
    private final Instant now;

    Beats(List<BeatLink> beats, Instant now) {
        this.now = now;
        for (BeatLink link : beats) {
            links.put(new Pair(link.from(), link.to()), link);
            link.lastHeard().ifPresent(at -> newest.merge(link.from(), at, (a, b) -> a.isAfter(b) ? a : b));
        }
    }

    /** Since anybody heard this node; empty when it is not known to send. */
    Optional<String> ageOf(Item.OfContainer node) {
        return Optional.ofNullable(newest.get(node)).map(at -> Amounts.span(Duration.between(at, now)));
    }

    List<MapEdge> edges(Fleet fleet, ObservedFleet observed) {
        Map<Item.OfContainer, String> names = new HashMap<>();
        fleet.hosts().forEach(h -> observed.host(h.id()).containers().forEach(c -> names.put(of(h.id(), c), shown(c))));
        List<MapEdge> edges = new ArrayList<>();
        Set<Pair> done = new HashSet<>();
        for (Pair pair : links.keySet()) {
            Pair back = new Pair(pair.to(), pair.from());
            if (done.contains(back) || !names.containsKey(pair.from()) || !names.containsKey(pair.to())) {
                continue;
            }
            done.add(pair);
            edges.add(new MapEdge.Beats(pair.from(), pair.to(), heard(pair), heard(back), label(pair, back, names)));
        }
        return edges;
    }

    private String label(Pair there, Pair back, Map<Item.OfContainer, String> names) {
        boolean thereSilent = heard(there) == MapEdge.Heard.SILENT;
        boolean backSilent = heard(back) == MapEdge.Heard.SILENT;
        if (thereSilent == backSilent) {
            // Both or none: the lines say it. One direction alone is what nobody sees without a word.
            return "";
        }
        Pair silent = thereSilent ? there : back;
        return names.getOrDefault(silent.from(), "") + " to " + names.getOrDefault(silent.to(), "") + " not heard"
                + since(silent);
    }

    private String since(Pair pair) {
        return Optional.ofNullable(links.get(pair))
                .flatMap(BeatLink::lastHeard)
                .map(at -> ", " + Amounts.span(Duration.between(at, now)).replaceAll("\\.\\d s$", " s"))
                .orElse("");
    }

    private MapEdge.Heard heard(Pair pair) {
        BeatLink link = links.get(pair);
        if (link == null || link.lastHeard().isEmpty()) {
            return MapEdge.Heard.UNKNOWN;
        }
        Duration age = Duration.between(link.lastHeard().get(), now);
        if (age.compareTo(link.period().multipliedBy(SILENT_AFTER_PERIODS)) > 0) {
            return MapEdge.Heard.SILENT;
        }
        return age.compareTo(link.period().multipliedBy(2)) > 0 ? MapEdge.Heard.LATE : MapEdge.Heard.FRESH;
    }

    private static Item.OfContainer of(dev.flotilla.app.fleet.HostId host, RunningContainer c) {
        return new Item.OfContainer(host, c.id());
    }

    private static String shown(RunningContainer c) {
        return HostRows.shownName(c);
    }
}
