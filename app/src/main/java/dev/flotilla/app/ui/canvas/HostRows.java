package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Item;
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

/** The containers of one host as rows, grouped by network. */
record HostRows(Beats beats, Edited edited, MapExtras extras, Instant now) {
    List<MapGroup> groups(Host host, ObservedHost seen) {
        Map<String, List<MapRow>> byNetwork = new TreeMap<>();
        seen.containers().stream()
                .sorted(Comparator.comparing(HostRows::shownName))
                .forEach(c -> byNetwork
                        .computeIfAbsent(network(host, c), n -> new ArrayList<>())
                        .add(row(host, seen, c)));
        List<MapGroup> groups = new ArrayList<>();
        byNetwork.forEach((name, rows) -> groups.add(group(host, seen, name, rows)));
        groups.sort(FleetMapMaker.GROUP_ORDER);
        return groups;
    }

    private static MapGroup group(Host host, ObservedHost seen, String name, List<MapRow> rows) {
        if (host.isEmbedded()) {
            return new MapGroup(name, "embedded", true, rows);
        }
        if (name.equals("host")) {
            return new MapGroup("host network", "host", true, rows);
        }
        String driver = seen.networks().stream()
                .filter(n -> n.name().equals(name))
                .map(NetworkFacts::driver)
                .findFirst()
                .orElse("bridge");
        return new MapGroup(name, driver, false, rows);
    }

    private static String network(Host host, RunningContainer c) {
        if (host.isEmbedded()) {
            return "loopback";
        }
        return c.networks().stream().sorted().findFirst().orElse("none");
    }

    /** Its service in its stack where it has one; that is the name people gave it. A forwarder has that of its sibling. */
    static String shownName(RunningContainer c) {
        return c.label(Labels.STANDS_IN_FOR)
                .or(() -> c.label(Labels.INSTANCE))
                .or(() -> c.label(Labels.SERVICE))
                .or(() -> c.label(Labels.COMPOSE_SERVICE))
                .orElse(c.name());
    }

    private MapRow row(Host host, ObservedHost seen, RunningContainer c) {
        Item.OfContainer item = new Item.OfContainer(host.id(), c.id());
        Optional<NodeBadge> badge =
                Optional.ofNullable(extras.nodes().get(item)).filter(b -> c.isRunning());
        Status status = status(seen, c, badge);
        Optional<String> beat = badge.map(NodeBadge::words)
                .filter(w -> !w.isEmpty())
                .or(() -> seen.answers() ? beats.ageOf(item) : Optional.empty());
        boolean silent = !seen.answers();
        return new MapRow(
                item,
                shownName(c),
                status,
                badge.isPresent() && beat.isPresent() && status != Status.DEGRADED
                        ? beat.get()
                        : note(seen, c, status, beat),
                status.isTrouble(),
                beat.isPresent(),
                c.label(Labels.FORWARDS_TO).orElse(""),
                c.label(Labels.STACK).or(() -> c.label(Labels.COMPOSE_PROJECT)).orElse(""),
                c.image(),
                silent,
                edited.is(host.id(), c),
                c.isRunning(),
                badge.filter(NodeBadge::old).isPresent(),
                StartEdges.wave(c, extras.orders()));
    }

    /** A container that runs is no better than the node in it, also where its engine does not answer but the node was asked. */
    private static Status status(ObservedHost seen, RunningContainer c, Optional<NodeBadge> badge) {
        Status own = StatusRules.of(seen, c);
        return badge.filter(b -> !b.old())
                .map(NodeBadge::status)
                .filter(node -> seen.answers() && node.compareTo(own) < 0)
                .orElse(own);
    }

    OptionalDouble progress(HostId host) {
        Double share = extras.progress().get(host);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    private String note(ObservedHost seen, RunningContainer c, Status status, Optional<String> beat) {
        if (!seen.answers()) {
            return seen.asOf().map(at -> Amounts.ago(at, now)).orElse("");
        }
        if (c.label(Labels.FORWARDS_TO).isPresent()) {
            return "to " + c.label(Labels.FORWARDS_TO).get();
        }
        return switch (status) {
            case DOWN ->
                c.exitCode().isPresent()
                        ? "exit " + c.exitCode().getAsInt()
                        : c.state().word();
            case DEGRADED -> "unhealthy";
            case OFFLINE ->
                c.state().word().equals("exited") ? "stopped" : c.state().word();
            case STARTING, SUSPECT, STALE, UNKNOWN, RUNNING, HEALTHY, MAINTENANCE -> beat.orElseGet(() -> port(c));
        };
    }

    private static String port(RunningContainer c) {
        return c.ports().stream()
                .min(Comparator.comparingInt(PublishedPort::containerPort))
                .map(p -> ":" + p.hostPort() + (p.protocol() == Protocol.UDP ? "/udp" : ""))
                .orElse("");
    }
}
