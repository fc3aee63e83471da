package dev.flotilla.app.boot.window.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.monitor.Containers;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.file.SplitFiles;
import dev.flotilla.app.stack.Strategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drag that parts services which use each other, up to the file that follows from it. */
class SplitOfferTest {
    private static final String TEXT = """
            name: shop
            services:
              redis: {image: redis}
              api: {image: "shop/api", expose: ["3000"]}
              worker:
                image: w
                environment:
                  R: redis:6379
                  A: api:3000
            """;

    private static final HostId ONE = new HostId("1");
    private static final HostId TWO = new HostId("2");
    private static final HostId HERE = new HostId("3");

    @TempDir
    Path folder;

    private Path file;
    private final Fleet fleet = new Fleet(
            "f",
            List.of(
                    Host.of(ONE, "one", new EngineAddress.Tcp("192.0.2.11", 2375, Optional.empty())),
                    Host.of(TWO, "two", new EngineAddress.Tcp("192.0.2.12", 2375, Optional.empty())),
                    Host.of(HERE, "here", new EngineAddress.Embedded())),
            Map.of(),
            new TreeMap<>());

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("compose.yml"), TEXT);
    }

    private static RunningContainer of(String service) {
        return Containers.listed(
                "shop-" + service,
                "x",
                ContainerState.RUNNING,
                Map.of(Labels.STACK, "shop", Labels.SERVICE, service),
                List.of());
    }

    private static ObservedFleet seen(HostId worker) {
        RunningContainer other = Containers.running("other", "x", List.of(), Containers.tcp("0.0.0.0", 3000, 3000));
        return worker.equals(ONE)
                ? Containers.on(ONE, of("redis"), of("api"), of("worker"), other)
                : new ObservedFleet(Map.of(
                        ONE, Containers.host(ONE, of("redis"), of("api"), other),
                        worker, Containers.host(worker, of("worker"))));
    }

    private SplitOffer offer(ObservedFleet seen, HostId to) {
        Outcome<SplitOffer> offer = SplitOffer.of(
                new WishedStack("shop", file.toString(), Optional.empty(), Map.of()),
                List.of("worker"),
                to,
                fleet,
                seen,
                Map.of());
        return ((Outcome.Ok<SplitOffer>) offer).value();
    }

    @Test
    void aMoveThatPartsIsOfferedWithAddressesOfTheFleetAndPortsThatAreFree() {
        SplitOffer offer = offer(seen(ONE), TWO);
        SplitPlan plan = offer.plan();

        assertThat(offer.isNeeded(plan)).isTrue();
        assertThat(plan.edges()).extracting(Edge::to).containsExactly("redis", "api");
        assertThat(offer.text(plan))
                .contains("TCP:192.0.2.11:6379")
                .contains("TCP:192.0.2.11:19999")
                .doesNotContain("strategy: manual");
    }

    @Test
    void aMoveHomeOffersToTakeTheForwardersAway() {
        SplitOffer there = offer(seen(ONE), TWO);
        SplitFiles.replace(file, TEXT, there.text(there.plan()));

        SplitOffer home = offer(seen(TWO), ONE);
        SplitPlan plan = home.plan();

        assertThat(plan.edges()).isEmpty();
        assertThat(home.isNeeded(plan)).isTrue();
        assertThat(home.text(plan)).isEqualTo(TEXT);
    }

    @Test
    void whatWasChosenBeforeIsProposedAgain() {
        SplitOffer first = offer(seen(ONE), TWO);
        Edge.Key api = new Edge.Key("worker", "api");
        SplitFiles.replace(file, TEXT, first.text(first.plan(Map.of(api, Choice.ENDPOINT))));

        SplitPlan again = offer(seen(TWO), TWO).plan();

        assertThat(again.chosen())
                .containsEntry(api, Choice.ENDPOINT)
                .containsEntry(new Edge.Key("worker", "redis"), Choice.FORWARDER);
    }

    @Test
    void embeddedHostsHaveNoNamesThatCouldBreak() {
        SplitOffer offer = offer(seen(ONE), HERE);

        assertThat(offer.isNeeded(offer.plan())).isFalse();
    }

    @Test
    void aFileThatWasChangedMeanwhileIsLeftAlone() throws Exception {
        SplitOffer offer = offer(seen(ONE), TWO);
        Files.writeString(file, "changed");

        assertThat(SplitFiles.replace(file, offer.file().text(), offer.text(offer.plan())))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(file).hasContent("changed");
    }

    @Test
    void aPlacementThatPartsIsOfferedToo() {
        Placement placement =
                new Placement(Strategy.SPREAD, Map.of("redis", ONE, "api", TWO, "worker", TWO), List.of(), List.of());
        Outcome<SplitOffer> offer = SplitOffer.of(
                new WishedStack("shop", file.toString(), Optional.empty(), Map.of()),
                placement,
                fleet,
                ObservedFleet.NOTHING,
                Map.of());

        assertThat(((Outcome.Ok<SplitOffer>) offer).value().plan().edges())
                .extracting(Edge::from, Edge::to, Edge::fromHost)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("worker", "redis", "two"));
    }
}
