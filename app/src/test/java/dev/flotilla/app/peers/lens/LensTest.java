package dev.flotilla.app.peers.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.mesh.Mesh;
import dev.flotilla.app.peers.mesh.Shape;
import dev.flotilla.app.source.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each kind of mistake, made in configurations that are good otherwise, is named, and its mend takes it away. */
class LensTest {
    private static final String A = "198.51.100.1";
    private static final String B = "198.51.100.2";
    private static final String C = "198.51.100.3";

    private static Station station(String name, String json) {
        JsonText text = text(name, json.replace('\'', '"'));
        return Station.ofFile(name, text, config(text), Optional.empty());
    }

    private static JsonText text(String name, String json) {
        return ((Outcome.Ok<JsonText>) JsonText.read(name, json)).value();
    }

    private static NodeConfig config(JsonText text) {
        return ((Outcome.Ok<NodeConfig>) ConfigReader.read(text)).value();
    }

    private static String node(String host, String... peers) {
        String list = String.join(
                ", ",
                java.util.Arrays.stream(peers)
                        .map(p -> "{'host': '" + p + "', 'comms_port': 5001, 'heartbeat_port': 5000}")
                        .toList());
        return "{'host': '" + host + "', 'peers': [" + list + "]}";
    }

    private static List<String> codes(List<Station> stations) {
        return Lens.look(stations).stream().map(Finding::code).toList();
    }

    private static List<Station> mended(List<Station> stations) {
        return Lens.mendAll(stations).stations();
    }

    @Test
    void aFullMeshHasNothingToMend() {
        assertThat(Lens.look(
                        List.of(station("a", node(A, B, C)), station("b", node(B, A, C)), station("c", node(C, A, B)))))
                .isEmpty();
    }

    @Test
    void theSeedsThreeMachinesAreToldOfTheirNamelessHeartbeatsAlone() {
        List<Station> seed = List.of(
                station("one", node("0.0.0.0", B, C)),
                station("two", node("0.0.0.0", A, C)),
                station("three", node("0.0.0.0", A, B)));

        List<Finding> found = Lens.look(seed);

        assertThat(found).extracting(Finding::code).containsExactly("FL-3016", "FL-3016", "FL-3016");
        assertThat(found)
                .extracting(f -> f.mend().orElseThrow().label())
                .containsExactly("Advertise " + A, "Advertise " + B, "Advertise " + C);
        assertThat(Lens.look(mended(seed))).isEmpty();
    }

