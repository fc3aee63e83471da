package dev.flotilla.app.boot.window.split;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.file.SplitFile;
import dev.flotilla.app.split.file.SplitFiles;
import dev.flotilla.app.split.make.Earlier;
import dev.flotilla.app.split.make.SplitMaker;
import dev.flotilla.app.split.make.SplitRequest;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.Commands;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A move seen by what it does to the file of its stack.
 *
 * @param layout after the move
 */
record SplitOffer(SplitFile file, Layout layout) {
    /** Blocks on the disk. */
    static Outcome<SplitOffer> of(
            WishedStack stack,
            Collection<String> services,
            HostId to,
            Fleet fleet,
            ObservedFleet seen,
            Map<String, String> environment) {
        return SplitFiles.open(Path.of(stack.file()), environment)
                .map(file -> new SplitOffer(file, layout(file, stack, services, Optional.of(to), fleet, seen)));
    }

    /** As a plan would place the stack. Blocks on the disk. */
    static Outcome<SplitOffer> of(
            WishedStack stack, Placement placement, Fleet fleet, ObservedFleet seen, Map<String, String> environment) {
        return SplitFiles.open(Path.of(stack.file()), environment).map(file -> {
            Map<String, SortedSet<String>> hosts = new HashMap<>();
            for (Service service : file.stack().services()) {
                SortedSet<String> on = new TreeSet<>();
                service.instances().stream()
                        .map(i -> Optional.ofNullable(placement.hosts().get(i.name())))
                        .flatMap(Optional::stream)
                        .flatMap(id -> fleet.host(id).stream())
                        .filter(h -> !h.isEmbedded())
                        .forEach(h -> on.add(h.name()));
                hosts.put(service.name(), on);
            }
            Layout standing = layout(file, stack, List.of(), Optional.empty(), fleet, seen);
            return new SplitOffer(file, new Layout(hosts, standing.addresses(), standing.taken()));
        });
    }

    /** What follows from the choices. Reads the files that the stack names. */
    SplitPlan plan(Map<Edge.Key, Choice> choices) {
        boolean places = file.isSplit() && Earlier.placesInFile(file.stack(), file.now());
        return SplitMaker.of(new SplitRequest(file.original(), file.stack(), layout, choices, places, file.read()));
    }

    /** With what was chosen before. */
    SplitPlan plan() {
        return plan(file.isSplit() ? Earlier.choices(file.stack(), file.now(), layout) : Map.of());
    }

    /** What the file is to say for a plan. */
    String text(SplitPlan plan) {
        return plan.edges().isEmpty() ? file.original() : plan.text().orElse(file.text());
    }

    /** The command that writes the file so. */
    Command command(SplitPlan plan) {
        if (plan.edges().isEmpty()) {
            return Commands.unsplit(file.path());
        }
        boolean places = file.isSplit() && Earlier.placesInFile(file.stack(), file.now());
        Map<String, String> where = new HashMap<>();
        layout.hosts().forEach((service, hosts) -> {
            if (hosts.size() == 1) {
                where.put(service, hosts.first());
            }
        });
        return Commands.split(file.path(), where, plan.chosen(), !places);
    }

    /** Whether there is something to decide: a name that breaks, or a split that nobody needs any more. */
    boolean isNeeded(SplitPlan plan) {
        return !plan.edges().isEmpty() || (file.isSplit() && forwarders() > 0);
    }

    /** That the file has now. */
    long forwarders() {
        return file.now().services().stream()
                .filter(s -> s.standsInFor().isPresent())
                .count();
    }

    private static Layout layout(
            SplitFile file,
            WishedStack stack,
            Collection<String> services,
            Optional<HostId> to,
            Fleet fleet,
            ObservedFleet seen) {
        Map<String, SortedSet<String>> hosts = new HashMap<>();
        Map<String, Set<Integer>> taken = new HashMap<>();
        Map<String, String> addresses = new HashMap<>();
        for (Host host : fleet.hosts()) {
            if (host.isEmbedded()) {
                // Nodes inside this process have no names on networks.
                continue;
            }
            if (!Layout.isLoopback(host.reachableAddress())) {
                addresses.put(host.name(), host.reachableAddress());
            }
            for (RunningContainer container : seen.host(host.id()).containers()) {
                if (container.label(Labels.STACK).filter(stack.name()::equals).isPresent()) {
                    container
                            .label(Labels.SERVICE)
                            .ifPresent(s -> hosts.computeIfAbsent(s, n -> new TreeSet<>())
                                    .add(host.name()));
                } else {
                    container
                            .ports()
                            .forEach(p -> taken.computeIfAbsent(host.name(), n -> new HashSet<>())
                                    .add(p.hostPort()));
                }
            }
        }
        Optional<String> target =
                to.flatMap(fleet::host).filter(h -> !h.isEmbedded()).map(Host::name);
        for (Service service : file.stack().services()) {
            if (services.contains(service.name())) {
                hosts.put(service.name(), new TreeSet<>(target.stream().toList()));
            } else if (!hosts.containsKey(service.name())) {
                Optional.ofNullable(stack.pins().get(service.name()))
                        .flatMap(fleet::host)
                        .filter(h -> !h.isEmbedded())
                        .ifPresent(h -> hosts.put(service.name(), new TreeSet<>(Set.of(h.name()))));
            }
        }
        hosts.keySet().removeIf(s -> file.stack().service(s).isEmpty());
        return new Layout(hosts, addresses, taken);
    }
}
