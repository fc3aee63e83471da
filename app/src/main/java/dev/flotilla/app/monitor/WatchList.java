package dev.flotilla.app.monitor;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeRules;
import dev.flotilla.app.observe.Interim;
import dev.flotilla.app.observe.ObservedFleet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the monitor watches: the nodes that were added by hand, then those that run in containers of the fleet's hosts.
 * One that is both is one, with what the user said of it and the container in which it runs.
 */
public final class WatchList {
    public static final int MOST = 10_000;

    private final Fleet fleet;
    private final Set<ContainerId> stopped;
    private final List<WatchedNode> list = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private WatchList(Fleet fleet, Set<ContainerId> stopped) {
        this.fleet = fleet;
        this.stopped = stopped;
    }

    /** Without any container that was stopped through Flotilla. */
    public static List<WatchedNode> of(Fleet fleet, ObservedFleet observed, Map<ContainerId, ContainerDetail> details) {
        return of(fleet, observed, details, Set.of());
    }

    /**
     * @param details of containers that were inspected; a container without one is taken to have the usual ports
     * @param stopped containers that were stopped through Flotilla and not started since
     * @return names are unique whatever their case
     */
    public static List<WatchedNode> of(
            Fleet fleet, ObservedFleet observed, Map<ContainerId, ContainerDetail> details, Set<ContainerId> stopped) {
        WatchList made = new WatchList(fleet, stopped);
        List<WatchedNode> inContainers = inContainers(fleet, observed, details);
        Set<WatchedNode> taken = new HashSet<>();
        for (Node node : fleet.nodes()) {
            WatchedNode byHand = byHand(node);
            Optional<WatchedNode> same = inContainers.stream()
                    .filter(c -> !taken.contains(c) && isSame(byHand, c))
                    .findFirst();
            same.ifPresent(taken::add);
            made.add(same.map(c -> merged(byHand, c)).orElse(byHand));
        }
        inContainers.stream().filter(c -> !taken.contains(c)).forEach(made::add);
        return List.copyOf(made.list);
    }

    /**
     * FL-1041, when a node in a container has this name and is another one: what was kept of it, its graphs and alarms, would
     * become the new one's.
     *
     * @param watched whom the monitor watches now
     * @param node that is to be added, or changed to this
     */
    public static Optional<Problem> taken(Fleet fleet, List<WatchedNode> watched, Node node) {
        if (NodeRules.check(node) instanceof Outcome.Failed<Node>) {
            // the rules of the fleet say what is wrong with it
            return Optional.empty();
        }
        WatchedNode byHand = byHand(node);
        for (WatchedNode other : watched) {
            if (other.container().isPresent()
                    && other.name().equalsIgnoreCase(node.name())
                    && !isSame(byHand, other)
                    && fleet.nodeNamed(other.name()).isEmpty()) {
                String where = other.container()
                        .flatMap(in -> fleet.host(in.host()))
                        .map(host -> " on " + host.name())
                        .orElse("");
                return Optional.of(Problem.of(
                        "FL-1041",
                        "\"" + other.name() + "\" is the node in a container" + where + ", and not the one at "
                                + node.host() + ":" + node.heartbeatPort() + ".",
                        "Choose a name of its own; the one in the container is watched without being added."));
            }
        }
        return Optional.empty();
    }

    private void add(WatchedNode node) {
        if (list.size() >= MOST) {
            return;
        }
        String host = node.container()
                .flatMap(in -> fleet.host(in.host()))
                .map(Host::name)
                .orElse(node.host());
        String name = node.name();
        for (int n = 1; !names.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = node.name() + "@" + host + (n == 1 ? "" : "#" + n);
        }
        boolean ordered =
                node.container().filter(in -> stopped.contains(in.container())).isPresent();
        list.add(node.withName(name).withMaintenance(inMaintenance(node)).withStopped(ordered));
    }

