package dev.flotilla.app.placement;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Numbers the host ports that a stack fixes, so that whether two services clash on a host is one look into an array.
 * One number stands for a port, a protocol and an address; a port on every address takes all numbers of that port.
 */
final class PortSlots {
    private record Port(int number, Protocol protocol) {}

    private static final String OWN = "";

    private final Map<Port, Map<String, Integer>> numbers = new HashMap<>();
    private final Set<String> hostAddresses;
    private int count;

    PortSlots(Stack stack, List<Candidate> candidates) {
        this.hostAddresses =
                candidates.stream().map(c -> c.host().reachableAddress()).collect(Collectors.toSet());
        Map<Port, Set<String>> addresses = new HashMap<>();
        for (var service : stack.services()) {
            for (PortMapping port : service.ports()) {
                if (port.hostPort().isPresent()) {
                    addresses
                            .computeIfAbsent(port(port), p -> new TreeSet<>())
                            .add(port.hostIp().orElse(OWN));
                }
            }
        }
        addresses.forEach((port, all) -> {
            Map<String, Integer> numbered = new TreeMap<>();
            for (String address : all) {
                numbered.put(address, count++);
            }
            numbers.put(port, numbered);
        });
    }

    int count() {
        return count;
    }

    /** Empty for a port without a fixed host port. */
    int[] of(PortMapping port) {
        Map<String, Integer> all = port.hostPort().isEmpty() ? Map.of() : numbers.getOrDefault(port(port), Map.of());
        String address = port.hostIp().orElse(OWN);
        return all.entrySet().stream()
                .filter(e -> overlap(address, e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .toArray();
    }

    private boolean overlap(String a, String b) {
        return a.equals(b)
                || AddressForm.isWildcard(a)
                || AddressForm.isWildcard(b)
                || (a.equals(OWN) && hostAddresses.contains(b))
                || (b.equals(OWN) && hostAddresses.contains(a));
    }

    /** Whether a port of somebody else stands in the way on a host with this address. */
    static boolean isTaken(PortMapping wanted, TakenPort taken, String hostAddress) {
        String address = wanted.hostIp().orElse(hostAddress);
        return wanted.hostPort().orElse(0) == taken.port()
                && wanted.protocol() == taken.protocol()
                && (AddressForm.isWildcard(address)
                        || AddressForm.isWildcard(taken.hostIp())
                        || address.equals(taken.hostIp()));
    }

    static Optional<String> inWords(PortMapping port) {
        return port.hostPort().isEmpty()
                ? Optional.empty()
                : Optional.of(port.hostPort().getAsInt() + "/" + port.protocol().word());
    }

    private static Port port(PortMapping mapping) {
        return new Port(mapping.hostPort().orElse(0), mapping.protocol());
    }
}
