package dev.flotilla.app.ui.ports;

import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.StatusRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A host or a container as a row of the Table view, in the order of the canvas and the tree.
 *
 * @param detail address of a host, image of a container
 * @param age since the host is silent or the container is up; empty when not known
 */
public record FleetRow(
        Item item,
        boolean isHost,
        String name,
        Status status,
        String host,
        int series,
        String detail,
        String stack,
        String ports,
        String cpu,
        String memory,
        String age) {
    public static List<FleetRow> all(Fleet fleet, ObservedFleet observed, Instant now) {
        List<FleetRow> rows = new ArrayList<>();
        for (Host host : fleet.hosts()) {
            ObservedHost seen = observed.host(host.id());
            rows.add(host(fleet, host, seen, now));
            seen.containers().stream()
                    .sorted(Comparator.comparing(RunningContainer::name))
                    .map(c -> container(fleet, host, seen, c, now))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static FleetRow host(Fleet fleet, Host host, ObservedHost seen, Instant now) {
        String cpu = seen.coresInUse().isPresent() && seen.answers()
                ? seen.facts()
                        .filter(f -> f.cpus() > 0)
                        .map(f -> Amounts.percent(seen.coresInUse().getAsDouble() / f.cpus()))
                        .orElse("")
                : "";
        String memory = seen.answers()
                ? seen.facts()
                        .filter(f -> f.memoryBytes() > 0)
                        .map(f -> Amounts.percent((double) seen.memoryInUse() / f.memoryBytes()))
                        .orElse("")
                : "";
        String age = switch (seen.reach()) {
            case Reach.NotAsked notAsked -> "";
            case Reach.Answers answers -> "";
            case Reach.Silent silent ->
                silent.lastAnswer().map(at -> "seen " + Amounts.ago(at, now)).orElse("never seen");
        };
        return new FleetRow(
                new Item.OfHost(host.id()),
                true,
                host.name(),
                StatusRules.of(host, seen),
                host.name(),
                Series.of(fleet, host.id()),
                host.reachableAddress(),
                "",
                "",
                cpu,
                memory,
                age);
    }

    private static FleetRow container(
            Fleet fleet, Host host, ObservedHost seen, RunningContainer container, Instant now) {
        Optional<ContainerLoad> load = Optional.ofNullable(seen.loads().get(container.id()));
        return new FleetRow(
                new Item.OfContainer(host.id(), container.id()),
                false,
                container.label(Labels.INSTANCE).orElse(container.name()),
                StatusRules.of(seen, container),
                host.name(),
                Series.of(fleet, host.id()),
                container.image(),
                container.label(Labels.STACK).orElse(""),
                container.ports().stream()
                        .map(p -> ":" + p.hostPort())
                        .distinct()
                        .collect(Collectors.joining(" ")),
                load.map(l -> String.format(Locale.ROOT, "%.2f cores", l.cores()))
                        .orElse(""),
                load.map(l -> Amounts.memory(l.memoryBytes())).orElse(""),
                container.isRunning()
                        ? container
                                .startedAt()
                                .map(at -> "up " + Amounts.ago(at, now).replace(" ago", ""))
                                .orElse("")
                        : container.state().word());
    }

    /** Whether every word of the filter is found in one of its cells. */
    public boolean matches(String filter) {
        String cells = String.join(" ", name, status.word(), host, detail, stack, ports)
                .toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!cells.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
