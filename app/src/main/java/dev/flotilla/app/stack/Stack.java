package dev.flotilla.app.stack;

import dev.flotilla.app.base.Place;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Services deployed together.
 *
 * @param name lower case, as compose normalises project names
 * @param location datacenter it belongs to
 * @param strategy TOGETHER when the file names none
 * @param services in the order of the file
 * @param references where one service's text names a sibling: what breaks when they part
 * @param keptKeys keys that Flotilla keeps in the file but does not act on
 */
public record Stack(
        String name,
        String description,
        Optional<String> location,
        Strategy strategy,
        List<Service> services,
        SortedMap<String, NamedVolume> volumes,
        SortedMap<String, StackNetwork> networks,
        List<SiblingReference> references,
        List<Place> keptKeys,
        String file) {
    public Stack {
        services = List.copyOf(services);
        volumes = Collections.unmodifiableSortedMap(new TreeMap<>(volumes));
        networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
        references = List.copyOf(references);
        keptKeys = List.copyOf(keptKeys);
    }

    public Optional<Service> service(String wanted) {
        return services.stream().filter(s -> s.name().equals(wanted)).findFirst();
    }

    public Stack with(Strategy next) {
        return new Stack(name, description, location, next, services, volumes, networks, references, keptKeys, file);
    }

    /** Which services depend on which, waiting included, without themselves. */
    public Map<String, java.util.Set<String>> dependencies() {
        Map<String, java.util.Set<String>> all = new TreeMap<>();
        for (Service service : services) {
            all.put(service.name(), new java.util.TreeSet<>(service.dependsOn().keySet()));
        }
        return all;
    }

    /**
     * How many services each must wait for, one after the other: 0 for those that wait for none. Services of one depth
     * make a wave. Even a circle comes to an end, though no stack that was checked has one.
     */
    public Map<String, Integer> depths() {
        Map<String, java.util.Set<String>> dependencies = dependencies();
        Map<String, Integer> depths = new TreeMap<>();
        boolean changed = true;
        for (int round = 0; changed && round <= services.size(); round++) {
            changed = false;
            for (Service service : services) {
                int depth = 0;
                for (String needed : service.dependsOn().keySet()) {
                    if (dependencies.containsKey(needed)) {
                        depth = Math.max(depth, depths.getOrDefault(needed, 0) + 1);
                    }
                }
                changed |= depth != depths.getOrDefault(service.name(), 0);
                depths.put(service.name(), depth);
            }
        }
        return depths;
    }
}
