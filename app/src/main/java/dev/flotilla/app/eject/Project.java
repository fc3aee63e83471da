package dev.flotilla.app.eject;

import dev.flotilla.app.base.Problem;
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
 * @param unread why the file of a stack cannot be read: it goes along by its path alone
 */
public record Project(
        Fleet fleet,
        List<StackSource> stacks,
        List<NodeSource> nodes,
        Map<HostId, String> digits,
        List<Problem> unread) {
    public Project {
        stacks = List.copyOf(stacks);
        nodes = List.copyOf(nodes);
        digits = Map.copyOf(digits);
        unread = List.copyOf(unread);
    }

    /** With all its stacks. */
    public Project(Fleet fleet, List<StackSource> stacks, List<NodeSource> nodes, Map<HostId, String> digits) {
        this(fleet, stacks, nodes, digits, List.of());
    }

    public String address(Host host) {
        return Optional.ofNullable(digits.get(host.id())).orElseGet(host::reachableAddress);
    }
}
