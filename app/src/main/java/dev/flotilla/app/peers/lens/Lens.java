package dev.flotilla.app.peers.lens;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules over all configurations of a fleet. */
public final class Lens {
    static final List<Rule> RULES = List.of(
            new PeerAddresses(), new PeerPorts(), new ReturnPeers(), new Identities(), new Doors(), new Pasted());

    /** A mend that brings forth another finding with a mend must not go on for ever. */
    private static final int MOST_MENDS = 10_000;

    private Lens() {}

    /**
     * The stations with every finding mended that has a mend: one after the other, looking again after each, for one mend often
     * answers several findings.
     *
     * @return what was done, in that order, and the stations then
     */
    public static Mended mendAll(List<Station> stations) {
        List<Mend> done = new ArrayList<>();
        List<Station> now = List.copyOf(stations);
        for (Optional<Mend> next = firstMend(now);
                next.isPresent() && done.size() < MOST_MENDS;
                next = firstMend(now)) {
            Outcome<List<Station>> then = apply(now, next.get());
            if (!(then instanceof Outcome.Ok<List<Station>>(List<Station> mended))) {
                break;
            }
            done.add(next.get());
            now = mended;
        }
        return new Mended(done, now);
    }

    public record Mended(List<Mend> done, List<Station> stations) {
        public Mended {
            done = List.copyOf(done);
            stations = List.copyOf(stations);
        }
    }

    /** The stations after one mend; fails only where the configuration cannot be read any more afterwards. */
    public static Outcome<List<Station>> apply(List<Station> stations, Mend mend) {
        List<Station> next = new ArrayList<>();
        for (Station station : stations) {
            if (!station.name().equals(mend.station())) {
                next.add(station);
                continue;
            }
            JsonText text = mend.apply(station.text());
            switch (ConfigReader.read(text)) {
                case Outcome.Ok<NodeConfig>(NodeConfig config) -> next.add(station.with(text, config));
                case Outcome.Failed<NodeConfig> failed -> {
                    return failed.as();
                }
            }
        }
        return Outcome.ok(next);
    }

    private static Optional<Mend> firstMend(List<Station> stations) {
        Neighbours all = new Neighbours(stations);
        return RULES.stream()
                .flatMap(rule -> rule.look(all).stream())
                .flatMap(finding -> finding.mend().stream())
                .findFirst();
    }

    /** What was found, by station in the order given and then by line. */
    public static List<Finding> look(List<Station> stations) {
        return look(stations, RULES);
    }

    static List<Finding> look(List<Station> stations, List<Rule> rules) {
        Neighbours all = new Neighbours(stations);
        Map<String, Integer> order = new HashMap<>();
        stations.forEach(station -> order.putIfAbsent(station.name(), order.size()));
        return rules.stream()
                .flatMap(rule -> rule.look(all).stream())
                .sorted(Comparator.comparingInt((Finding f) -> order.getOrDefault(f.station(), order.size()))
                        .thenComparingInt(f -> f.place().line())
                        .thenComparing(Finding::code))
                .toList();
    }
}
