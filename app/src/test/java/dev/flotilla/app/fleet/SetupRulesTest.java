package dev.flotilla.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupRulesTest {
    private static final NodeSetup ONE = NodeSetup.of("node-a", "{}");

    private static Fleet after(Fleet fleet, FleetEdit edit) {
        return switch (FleetRules.apply(fleet, edit)) {
            case Outcome.Ok<Fleet>(Fleet next) -> next;
            case Outcome.Failed<Fleet> failed -> throw new AssertionError(failed.first());
        };
    }

    private static List<String> codes(NodeSetup setup) {
        return SetupRules.check(setup) instanceof Outcome.Failed<NodeSetup> failed
                ? failed.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    @Test
    void aSetupIsPutInThePlaceOfTheOneOfItsNameAndOutlivesItsHost() {
        Host host = Host.of(new HostId("h"), "h", new EngineAddress.Embedded());
        Fleet fleet = after(Fleet.EMPTY, new FleetEdit.AddHost(host, Optional.empty()));
        Fleet put = after(fleet, new FleetEdit.PutSetup(ONE.at(Optional.of(host.id()), Optional.empty())));
        Fleet changed = after(
                put,
                new FleetEdit.PutSetup(ONE.withConfig("{ }").at(Optional.of(host.id()), Optional.of("192.0.2.1"))));

        assertThat(changed.setups()).hasSize(1);
        assertThat(changed.setups().getFirst().config()).hasValue("{ }");
        Fleet alone = after(changed, new FleetEdit.RemoveHost(host.id()));
        assertThat(alone.setups().getFirst().host()).isEmpty();
        assertThat(alone.setups().getFirst().address()).hasValue("192.0.2.1");
        assertThat(after(alone, new FleetEdit.RemoveSetup("NODE-A")).setups()).isEmpty();
        assertThat(EditName.of(new FleetEdit.PutSetup(ONE), put)).isEqualTo("change configuration of node-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5000:5000/udp", "5001:5001", "127.0.0.1:80:8080", "49152-65535:49152-65535/udp"})
    void portsAsDockerTakesThem(String port) {
        assertThat(SetupRules.portFault(port)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5000", "0:1", "1:70000", "10-5:10-5", "1-2:1-3", "a:b", "1:1/sctp", ""})
    void whatPublishesNothingIsRefused(String port) {
        assertThat(codes(ONE.in(NodeSetup.Network.BRIDGE, List.of(port)))).containsExactly("FL-3124");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "data:relative", "./x:/y", "a:/b:rx", "a:/b\nc:/d", ":/x"})
    void whatMountsNothingIsRefused(String mount) {
        assertThat(codes(ONE.from("image", "no", List.of(mount)))).containsExactly("FL-3123");
    }

    @Test
    void aSecretHasNoPlaceInWhatIsKeptInClear() {
        Optional<Problem> fault = SetupRules.variableFault("API_TOKEN", "abc-123");

        assertThat(fault.orElseThrow().code()).isEqualTo("FL-3125");
        assertThat(fault.orElseThrow().message()).doesNotContain("abc-123");
        assertThat(codes(ONE.withEnvironment(new TreeMap<>(Map.of("PEERS_NODE_A", "192.0.2.1")))))
                .isEmpty();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(codes(ONE.from("bad image", "sometimes", List.of())))
                .containsExactlyInAnyOrder("FL-3121", "FL-3122");
        assertThat(codes(NodeSetup.of("_x", "{}"))).containsExactly("FL-3120");
    }
}
