package dev.flotilla.app.deploy;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Edits that no machine has seen, by what is observed: an opened stack of which nothing runs, and a service that runs
 * on another host than the one it was put on. While a host is silent nothing is said of what may be there.
 */
public final class Unapplieds {
    private Unapplieds() {}

    /**
     * How many edits of each stack wait; stacks without any are left out.
     *
     * @param atWork stacks that an apply is at work on: what it does is no longer waiting
     * @param removed stacks that were removed from all hosts, as they were wished then: that nothing of them runs is
     *     what was asked for, until they are wished otherwise
     */
    public static SortedMap<String, Integer> stacks(
            Fleet fleet, ObservedFleet observed, Set<String> atWork, Map<String, WishedStack> removed) {
        SortedMap<String, Integer> waiting = new TreeMap<>();
        for (WishedStack stack : fleet.stacks().values()) {
            boolean settled = atWork.contains(stack.name()) || stack.equals(removed.get(stack.name()));
            int count = settled ? 0 : count(stack, fleet, observed);
            if (count > 0) {
                waiting.put(stack.name(), count);
            }
        }
        return waiting;
    }

    private static int count(WishedStack stack, Fleet fleet, ObservedFleet observed) {
        boolean runs = false;
        int moves = 0;
        for (Host host : fleet.hosts()) {
            for (RunningContainer container : observed.host(host.id()).containers()) {
                if (container.label(Labels.STACK).filter(stack.name()::equals).isPresent()) {
                    runs = true;
                    moves += isElsewhere(stack, container, host.id()) ? 1 : 0;
                }
            }
        }
        boolean allAnswer =
                fleet.hosts().stream().allMatch(h -> observed.host(h.id()).answers());
        return runs ? moves : allAnswer && !fleet.hosts().isEmpty() ? 1 : 0;
    }

    private static boolean isElsewhere(WishedStack stack, RunningContainer container, HostId host) {
        Optional<HostId> wished = container
                .label(Labels.SERVICE)
                .flatMap(s -> Optional.ofNullable(pins(stack).get(s)));
        return wished.isPresent() && !wished.get().equals(host);
    }

    private static Map<String, HostId> pins(WishedStack stack) {
        return stack.pins();
    }
}
