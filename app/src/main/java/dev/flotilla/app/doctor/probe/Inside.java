package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Listener;
import dev.flotilla.app.doctor.Probe;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.fleet.HostId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers as seen from within, where that is allowed and possible; else the reason stands in place of each fact. */
final class Inside {
    private static final String NOT_ALLOWED = "no helper container was allowed to look inside";

    private final Engines engines;
    private final Optional<Helpers> helpers;
    private final Map<HostId, Optional<String>> bars;

    record Looked(ContainerFacts container, List<Probe> probes) {}

    /** @param bars why no helper can be made on a host */
    Inside(Engines engines, Optional<Helpers> helpers, Map<HostId, Optional<String>> bars) {
        this.engines = engines;
        this.helpers = helpers;
        this.bars = bars;
    }

    Looked look(ContainerFacts container, List<Link> links) {
        if (!container.isRunning()
                || container.host().host().isEmbedded()
                || container.networks().contains("none")) {
            return new Looked(container, List.of());
        }
        Optional<String> bar = helpers.isEmpty()
                ? Optional.of(NOT_ALLOWED)
                : bars.getOrDefault(container.host().id(), Optional.empty());
        if (bar.isPresent()) {
            return not(container, links, bar.get());
        }
        Known<HelperScript.Said> said = helpers.get()
                .look(engines.of(container.host().host()), container.host().name(), container.seen(), links);
        return switch (said) {
            case Known.NotHad<HelperScript.Said>(String why) -> not(container, links, why);
            case Known.Had<HelperScript.Said>(HelperScript.Said look) ->
                new Looked(
                        with(container, Known.of(look.listeners())),
                        links.stream()
                                .map(link -> probe(
                                        link,
                                        look.reached()
                                                .getOrDefault(
                                                        link, new Reached.NotTried("the helper did not come to it"))))
                                .toList());
        };
    }

    Looked late(ContainerFacts container, List<Link> links) {
        return not(container, links, "the look inside was not over in time");
    }

    private static Looked not(ContainerFacts container, List<Link> links, String why) {
        return new Looked(
                with(container, Known.not(why)),
                links.stream()
                        .map(link -> probe(link, new Reached.NotTried(why)))
                        .toList());
    }

    private static Probe probe(Link link, Reached reached) {
        return new Probe(Optional.of(link.from()), link.host(), link.port(), link.protocol(), reached);
    }

    private static ContainerFacts with(ContainerFacts of, Known<List<Listener>> listeners) {
        return new ContainerFacts(of.ref(), of.host(), of.seen(), of.detail(), listeners, of.log(), of.node());
    }
}
