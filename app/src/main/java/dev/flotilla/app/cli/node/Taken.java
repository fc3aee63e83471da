package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.host.HostCall;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Watch;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.WatchList;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which names the fleet's containers have taken: a running monitor knows them; where there is none the hosts are asked,
 * and of one that does not answer nothing is known.
 */
final class Taken {
    private final Fleet fleet;
    private final List<WatchedNode> watched;

    private Taken(Fleet fleet, List<WatchedNode> watched) {
        this.fleet = fleet;
        this.watched = watched;
    }

    static Taken now(CommandContext context) throws InterruptedException {
        Fleet fleet = context.rooms().fleet();
        return switch (context.rooms().watch(Optional.empty())) {
            case Outcome.Ok<Watch>(Watch watch) ->
                new Taken(
                        fleet,
                        watch.monitoring().health().value().nodes().stream()
                                .map(NodeHealth::node)
                                .toList());
            case Outcome.Failed<Watch> none -> new Taken(fleet, WatchList.of(fleet, asked(context, fleet), Map.of()));
        };
    }

    private static ObservedFleet asked(CommandContext context, Fleet fleet) throws InterruptedException {
        Map<HostId, ObservedHost> hosts = new HashMap<>();
        for (HostCall.Said said : HostCall.all(context, fleet.hosts())) {
            hosts.put(said.host().id(), seen(said.host().id(), said.containers()));
        }
        return new ObservedFleet(hosts);
    }

    private static ObservedHost seen(HostId host, List<RunningContainer> containers) {
        return new ObservedHost(
                host,
                new Reach.NotAsked(),
                Optional.empty(),
                containers,
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    /** FL-1041, when the name is another node's. */
    Optional<Problem> by(Node node) {
        return WatchList.taken(fleet, watched, node);
    }
}
