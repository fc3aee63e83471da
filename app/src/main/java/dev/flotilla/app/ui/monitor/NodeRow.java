package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.status.NodeStatus;
import dev.flotilla.app.ui.kit.status.Status;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A node as the list shows it.
 *
 * @param group its stack, or "Others"
 * @param host name of the fleet's host on which it runs, else its address
 * @param series of its host's strip, 1-6; 0 when it runs on none of the fleet's
 * @param age of its last sign of life: "0.4 s", "never"
 * @param why its state, in a sentence
 * @param current false while the monitor stands still: nobody knows then how it does
 */
public record NodeRow(
        String name,
        String group,
        String host,
        int series,
        Status status,
        String age,
        boolean stale,
        boolean muted,
        String why,
        boolean current) {
    public static final String OTHERS = "Others";

    /**
     * @param listening whether this application hears heartbeats at all
     * @param behind for how long the monitor has stood still; nothing while it runs
     */
    public static NodeRow of(
            NodeHealth health, Fleet fleet, ObservedFleet observed, boolean listening, Duration behind) {
        WatchedNode node = health.node();
        Optional<Host> host = node.container().flatMap(c -> fleet.host(c.host()));
        boolean current = behind.isZero();
        Status status = current ? NodeStatus.of(health, listening) : Status.UNKNOWN;
        boolean old = health.ageMs().isPresent()
                && health.ageMs().getAsLong() > node.tolerance().toMillis();
        return new NodeRow(
                node.name(),
                group(node, observed),
                host.map(Host::name).orElse(node.host()),
                host.map(h -> Series.of(fleet, h.id())).orElse(0),
                status,
                age(health, behind),
                !current || old || status == Status.STALE,
                health.muted(),
                current
                        ? health.why()
                        : "The monitor has stood still for " + Amounts.span(behind) + ". Before: " + health.why(),
                current);
    }

    private static String age(NodeHealth health, Duration behind) {
        return health.ageMs().isPresent()
                ? Amounts.span(Duration.ofMillis(health.ageMs().getAsLong()).plus(behind))
                : "never";
    }

    private static String group(WatchedNode node, ObservedFleet observed) {
        return node.container()
                .flatMap(in -> observed.host(in.host()).containers().stream()
                        .filter(c -> c.id().equals(in.container()))
                        .findFirst())
                .flatMap(NodeRow::stack)
                .orElse(OTHERS);
    }

    private static Optional<String> stack(RunningContainer container) {
        return container.label(Labels.STACK).or(() -> container.label(Labels.COMPOSE_PROJECT));
    }

    /** Something is wrong with it, so its age stands out. */
    public boolean isTrouble() {
        return status.isTrouble();
    }

    /** As a screen reader says it: the status first. */
    public String sentence() {
        return status.word() + ", " + name + " on " + host + ", "
                + (age.equals("never") ? "never heard" : "last sign " + age + " ago") + (muted ? ", muted" : "");
    }

    String text() {
        return (name + " " + group + " " + host).toLowerCase(Locale.ROOT);
    }
}
