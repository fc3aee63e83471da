package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.series.MetricArchive;
import dev.flotilla.app.observe.ObservedFleet;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a monitor is made of.
 *
 * @param nodes whom it watches
 * @param observed what engines tell of containers
 * @param details of containers of nodes that were inspected
 * @param archive where figures are kept for long; closed with the monitor
 * @param listenAt the address on which it listens once a port is chosen
 * @param listens told the port each time the user chose one, or none
 * @param authorities PEM file of certificates that are trusted beside the system's; it need not be there
 * @param threads makes platform threads
 */
public record MonitorSetup(
        Signal<List<WatchedNode>> nodes,
        Signal<ObservedFleet> observed,
        Signal<Map<ContainerId, ContainerDetail>> details,
        MetricArchive archive,
        InetAddress listenAt,
        Consumer<Optional<Integer>> listens,
        Optional<Path> authorities,
        ThreadFactory threads,
        InstantSource clock,
        RandomGenerator random) {}
