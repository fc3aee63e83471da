package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.secret.EnvValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of a container between two runs of the process.
 *
 * @param running whether it is to run again when the process comes back
 * @param starts how often it was started
 */
record ContainerRecord(
        ContainerId id,
        String name,
        String image,
        Instant createdAt,
        Map<String, EnvValue> environment,
        List<PublishedPort> ports,
        SortedMap<String, String> labels,
        String restart,
        boolean running,
        long starts) {
    ContainerRecord {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        ports = List.copyOf(ports);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    ContainerRecord named(String next) {
        return new ContainerRecord(id, next, image, createdAt, environment, ports, labels, restart, running, starts);
    }

    ContainerRecord started() {
        return new ContainerRecord(id, name, image, createdAt, environment, ports, labels, restart, true, starts + 1);
    }

    ContainerRecord stopped() {
        return new ContainerRecord(id, name, image, createdAt, environment, ports, labels, restart, false, starts);
    }
}