    @Test
    void aMissingReturnPeerIsAddedWhereItIsMissing() {
        List<Station> stations = List.of(station("a", node(A, B)), station("b", node(B)));

        assertThat(Lens.look(stations)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("FL-3010");
            assertThat(finding.station()).isEqualTo("b");
            assertThat(finding.cause()).isEqualTo("b does not list a as a peer, though a lists it.");
        });
        assertThat(Lens.look(mended(stations))).isEmpty();
    }

    @Test
    void localhostAsAPeerBecomesTheOneNeighbourThatCanBeMeant() {
        List<Station> stations = List.of(station("a", node(A, "localhost")), station("b", node(B, A)));

        assertThat(codes(stations)).containsExactlyInAnyOrder("FL-3011", "FL-3010");
        assertThat(Lens.mendAll(stations).done())
                .as("one mend answers both")
                .extracting(Mend::label)
                .containsExactly("Use " + B);
        assertThat(Lens.look(mended(stations))).isEmpty();
    }

    @Test
    void nodesThatAllStandOnLoopbackMayNameIt() {
        assertThat(Lens.look(List.of(
                        station("a", node("127.0.0.11", "127.0.0.12")),
                        station("b", node("127.0.0.12", "127.0.0.11")))))
                .isEmpty();
    }

    @Test
    void anAddressOfDockersOwnNetworksIsNoMachine() {
        assertThat(codes(List.of(station("a", node(A, "172.17.0.2")), station("b", node(B, A)))))
                .contains("FL-3012");
        assertThat(codes(List.of(
                        station("a", node("172.20.1.1", "172.20.1.2")),
                        station("b", node("172.20.1.2", "172.20.1.1")))))
                .as("a machine's network may lie there")
                .isEmpty();
    }

    @Test
    void aNodeThatListsItselfAndOneThatListsAPeerTwice() {
        List<Station> stations = List.of(station("a", node(A, A, B, B)), station("b", node(B, A)));

        assertThat(codes(stations)).containsExactlyInAnyOrder("FL-3013", "FL-3021");
        assertThat(Lens.look(mended(stations))).isEmpty();
    }

    @Test
    void aPortThatIsNotThePeersIsChangedToIt() {
        List<Station> stations = List.of(
                station("a", node(A, B).replace("'heartbeat_port': 5000", "'heartbeat_port': 5500")),
                station("b", node(B, A)));

        assertThat(Lens.look(stations)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("FL-3014");
            assertThat(finding.cause()).isEqualTo("a looks for b on heartbeat port 5500, but it is 5000.");
        });
        assertThat(Lens.look(mended(stations))).isEmpty();
    }

    @Test
    void oneIdOrOnePortForTwoNodes() {
        String two = "{'host': '%s', 'node_id': '%s', 'heartbeat_port': %d}";
        assertThat(codes(List.of(
                        station("a", two.formatted(A, "same", 5000)), station("b", two.formatted(B, "same", 5000)))))
                .containsExactly("FL-3015");
        List<Station> onePort =
                List.of(station("a", two.formatted(A, "a", 5000)), station("b", two.formatted(A, "b", 5000)));
        assertThat(Lens.look(onePort))
                .as("heartbeats and comms")
                .extracting(Finding::cause)
                .containsExactlyInAnyOrder(
                        "b and a want the same UDP port 5000 of one machine.",
                        "b and a want the same TCP port 5001 of one machine.");
        assertThat(Lens.look(mended(onePort))).isEmpty();
    }

    @Test
    void aPublicAddressThatLooksPrivateIsNamed() {
        assertThat(codes(List.of(station("a", node(A, "172.12.0.4"))))).containsExactly("FL-3017");
        assertThat(codes(List.of(station("a", node(A, "192.169.0.4"))))).containsExactly("FL-3017");
        assertThat(codes(List.of(station("a", node(A, "10.1.2.3", "172.16.0.4", "192.168.1.4")))))
                .isEmpty();
    }

    @Test
    void portsOfTheContainerAgainstThoseOfTheConfiguration() {
        Station base = station("a", node(A));
        assertThat(codes(List.of(at(base, NetworkMode.BRIDGE, List.of(new Published(5001, 5001, 1, false)), Set.of()))))
                .containsExactly("FL-3019");
        assertThat(codes(List.of(at(base, NetworkMode.HOST, List.of(), Set.of(5001)))))
                .containsExactly("FL-3020");
        List<Published> seed = List.of(
                new Published(5000, 5000, 1, true),
                new Published(5001, 5001, 1, false),
                new Published(49152, 49152, 16384, false),
                new Published(49152, 49152, 16384, true));
        assertThat(Lens.look(List.of(at(base, NetworkMode.BRIDGE, seed, Set.of()))))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("FL-3022");
                    assertThat(f.cause()).contains("32770 ports");
                });
    }

    @Test
    void aPublishedPortIsTheOneThatPeersMustName() {
        Station b = at(
                station("b", node(B, A)),
                NetworkMode.BRIDGE,
                List.of(new Published(6000, 5000, 1, true), new Published(5001, 5001, 1, false)),
                Set.of());

        assertThat(Lens.look(List.of(station("a", node(A, B)), b)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("FL-3014");
                    assertThat(finding.evidence()).isEqualTo("heartbeat_port of b is 5000, published as 6000");
                });
    }

    private static Station at(Station base, NetworkMode mode, List<Published> published, Set<Integer> taken) {
        return new Station(
                base.name(), base.text(), base.config(), base.address(), base.machine(), mode, published, taken);
    }

    @Test
    void everyGeneratedMeshIsCleanInEveryShape() {
        Random random = new Random(7);
        for (Shape shape : List.of(new Shape.Full(), new Shape.Ring(), new Shape.Star(), new Shape.Near(4))) {
            for (int n : List.of(1, 2, 3, 5, 9, 20)) {
                List<Mesh.Place> places = IntStream.range(0, n)
                        .mapToObj(i ->
                                new Mesh.Place("n" + i, "198.51.100." + (1 + random.nextInt(Math.max(1, n / 2)))))
                        .toList();

                List<Station> stations = Mesh.of(places, shape, NetworkMode.BRIDGE).stream()
                        .map(m -> station(m.name(), m.text()))
                        .toList();

                assertThat(Lens.look(stations)).as("%s of %d", shape, n).isEmpty();
            }
        }
    }

    @Test
    void wrongValuesAreToldAllAtOnceWithTheirLines() {
        JsonText text = text("mosaic.config", """
                {
                  "host": 7,
                  "heartbeat_port": "5000x",
                  "comms_port": 70000,
                  "peers": [
                    {"host": "198.51.100.9", "comms_port": 5001},
                    "198.51.100.9"
                  ]
                }
                """);

        assertThat(((Outcome.Failed<NodeConfig>) ConfigReader.read(text)).problems())
                .extracting(p -> p.code() + " " + p.message())
                .containsExactlyInAnyOrder(
                        "FL-3002 mosaic.config, line 2, column 11: \"host\" is 7.",
                        "FL-3002 mosaic.config, line 3, column 21: \"heartbeat_port\" is \"5000x\".",
                        "FL-3002 mosaic.config, line 4, column 17: \"comms_port\" is 70000.",
                        "FL-3002 mosaic.config, line 6, column 5: the peer has no \"heartbeat_port\".",
                        "FL-3002 mosaic.config, line 7, column 5: \"peers[1]\" is \"198.51.100.9\".");
    }
}
