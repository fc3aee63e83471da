package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.alarm.AlarmArchive;
import dev.flotilla.app.monitor.alarm.AlarmChange;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a monitor is made of.
 *
 * @param listenAt the address on which it listens once a port is chosen
 * @param authorities PEM file of certificates that are trusted beside the system's; it need not be there
 * @param threads makes platform threads
 */
public record MonitorSetup(
        Sources sources,
        Keeping keeping,
        Telling telling,
        InetAddress listenAt,
        Optional<Path> authorities,
        ThreadFactory threads,
        InstantSource clock,
        RandomGenerator random) {

    /**
     * What it looks at.
     *
     * @param nodes whom it watches
     * @param observed what engines tell of containers
     * @param details of containers of nodes that were inspected
     * @param loads what containers of nodes use
     */
    public record Sources(
            Signal<List<WatchedNode>> nodes,
            Signal<ObservedFleet> observed,
            Signal<Map<ContainerId, ContainerDetail>> details,
            Signal<Map<ContainerId, ContainerLoad>> loads) {
        /** Without what containers use. */
        public Sources(
                Signal<List<WatchedNode>> nodes,
                Signal<ObservedFleet> observed,
                Signal<Map<ContainerId, ContainerDetail>> details) {
            this(nodes, observed, details, new SignalSource<>(Map.of()));
        }
    }

    /**
     * Where it keeps what it knows.
     *
     * @param figures opened when something is first kept or read, closed with the monitor
     * @param alarms empty for one that lives too short for it
     */
    public record Keeping(Supplier<? extends MetricArchive> figures, Optional<AlarmArchive> alarms) {}

    /**
     * Whom it tells.
     *
     * @param hostNames for people
     * @param alarms told on the loop's thread what was raised, changed and ended: quick, and it does not block
     * @param port told each time the user chose one, or none
     * @param lent told when one is opened that nobody chose, and when it is closed again
     */
    public record Telling(
            Function<HostId, String> hostNames,
            Consumer<List<AlarmChange>> alarms,
            Consumer<Optional<Integer>> port,
            Consumer<Optional<Integer>> lent) {}
}
