package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.kit.Series;
import dev.flotilla.app.ui.kit.status.Status;
import dev.flotilla.app.ui.kit.status.StatusRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An opened stack as the list shows it, with the containers it has. */
public record StackRow(String name, String file, StackState state, List<Part> parts) {
    /** One of its containers. */
    public record Part(String instance, String host, int series, Status status) {}

    public StackRow {
        parts = List.copyOf(parts);
    }

    /** @param applying names of the stacks that an apply is at work on */
    public static List<StackRow> all(Fleet fleet, ObservedFleet observed, Set<String> applying) {
        return fleet.stacks().values().stream()
                .map(stack -> of(stack, fleet, observed, applying))
                .toList();
    }

    private static StackRow of(WishedStack stack, Fleet fleet, ObservedFleet observed, Set<String> applying) {
        List<Part> parts = new ArrayList<>();
        for (Host host : fleet.hosts()) {
            ObservedHost seen = observed.host(host.id());
            for (RunningContainer container : seen.containers()) {
                if (container.label(Labels.STACK).filter(stack.name()::equals).isPresent()) {
                    parts.add(new Part(
                            container.label(Labels.INSTANCE).orElse(container.name()),
                            host.name(),
                            Series.of(fleet, host.id()),
                            StatusRules.of(seen, container)));
                }
            }
        }
        parts.sort(Comparator.comparing(Part::instance));
        return new StackRow(
                stack.name(),
                stack.file(),
                applying.contains(stack.name()) ? StackState.APPLYING : state(parts),
                parts);
    }

    private static StackState state(List<Part> parts) {
        if (parts.isEmpty()) {
            return StackState.PLANNED;
        }
        if (parts.stream().allMatch(p -> p.status() == Status.OFFLINE)) {
            return StackState.STOPPED;
        }
        if (parts.stream().allMatch(p -> p.status() == Status.DOWN)) {
            return StackState.FAILED;
        }
        boolean well = parts.stream()
                .allMatch(p ->
                        p.status() == Status.RUNNING || p.status() == Status.HEALTHY || p.status() == Status.STARTING);
        return well ? StackState.RUNNING : StackState.DEGRADED;
    }

    /** Of the whole, for its glyph. */
    public Status status() {
        return switch (state) {
            case PLANNED, STOPPED -> Status.OFFLINE;
            case APPLYING -> Status.STARTING;
            case RUNNING -> Status.worst(parts.stream().map(Part::status).toList());
            case DEGRADED -> Status.DEGRADED;
            case FAILED -> Status.DOWN;
        };
    }

    /** Whether its name, a part or a host holds the filter. */
    public boolean matches(String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).contains(wanted)
                || parts.stream()
                        .anyMatch(p -> (p.instance() + " " + p.host())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted));
    }
}
