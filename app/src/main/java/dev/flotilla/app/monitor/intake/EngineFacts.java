package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What engines tell of the containers in which nodes run, as signs; each said once. The loop's thread alone. */
final class EngineFacts {
    /** Of a container that was killed, by the kernel or by somebody. */
    private static final int KILLED = 137;

    private static final long DETAIL_WAIT_NANOS = 2_000_000_000L;

    private final Map<String, Told> told = new HashMap<>();

    /** @param since when the container was first seen so */
    private record Told(ContainerId container, boolean running, boolean said, long since) {}

    /** @param details of containers that were inspected: only those tell that memory ran out */
    void look(WatchBook book, ObservedFleet observed, Map<ContainerId, ContainerDetail> details, long now) {
        for (Watched one : book.inContainers()) {
            one.node().container().ifPresent(in -> {
                ObservedHost host = observed.host(in.host());
                if (host.answers()) {
                    host.containers().stream()
                            .filter(container -> container.id().equals(in.container()))
                            .findFirst()
                            .ifPresent(container ->
                                    seen(one, container, Optional.ofNullable(details.get(container.id())), now));
                }
            });
        }
    }

    private void seen(Watched one, RunningContainer container, Optional<ContainerDetail> detail, long now) {
        // One that is being restarted has ended, and waits for its next try.
        boolean ended = container.state() == ContainerState.EXITED
                || container.state() == ContainerState.DEAD
                || container.state() == ContainerState.RESTARTING;
        if (!ended && !container.isRunning()) {
            return;
        }
        String name = one.node().name();
        Told before = told.get(name);
        Told is = before != null && before.container.equals(container.id()) && before.running == container.isRunning()
                ? before
                : new Told(container.id(), container.isRunning(), false, now);
        boolean inspected = detail.filter(d -> !d.container().isRunning()).isPresent();
        boolean unclear = ended && container.exitCode().orElse(0) == KILLED && !inspected;
        if (!is.said && !(unclear && now - is.since < DETAIL_WAIT_NANOS)) {
            boolean memory = ended
                    && inspected
                    && detail.filter(ContainerDetail::oomKilled).isPresent();
            one.take(new Sign.OfContainer(container.isRunning(), memory), now);
            is = new Told(is.container, is.running, true, is.since);
        }
        told.put(name, is);
    }

    void forget(String node) {
        told.remove(node);
    }
}
