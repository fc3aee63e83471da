package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gives every published port its address and number. A port without a number keeps the one it has; else it gets a free
 * one of its host, by a hash of its name, so that the same file gets the same port again. The range lies below the one
 * from which Linux gives ports to clients.
 */
final class PortChoice {
    static final int FIRST = 20_000;
    static final int LAST = 32_767;

    private record Taken(int port, Protocol protocol) {}

    private final Map<HostId, Set<Taken>> taken = new HashMap<>();

    private PortChoice() {}

    static Outcome<List<Site>> choose(String stack, List<Site> sites) {
        PortChoice choice = new PortChoice();
        choice.count(sites);
        List<Site> done = new ArrayList<>();
        for (Site site : sites) {
            if (site.service().networkMode() instanceof NetworkMode.OfService
                    || site.service().networkMode() instanceof NetworkMode.None) {
                done.add(site);
                continue;
            }
            List<PublishedPort> ports = new ArrayList<>();
            for (PortMapping mapping : site.service().ports()) {
                OptionalInt port = choice.port(stack, site, mapping);
                if (port.isEmpty()) {
                    return Outcome.failed(Problem.of(
                            "FL-2108",
                            "Host " + site.host().host().name() + " has no free port between " + FIRST + " and " + LAST
                                    + " for " + site.instance().name() + ".",
                            "Free some, or give the port a number in the file."));
                }
                ports.add(new PublishedPort(
                        address(site, mapping), port.getAsInt(), mapping.containerPort(), mapping.protocol()));
            }
            done.add(site.with(ports));
        }
        return Outcome.ok(List.copyOf(done));
    }

    /** The label that keeps what was chosen; empty when the file gave every port. */
    static String label(Site site) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < site.ports().size(); i++) {
            if (site.service().ports().get(i).hostPort().isEmpty()) {
                PublishedPort port = site.ports().get(i);
                chosen.add(port.hostPort() + ":" + port.containerPort() + "/"
                        + port.protocol().word());
            }
        }
        return String.join(",", chosen);
    }

    private static String address(Site site, PortMapping mapping) {
        return mapping.hostIp()
                .filter(ip -> !ip.isEmpty())
                .orElseGet(() -> isDigits(site.host().address()) ? site.host().address() : "0.0.0.0");
    }

    static boolean isDigits(String address) {
        return address.contains(":") || address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    }

    /** What is taken before: fixed ports of this plan, and those of containers that stay. */
    private void count(List<Site> sites) {
        Set<RunningContainerKey> ours = new HashSet<>();
        for (Site site : sites) {
            site.here()
                    .ifPresent(c ->
                            ours.add(new RunningContainerKey(site.host().host().id(), c.id().value())));
            for (PortMapping mapping : site.service().ports()) {
                mapping.hostPort().ifPresent(port -> of(site.host()).add(new Taken(port, mapping.protocol())));
            }
        }
        Set<HostId> counted = new HashSet<>();
        for (Site site : sites) {
            SurveyedHost host = site.host();
            if (counted.add(host.host().id())) {
                for (RunningContainer c : host.containers()) {
                    if (!ours.contains(new RunningContainerKey(host.host().id(), c.id().value()))) {
                        c.ports().forEach(p -> of(host).add(new Taken(p.hostPort(), p.protocol())));
                    }
                }
            }
        }
        // What was kept is taken before anything new is chosen.
        for (Site site : sites) {
            for (PortMapping mapping : site.service().ports()) {
                if (mapping.hostPort().isEmpty()) {
                    kept(site, mapping).ifPresent(port -> of(site.host()).add(new Taken(port, mapping.protocol())));
                }
            }
        }
    }

    private record RunningContainerKey(HostId host, String container) {}

    private Set<Taken> of(SurveyedHost host) {
        return taken.computeIfAbsent(host.host().id(), h -> new HashSet<>());
    }

    private OptionalInt port(String stack, Site site, PortMapping mapping) {
        if (mapping.hostPort().isPresent()) {
            return mapping.hostPort();
        }
        if (site.service().networkMode() instanceof NetworkMode.HostMode) {
            return OptionalInt.of(mapping.containerPort());
        }
        OptionalInt kept = kept(site, mapping);
        if (kept.isPresent()) {
            return kept;
        }
        String name = stack + "/" + site.instance().name() + "/" + mapping.containerPort() + "/"
                + mapping.protocol().word();
        int range = LAST - FIRST + 1;
        int start = Math.floorMod(name.hashCode(), range);
        for (int i = 0; i < range; i++) {
            int port = FIRST + (start + i) % range;
            if (of(site.host()).add(new Taken(port, mapping.protocol()))) {
                return OptionalInt.of(port);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt kept(Site site, PortMapping mapping) {
        Optional<String> label = site.here().flatMap(c -> c.label(Labels.PORTS));
        if (label.isEmpty()) {
            return OptionalInt.empty();
        }
        String wanted = ":" + mapping.containerPort() + "/" + mapping.protocol().word();
        for (String entry : label.get().split(",", -1)) {
            if (entry.endsWith(wanted)) {
                String digits = entry.substring(0, entry.length() - wanted.length());
                if (digits.matches("\\d{1,5}")) {
                    return OptionalInt.of(Integer.parseInt(digits));
                }
            }
        }
        return OptionalInt.empty();
    }
}
