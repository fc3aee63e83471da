package dev.flotilla.app.fleet;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A machine with an engine.
 *
 * @param name unique in the fleet without regard to case; see {@code FleetRules} for its form
 * @param address by which other machines reach it; when empty, that of a tcp engine, else 127.0.0.1
 * @param reservePercent of the capacity that placement keeps free, 0-90; 10 unless told otherwise
 */
public record Host(
        HostId id,
        String name,
        EngineAddress engine,
        Optional<String> address,
        Optional<String> datacenter,
        SortedMap<String, String> labels,
        HostStatus status,
        DeclaredCapacity declared,
        int reservePercent) {
    public static final int DEFAULT_RESERVE_PERCENT = 10;

    public Host {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        if (reservePercent < 0 || reservePercent > 90) {
            throw new IllegalArgumentException("reserve of " + reservePercent + " %");
        }
    }

    /** An active host with nothing declared. */
    public static Host of(HostId id, String name, EngineAddress engine) {
        return new Host(
                id,
                name,
                engine,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Map.of()),
                HostStatus.ACTIVE,
                DeclaredCapacity.NONE,
                DEFAULT_RESERVE_PERCENT);
    }

    /** Where its published ports are reached and bound. */
    public String reachableAddress() {
        return address.orElseGet(() -> switch (engine) {
            case EngineAddress.Tcp tcp -> tcp.host();
            case EngineAddress.Unix unix -> "127.0.0.1";
            case EngineAddress.Embedded embedded -> "127.0.0.1";
        });
    }

    public boolean isEmbedded() {
        return engine instanceof EngineAddress.Embedded;
    }

    public Host withName(String next) {
        return new Host(id, next, engine, address, datacenter, labels, status, declared, reservePercent);
    }

    public Host withAddress(String next) {
        return new Host(id, name, engine, Optional.of(next), datacenter, labels, status, declared, reservePercent);
    }

    public Host withLabels(SortedMap<String, String> next) {
        return new Host(id, name, engine, address, datacenter, next, status, declared, reservePercent);
    }

    public Host withStatus(HostStatus next) {
        return new Host(id, name, engine, address, datacenter, labels, next, declared, reservePercent);
    }
}
