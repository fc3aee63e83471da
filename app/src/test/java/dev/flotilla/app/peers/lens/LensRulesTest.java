package dev.flotilla.app.peers.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.source.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the package's doc: each fault has one rule that finds it, and without that rule nobody would. */
class LensRulesTest {
    private static final String A = "198.51.100.1";
    private static final String B = "198.51.100.2";

    /** @param mended whether the finding comes with an edit of the configurations */
    record Fault(String code, Class<? extends Rule> rule, boolean mended, List<Station> scene) {
        @Override
        public String toString() {
            return code + " " + rule.getSimpleName();
        }
    }

    private static Station station(String name, String json) {
        JsonText text = ((Outcome.Ok<JsonText>) JsonText.read(name, json.replace('\'', '"'))).value();
        NodeConfig config = ((Outcome.Ok<NodeConfig>) ConfigReader.read(text)).value();
        return Station.ofFile(name, text, config, Optional.empty());
    }

    private static String peer(String host) {
        return "{'host': '" + host + "', 'comms_port': 5001, 'heartbeat_port': 5000}";
    }

    private static Station node(String name, String host, String... peers) {
        return station(
                name,
                "{'host': '" + host + "', 'peers': ["
                        + String.join(
                                ", ", Stream.of(peers).map(LensRulesTest::peer).toList())
                        + "]}");
    }

    private static Station in(NetworkMode mode, List<Published> published, Set<Integer> taken) {
        Station base = node("a", A);
        return new Station(
                base.name(), base.text(), base.config(), base.address(), base.machine(), mode, published, taken);
    }

    static Stream<Fault> faults() {
        return Stream.of(ofAddresses(), ofNodes(), ofContainers()).flatMap(s -> s);
    }

    private static Stream<Fault> ofAddresses() {
        return Stream.of(
                new Fault("FL-3010", ReturnPeers.class, true, List.of(node("a", A, B), node("b", B))),
                new Fault("FL-3011", PeerAddresses.class, true, List.of(node("a", A, "localhost"), node("b", B, A))),
                new Fault("FL-3011", PeerAddresses.class, true, List.of(node("a", A, "0.0.0.0"), node("b", B, A))),
                new Fault("FL-3012", PeerAddresses.class, true, List.of(node("a", A, "172.17.0.2"), node("b", B, A))),
                new Fault("FL-3013", PeerAddresses.class, true, List.of(node("a", A, A, B), node("b", B, A))),
                new Fault("FL-3017", PeerAddresses.class, true, List.of(node("a", A, "172.12.0.4"), node("b", B, A))),
                new Fault("FL-3021", PeerAddresses.class, true, List.of(node("a", A, B, B), node("b", B, A))),
                new Fault(
                        "FL-3014",
                        PeerPorts.class,
                        true,
                        List.of(
                                station(
                                        "a",
                                        "{'host': '" + A + "', 'peers': [" + peer(B).replace("5000", "5500") + "]}"),
                                node("b", B, A))));
    }

    private static Stream<Fault> ofNodes() {
        return Stream.of(
                new Fault(
                        "FL-3015",
                        Identities.class,
                        true,
                        List.of(
                                station("a", "{'host': '" + A + "', 'node_id': 'b'}"),
                                station("b", "{'host': '" + B + "', 'node_id': 'b'}"))),
                new Fault("FL-3016", Identities.class, true, List.of(node("a", "0.0.0.0", B), node("b", B, A))),
                new Fault(
                        "FL-3018",
                        Identities.class,
                        true,
                        List.of(
                                station("a", "{'host': '" + A + "', 'comms_port': 5001}"),
                                station("b", "{'host': '" + A + "', 'comms_port': 5003}"))),
                new Fault(
                        "FL-3018",
                        Identities.class,
                        true,
                        List.of(
                                station("a", "{'host': '" + A + "', 'heartbeat_port': 5000}"),
                                station("b", "{'host': '" + A + "', 'heartbeat_port': 5002}"))),
                new Fault(
                        "FL-3023",
                        Pasted.class,
                        true,
                        List.of(station("a", "{'host': '" + A + "', 'server_key': '-----BEGIN PRIVATE KEY-----'}"))));
    }

    /** They are mended by an edit of the container: {@code peers.setup.SetupMends}. */
    private static Stream<Fault> ofContainers() {
        List<Published> own = List.of(new Published(5000, 5000, 1, true), new Published(5001, 5001, 1, false));
        return Stream.of(
                new Fault("FL-3019", Doors.class, false, List.of(in(NetworkMode.BRIDGE, own.subList(1, 2), Set.of()))),
                new Fault("FL-3020", Doors.class, false, List.of(in(NetworkMode.HOST, List.of(), Set.of(5001)))),
                new Fault(
                        "FL-3022",
                        Doors.class,
                        false,
                        List.of(in(
                                NetworkMode.BRIDGE,
                                Stream.concat(own.stream(), Stream.of(new Published(49152, 49152, 16384, false)))
                                        .toList(),
                                Set.of()))));
    }

    private static List<Finding> named(Fault fault, List<Finding> found) {
        return found.stream().filter(f -> f.code().equals(fault.code())).toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultIsFoundByItsRuleAlone(Fault fault) {
        List<Rule> without = Lens.RULES.stream()
                .filter(rule -> !fault.rule().isInstance(rule))
                .toList();

        List<Finding> found = named(fault, Lens.look(fault.scene()));

        assertThat(without).hasSize(Lens.RULES.size() - 1);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().cause()).isNotBlank();
        assertThat(found.getFirst().evidence()).isNotBlank();
        assertThat(found.getFirst().remedy()).isNotBlank();
        assertThat(named(fault, Lens.look(fault.scene(), without))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void itsMendIsOneEditOfOneConfigurationThatTakesItAway(Fault fault) {
        Optional<Mend> mend = named(fault, Lens.look(fault.scene())).getFirst().mend();

        assertThat(mend.isPresent()).isEqualTo(fault.mended());
        mend.ifPresent(edit -> {
            List<Station> then = ((Outcome.Ok<List<Station>>) Lens.apply(fault.scene(), edit)).value();
            assertThat(named(fault, Lens.look(then))).isEmpty();
            long changed = then.stream()
                    .filter(s -> fault.scene().stream()
                            .noneMatch(before ->
                                    before.text().text().equals(s.text().text())))
                    .count();
            assertThat(changed).as("configurations that differ").isEqualTo(1);
        });
    }

    @Test
    void theTableIsWhole() {
        assertThat(faults().map(Fault::rule).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(Lens.RULES.stream()
                        .<Class<? extends Rule>>map(Rule::getClass)
                        .toList());
        assertThat(faults().map(Fault::code).distinct().toList())
                .hasSize(14)
                .allMatch(code -> code.compareTo("FL-3010") >= 0 && code.compareTo("FL-3023") <= 0);
    }
}
