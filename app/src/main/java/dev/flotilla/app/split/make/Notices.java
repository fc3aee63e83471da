package dev.flotilla.app.split.make;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Forwarder;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Notice;
import dev.flotilla.app.split.find.EdgeFinder;
import dev.flotilla.app.split.find.SelfAdvertised;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What stands in the way of a split, and what to know of it. */
final class Notices {
    private final Stack stack;
    private final Layout layout;
    private final List<Notice> all = new ArrayList<>();

    private Notices(Stack stack, Layout layout) {
        this.stack = stack;
        this.layout = layout;
    }

    static List<Notice> of(
            Stack stack, Layout layout, List<Edge> edges, Map<Edge, Choice> chosen, List<Forwarder> forwarders) {
        Notices notices = new Notices(stack, layout);
        notices.bonds();
        notices.addresses(edges, chosen);
        notices.ports(edges);
        notices.datagrams(edges, chosen);
        notices.all.addAll(SelfAdvertised.of(stack, layout, edges));
        notices.internal(edges, chosen, forwarders);
        return notices.all;
    }

    /** What shares a volume or a network cannot be on two hosts. */
    private void bonds() {
        Map<String, Service> firstUser = new TreeMap<>();
        for (Service service : stack.services()) {
            for (Mount mount : service.mounts()) {
                if (mount instanceof Mount.Named named && !isExternal(named.volume())) {
                    Service first = firstUser.putIfAbsent(named.volume(), service);
                    if (first != null) {
                        bond(first, service, "They share the volume " + named.volume() + ".");
                    }
                }
            }
            if (service.networkMode() instanceof NetworkMode.OfService(String owner)) {
                stack.service(owner).ifPresent(o -> bond(o, service, "They share a network."));
            }
        }
    }

    private boolean isExternal(String volume) {
        return Optional.ofNullable(stack.volumes().get(volume))
                .map(NamedVolume::external)
                .orElse(false);
    }

    private void bond(Service one, Service other, String evidence) {
        if (one.name().equals(other.name()) || layout.of(one.name()).equals(layout.of(other.name()))) {
            return;
        }
        all.add(new Notice(
                "FL-3205",
                other.where(),
                one.name() + " and " + other.name() + " must stay on one host.",
                evidence,
                "Move both, or neither.",
                true));
    }

    private void addresses(List<Edge> edges, Map<Edge, Choice> chosen) {
        Set<String> unknown = new LinkedHashSet<>();
        for (Edge edge : edges) {
            if (chosen.get(edge) != Choice.LEAVE
                    && stack.service(edge.to()).orElseThrow().replicas() == 1) {
                edge.toHosts().stream()
                        .filter(h -> layout.address(h).isEmpty())
                        .findFirst()
                        .ifPresent(unknown::add);
            }
        }
        unknown.forEach(host -> all.add(new Notice(
                "FL-3203",
                whole(),
                "The address by which other machines reach host " + host + " is not known.",
                "A forwarder on another host has to be told where to go.",
                "Give the host an address: flotilla host set " + host
                        + " --address ADDRESS. On the command line --home HOST"
                        + " and --address HOST=ADDRESS say it too.",
                true)));
    }

    private Place whole() {
        return new Place(stack.file(), 0, 0, "");
    }

    private void ports(List<Edge> edges) {
        edges.stream().filter(e -> e.ports().isEmpty()).map(Edge::to).distinct().forEach(to -> {
            Service target = stack.service(to).orElseThrow();
            all.add(new Notice(
                    "FL-3202",
                    target.where(),
                    "Nothing tells on which port " + to + " listens.",
                    "It publishes and exposes none, no text that names it has a number, and its image is not known.",
                    "Add the port to expose at " + to + ", then split again.",
                    false));
        });
    }

    /** A forwarder's health check goes through to the target, which datagrams do not allow. */
    private void datagrams(List<Edge> edges, Map<Edge, Choice> chosen) {
        Map<String, Set<Integer>> spoken = new TreeMap<>();
        edges.stream().filter(e -> chosen.get(e) != Choice.ENDPOINT).forEach(e -> {
            Service target = stack.service(e.to()).orElseThrow();
            e.ports().stream()
                    .filter(p -> Openings.isUdp(target, p))
                    .forEach(p ->
                            spoken.computeIfAbsent(e.to(), t -> new TreeSet<>()).add(p));
        });
        spoken.forEach((to, ports) -> {
            Service target = stack.service(to).orElseThrow();
            boolean open = ports.stream().allMatch(p -> Openings.isOpenUdp(target, p));
            String some = ports.stream().map(p -> p + "/udp").collect(Collectors.joining(", "));
            all.add(new Notice(
                    "FL-3212",
                    target.where(),
                    to + " speaks UDP, which no forwarder passes on.",
                    "On " + some + ". A forwarder is checked through to its target, and datagrams cannot be.",
                    open
                            ? "Choose the address for it, or keep both on one host."
                            : "Publish " + some + " at " + to + " on a port of its own (\""
                                    + ports.iterator().next() + ":"
                                    + ports.iterator().next()
                                    + "/udp\") and choose the address then, or keep both on one host.",
                    false));
        });
    }

    /** Engines publish no port of a container whose networks are all internal. */
    private void internal(List<Edge> edges, Map<Edge, Choice> chosen, List<Forwarder> forwarders) {
        edges.stream()
                .filter(e -> chosen.get(e) != Choice.LEAVE)
                .map(Edge::to)
                .distinct()
                .map(to -> stack.service(to).orElseThrow())
                .filter(s -> EdgeFinder.shared(stack, s, s).stream().allMatch(n -> Forwarders.isInternal(stack, n)))
                .forEach(s -> all.add(new Notice(
                        "FL-3206",
                        s.where(),
                        s.name() + " is on internal networks only, so that its port cannot be published.",
                        "Networks: " + String.join(", ", EdgeFinder.shared(stack, s, s)) + ".",
                        "Join " + s.name() + " to one more network that is not internal.",
                        true)));
        if (forwarders.stream().anyMatch(f -> !f.hasWayOut()) && Forwarders.isInternal(stack, "default")) {
            all.add(new Notice(
                    "FL-3206",
                    whole(),
                    "No network of the stack leads out of its host.",
                    "A forwarder has to reach another host.",
                    "Add a network that is not internal, named other than default, and join the consumers to it.",
                    true));
        }
    }
}
