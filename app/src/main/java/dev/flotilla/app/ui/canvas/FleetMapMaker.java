package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.UnsafeEngine;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.StatusRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Makes the map from what is wished and what is observed. */
public final class FleetMapMaker {
    static final String HERE = "This computer";
    static final String ELSEWHERE = "No datacenter";

    private FleetMapMaker() {}

    /** @param now for ages */
    public static FleetMap make(Fleet fleet, ObservedFleet observed, List<BeatLink> beats, Instant now) {
        return make(fleet, observed, beats, MapExtras.NOTHING, now);
    }

    /** @param now for ages */
    public static FleetMap make(
            Fleet fleet, ObservedFleet observed, List<BeatLink> beats, MapExtras extras, Instant now) {
        Edited edited = new Edited(fleet, observed);
        Map<String, List<MapHost>> datacenters = new TreeMap<>();
        List<MapHost> here = new ArrayList<>();
        List<MapHost> elsewhere = new ArrayList<>();
        Beats heard = new Beats(beats, now);
        for (Host host : fleet.hosts()) {
            MapHost card = card(fleet, host, observed.host(host.id()), new HostRows(heard, edited, extras, now));
            if (host.datacenter().isPresent()) {
                datacenters
                        .computeIfAbsent(host.datacenter().get(), d -> new ArrayList<>())
                        .add(card);
            } else {
                (host.isEmbedded() ? here : elsewhere).add(card);
            }
        }
        List<MapRegion> regions = new ArrayList<>();
        datacenters.forEach((name, hosts) -> regions.add(new MapRegion(name, false, hosts)));
        if (!elsewhere.isEmpty()) {
            regions.add(new MapRegion(ELSEWHERE, false, elsewhere));
        }
        if (!here.isEmpty()) {
            regions.add(new MapRegion(HERE, true, here));
        }
        List<MapEdge> edges = new ArrayList<>(EndpointEdges.of(fleet, observed));
        edges.addAll(heard.edges(fleet, observed));
        edges.addAll(StartEdges.of(fleet, observed, extras.orders()));
        return new FleetMap(regions, edges);
    }

    /**
     * @param told of embedded nodes, which tell it at once
     * @return with what nodes elsewhere reported to the monitor
     */
    public static List<BeatLink> links(List<BeatLink> told, FleetHealth health, Instant now) {
        return NodeLinks.with(told, health, now);
    }

    private static MapHost card(Fleet fleet, Host host, ObservedHost seen, HostRows rows) {
        Status status = StatusRules.of(host, seen);
        return new MapHost(
                host.id(),
                host.name(),
                host.reachableAddress(),
                icon(host),
                status,
                engine(host, seen, rows.now()),
                Series.of(fleet, host.id()),
                host.isEmbedded(),
                UnsafeEngine.of(host.engine()).isPresent(),
                cpu(host, seen),
                memory(host, seen),
                rows.groups(host, seen),
                emptyLine(status),
                rows.progress(host.id()),
                rows.edited().is(host.id()),
                Optional.ofNullable(fleet.spots().get(host.id())));
    }

    private static String icon(Host host) {
        if (host.isEmbedded()) {
            return "box";
        }
        String role = host.labels().getOrDefault("role", "") + " " + host.name();
        return role.contains("storage") ? "hard-drive" : role.contains("edge") ? "cpu" : "server";
    }

    private static String engine(Host host, ObservedHost seen, Instant now) {
        if (seen.reach() instanceof Reach.Silent silent) {
            return silent.lastAnswer().map(at -> "seen " + Amounts.ago(at, now)).orElse("never answered");
        }
        if (host.isEmbedded()) {
            return "Embedded";
        }
        return seen.facts().map(FleetMapMaker::product).orElse("not asked yet");
    }

    private static String product(EngineFacts facts) {
        String[] parts = facts.version().split("\\.", -1);
        String version = parts.length > 1 ? parts[0] + "." + parts[1] : facts.version();
        return facts.product() + " " + version;
    }

    private static OptionalDouble cpu(Host host, ObservedHost seen) {
        OptionalDouble cores = host.declared().cpus().isPresent()
                ? host.declared().cpus()
                : seen.facts().map(f -> OptionalDouble.of(f.cpus())).orElse(OptionalDouble.empty());
        OptionalDouble used = seen.coresInUse();
        return share(used, cores, seen);
    }

    private static OptionalDouble memory(Host host, ObservedHost seen) {
        OptionalDouble capacity = host.declared().memoryBytes().isPresent()
                ? OptionalDouble.of((double) host.declared().memoryBytes().getAsLong())
                : seen.facts()
                        .map(f -> OptionalDouble.of((double) f.memoryBytes()))
                        .orElse(OptionalDouble.empty());
        OptionalDouble used =
                seen.coresInUse().isPresent() ? OptionalDouble.of((double) seen.memoryInUse()) : OptionalDouble.empty();
        return share(used, capacity, seen);
    }

    private static OptionalDouble share(OptionalDouble used, OptionalDouble of, ObservedHost seen) {
        return seen.answers() && used.isPresent() && of.isPresent() && of.getAsDouble() > 0
                ? OptionalDouble.of(Math.clamp(used.getAsDouble() / of.getAsDouble(), 0, 1))
                : OptionalDouble.empty();
    }

    private static String emptyLine(Status status) {
        return switch (status) {
            case MAINTENANCE -> "No new work is placed here.";
            case OFFLINE -> "Switched off.";
            case UNKNOWN -> "Not asked yet.";
            case DOWN -> "Nothing is known of its containers.";
            case SUSPECT, STALE, DEGRADED, STARTING, RUNNING, HEALTHY -> "Nothing runs here.";
        };
    }

    static final Comparator<MapGroup> GROUP_ORDER =
            Comparator.comparing(MapGroup::shared).thenComparing(MapGroup::network);
}
