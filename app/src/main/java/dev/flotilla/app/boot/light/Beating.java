package dev.flotilla.app.boot.light;

import dev.flotilla.app.ui.canvas.BeatLink;
import dev.flotilla.app.ui.kit.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the nodes beat at a moment.
 *
 * @param nodes that somebody hears
 * @param oldest the age of the oldest last heartbeat; empty when some link was never heard
 */
record Beating(long nodes, int links, Optional<Duration> oldest) {
    static Beating of(List<BeatLink> links, Instant now) {
        long nodes = links.stream()
                .filter(link -> link.lastHeard().isPresent())
                .map(BeatLink::from)
                .collect(Collectors.toSet())
                .size();
        Optional<Duration> oldest =
                links.stream().allMatch(link -> link.lastHeard().isPresent())
                        ? links.stream()
                                .flatMap(link -> link.lastHeard().stream())
                                .min(Instant::compareTo)
                                .map(heard -> Duration.between(heard, now))
                        : Optional.empty();
        return new Beating(nodes, links.size(), oldest);
    }

    /** Whether so many nodes hear one another, each link within the time. */
    boolean isAlive(int wanted, Duration within) {
        return nodes == wanted
                && oldest.filter(age -> age.compareTo(within) < 0).isPresent();
    }

    static Optional<Item.OfContainer> first(List<BeatLink> links) {
        return links.stream().map(BeatLink::from).findFirst();
    }
}
