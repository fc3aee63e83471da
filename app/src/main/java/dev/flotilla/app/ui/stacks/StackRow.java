package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.deploy.book.StackState;
import dev.flotilla.app.deploy.book.StackStatus;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
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
import java.util.Map;

/**
 * An opened stack as the list shows it, with the containers it has.
 *
 * @param canStop something of it runs, or may run where nobody sees it
 * @param canRemove something of it is there, or may be where nobody sees it
 */
public record StackRow(
        String name, String file, StackState state, List<Part> parts, boolean canStop, boolean canRemove) {
    /** One of its containers. */
    public record Part(String instance, String host, int series, Status status) {}

    public StackRow {
        parts = List.copyOf(parts);
    }

    /** @param status of the same stack, by containers and journal */
    public static StackRow of(WishedStack stack, Fleet fleet, ObservedFleet observed, StackStatus status) {
        List<Part> parts = new ArrayList<>();
        boolean unseen = false;
        boolean runs = false;
        boolean there = false;
        for (Host host : fleet.hosts()) {
            ObservedHost seen = observed.host(host.id());
            unseen |= !seen.answers() && host.status() != HostStatus.OFFLINE;
            there |= seen.networks().stream().anyMatch(n -> isOf(n.labels(), stack))
                    || seen.volumes().stream().anyMatch(v -> isOf(v.labels(), stack));
            for (RunningContainer container : seen.containers()) {
                if (isOf(container.labels(), stack)) {
                    there = true;
                    runs |= container.isRunning() || container.state() == ContainerState.RESTARTING;
                    parts.add(new Part(
                            container.label(Labels.INSTANCE).orElse(container.name()),
                            host.name(),
                            Series.of(fleet, host.id()),
                            StatusRules.of(seen, container)));
                }
            }
        }
        parts.sort(Comparator.comparing(Part::instance));
        boolean free = status.state() != StackState.APPLYING;
        return new StackRow(
                stack.name(), stack.file(), status.state(), parts, free && (runs || unseen), free && (there || unseen));
    }

    private static boolean isOf(Map<String, String> labels, WishedStack stack) {
        return stack.name().equals(labels.get(Labels.STACK));
    }

    /** Capitalised, as a list shows it. */
    public String word() {
        String word = state.word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
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
