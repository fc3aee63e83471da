package dev.flotilla.app.eject;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that an export is made from.
 *
 * @param nodes whose configurations are known; for other nodes of the fleet they are generated
 * @param digits addresses of hosts as digits, where a name server knew them
 */
public record Project(Fleet fleet, List<StackSource> stacks, List<NodeSource> nodes, Map<HostId, String> digits) {
    public Project {
        stacks = List.copyOf(stacks);
        nodes = List.copyOf(nodes);
        digits = Map.copyOf(digits);
    }

    public String address(Host host) {
        return Optional.ofNullable(digits.get(host.id())).orElseGet(host::reachableAddress);
    }
}
