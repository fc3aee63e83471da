package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Containers that were put on another host by hand, and the hosts that the next apply would change therefore. */
final class Edited {
    private final Fleet fleet;
    private final Set<HostId> hosts = new HashSet<>();

    Edited(Fleet fleet, ObservedFleet observed) {
        this.fleet = fleet;
        for (Host host : fleet.hosts()) {
            for (RunningContainer container : observed.host(host.id()).containers()) {
                goesTo(host.id(), container).ifPresent(to -> {
                    hosts.add(host.id());
                    hosts.add(to);
                });
            }
        }
    }

    boolean is(HostId host) {
        return hosts.contains(host);
    }

    boolean is(HostId host, RunningContainer container) {
        return goesTo(host, container).isPresent();
    }

    /** Where it is wished, if that is not where it is. */
    private Optional<HostId> goesTo(HostId host, RunningContainer container) {
        Optional<WishedStack> stack = container
                .label(Labels.STACK)
                .flatMap(name -> Optional.ofNullable(fleet.stacks().get(name)));
        return stack.flatMap(s -> container
                        .label(Labels.SERVICE)
                        .flatMap(service -> Optional.ofNullable(s.pins().get(service))))
                .filter(to -> !to.equals(host));
    }
}