    /** One in a container is on its engine's host; one added by hand is on the hosts that are reached where it is. */
    private boolean inMaintenance(WatchedNode node) {
        if (node.container().isPresent()) {
            HostId in = node.container().get().host();
            return fleet.host(in).filter(WatchList::resting).isPresent();
        }
        return fleet.hosts().stream()
                .anyMatch(host -> resting(host) && sameMachine(host.reachableAddress(), node.host()));
    }

    private static boolean resting(Host host) {
        return switch (host.status()) {
            case MAINTENANCE, OFFLINE -> true;
            case ACTIVE -> false;
        };
    }

    private static List<WatchedNode> inContainers(
            Fleet fleet, ObservedFleet observed, Map<ContainerId, ContainerDetail> details) {
        List<WatchedNode> all = new ArrayList<>();
        Set<ContainerId> seen = new HashSet<>();
        for (Host host : fleet.hosts()) {
            for (RunningContainer container :
                    Interim.settled(observed.host(host.id()).containers())) {
                Optional<ContainerDetail> detail = Optional.ofNullable(details.get(container.id()));
                // An ended container publishes nothing; what it was made with tells what it is.
                NodeSpecies.of(container)
                        .or(() -> detail.flatMap(d -> NodeSpecies.of(d.container())))
                        .filter(kind -> seen.add(container.id()))
                        .ifPresent(kind -> all.add(ContainerNode.of(host, container, kind, detail)));
            }
        }
        return all;
    }

    private static WatchedNode byHand(Node node) {
        return new WatchedNode(
                        node.name(),
                        node.nodeId(),
                        node.host(),
                        node.heartbeatPort(),
                        node.commsPort(),
                        node.controlPort(),
                        node.http(),
                        kind(node.kind()),
                        Optional.empty(),
                        node.period(),
                        node.tolerance())
                .withFiles(new WatchedNode.Files(node.keyFile(), Optional.empty()));
    }

    private static NodeKind kind(Node.Kind kind) {
        return switch (kind) {
            case AUTO -> NodeKind.UNKNOWN;
            case FLOTILLA -> NodeKind.FLOTILLA;
            case MOSAIC -> NodeKind.MOSAIC;
            case CANARY -> NodeKind.CANARY;
        };
    }

    /** One id, or one place: the same port of the same machine. Names alone prove nothing. */
    private static boolean isSame(WatchedNode byHand, WatchedNode container) {
        if (byHand.nodeId().isPresent() && container.nodeId().isPresent()) {
            return byHand.nodeId().equals(container.nodeId());
        }
        boolean sameHttp = byHand.http().isPresent() && byHand.http().equals(container.http());
        boolean beats = byHand.kind() != NodeKind.CANARY && container.kind() != NodeKind.CANARY;
        boolean sameBeats = beats
                && sameMachine(byHand.host(), container.host())
                && byHand.heartbeatPort() == container.heartbeatPort();
        return sameHttp || sameBeats;
    }

    private static boolean sameMachine(String one, String other) {
        return one.equalsIgnoreCase(other) || (isUsualLoopback(one) && isUsualLoopback(other));
    }

    /** 127.0.0.2 and the like are machines of their own to embedded hosts. */
    private static boolean isUsualLoopback(String host) {
        return host.equals("127.0.0.1") || host.equals("::1") || host.equalsIgnoreCase("localhost");
    }

    private static WatchedNode merged(WatchedNode byHand, WatchedNode container) {
        return new WatchedNode(
                        byHand.name(),
                        byHand.nodeId().or(container::nodeId),
                        byHand.host(),
                        byHand.heartbeatPort(),
                        byHand.commsPort() > 0 ? byHand.commsPort() : container.commsPort(),
                        byHand.controlPort() > 0 ? byHand.controlPort() : container.controlPort(),
                        byHand.http().or(container::http),
                        byHand.kind() == NodeKind.UNKNOWN ? container.kind() : byHand.kind(),
                        container.container(),
                        byHand.period(),
                        byHand.tolerance())
                .withFiles(new WatchedNode.Files(
                        byHand.files().key(), container.files().rolloutToken()));
    }
}
