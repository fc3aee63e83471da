package dev.flotilla.app.ui.ports;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.ui.kit.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A published port of the fleet.
 *
 * @param address as it is bound on the host
 * @param clash in words, when another container of the host wants the same; empty otherwise
 * @param facesWorld bound to every address of its host
 */
public record PortRow(
        HostId hostId,
        ContainerId containerId,
        String host,
        int series,
        String address,
        int port,
        Protocol protocol,
        int containerPort,
        String container,
        String stack,
        Optional<String> clash,
        boolean facesWorld) {
    /** All of the fleet, by host in its order, then by port. */
    public static List<PortRow> all(Fleet fleet, ObservedFleet observed) {
        List<PortRow> rows = new ArrayList<>();
        for (Host host : fleet.hosts()) {
            ObservedHost seen = observed.host(host.id());
            List<PortRow> its = new ArrayList<>();
            for (RunningContainer container : seen.containers()) {
                for (PublishedPort port : container.ports()) {
                    its.add(row(fleet, host, seen, container, port));
                }
            }
            its.sort(Comparator.comparingInt(PortRow::port)
                    .thenComparing(PortRow::protocol)
                    .thenComparing(PortRow::address)
                    .thenComparing(PortRow::container));
            rows.addAll(its);
        }
        return rows;
    }

    private static PortRow row(
            Fleet fleet, Host host, ObservedHost seen, RunningContainer container, PublishedPort port) {
        return new PortRow(
                host.id(),
                container.id(),
                host.name(),
                Series.of(fleet, host.id()),
                port.hostIp().isEmpty() ? "0.0.0.0" : port.hostIp(),
                port.hostPort(),
                port.protocol(),
                port.containerPort(),
                container.label(Labels.INSTANCE).orElse(container.name()),
                container.label(Labels.STACK).orElse(""),
                clash(seen, container, port),
                AddressForm.isEverywhere(port.hostIp()));
    }

    private static Optional<String> clash(ObservedHost seen, RunningContainer mine, PublishedPort port) {
        for (RunningContainer other : seen.containers()) {
            if (other.id().equals(mine.id())) {
                continue;
            }
            for (PublishedPort theirs : other.ports()) {
                if (theirs.hostPort() == port.hostPort()
                        && theirs.protocol() == port.protocol()
                        && overlap(theirs.hostIp(), port.hostIp())) {
                    return Optional.of("also wanted by " + other.name());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean overlap(String one, String other) {
        return one.equals(other) || AddressForm.isEverywhere(one) || AddressForm.isEverywhere(other);
    }

    /** Whether every word of the filter is found in one of its cells; {@code world} and {@code clash} are words too. */
    public boolean matches(String filter) {
        String cells = String.join(
                        " ",
                        host,
                        address,
                        port + "/" + protocol.word(),
                        Integer.toString(containerPort),
                        container,
                        stack,
                        clash.map(c -> "clash").orElse(""),
                        facesWorld ? "world" : "")
                .toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).trim().split("\\s+")) {
            if (!cells.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
