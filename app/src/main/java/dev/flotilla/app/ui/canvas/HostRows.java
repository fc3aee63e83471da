package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
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
import java.util.TreeMap;

/** The containers of one host as rows, grouped by network. */
final class HostRows {
    private HostRows() {}

    static List<MapGroup> groups(Host host, ObservedHost seen, Beats beats, Instant now) {
        Map<String, List<MapRow>> byNetwork = new TreeMap<>();
        seen.containers().stream()
                .sorted(Comparator.comparing(HostRows::shownName))
                .forEach(c -> byNetwork
                        .computeIfAbsent(network(host, c), n -> new ArrayList<>())
                        .add(row(host, seen, c, beats, now)));
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

    /** Its service in its stack where it has one; that is the name people gave it. */
    static String shownName(RunningContainer c) {
        return c.label(Labels.INSTANCE)
                .or(() -> c.label(Labels.SERVICE))
                .or(() -> c.label(Labels.COMPOSE_SERVICE))
                .orElse(c.name());
    }

    private static MapRow row(Host host, ObservedHost seen, RunningContainer c, Beats beats, Instant now) {
        Item.OfContainer item = new Item.OfContainer(host.id(), c.id());
        Status status = StatusRules.of(seen, c);
        Optional<String> beat = seen.answers() ? beats.ageOf(item) : Optional.empty();
        boolean silent = !seen.answers();
        return new MapRow(
                item,
                shownName(c),
                status,
                note(seen, c, status, beat, now),
                status.isTrouble(),
                beat.isPresent(),
                c.label(Labels.FORWARDS_TO).orElse(""),
                c.label(Labels.STACK).or(() -> c.label(Labels.COMPOSE_PROJECT)).orElse(""),
                c.image(),
                silent);
    }

    private static String note(
            ObservedHost seen, RunningContainer c, Status status, Optional<String> beat, Instant now) {
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
