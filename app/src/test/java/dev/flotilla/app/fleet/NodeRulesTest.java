package dev.flotilla.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeRulesTest {
    private static final Node ONE = Node.of("mosaic-1", "192.0.2.11");
    private static final Fleet FLEET = after(Fleet.EMPTY, new FleetEdit.AddNode(ONE));

    @Test
    void nodesAreAddedChangedRenamedAndRemovedAndTheRestOfTheFleetStays() {
        Fleet whole = after(
                after(FLEET, new FleetEdit.RenameFleet("lab")),
                new FleetEdit.AddHost(
                        Host.of(new HostId("a"), "a", new EngineAddress.Embedded()), Optional.of(new Spot(1, 2))));
        Node renamed = ONE.withName("first").withPorts(6000, 0, 60001);
        Fleet changed = after(whole, new FleetEdit.ChangeNode("MOSAIC-1", renamed));
        assertThat(changed.nodes()).containsExactly(renamed);
        assertThat(changed.hosts()).isEqualTo(whole.hosts());
        Fleet moved = after(changed, new FleetEdit.RemoveHost(new HostId("a")));
        assertThat(moved.nodes()).containsExactly(renamed);
        assertThat(moved.name()).isEqualTo("lab");
        Fleet removed = after(changed, new FleetEdit.RemoveNode("first"));
        assertThat(removed.nodes()).isEmpty();
        assertThat(removed.spots()).isEqualTo(whole.spots());
        assertThat(EditName.of(new FleetEdit.ChangeNode("mosaic-1", renamed), whole))
                .isEqualTo("rename node mosaic-1 to first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a b", "<b>a</b>", "a\nb", "\u001b[31ma", "a/b"})
    void aNameThatIsBlankOrMarkedUpIsRefused(String name) {
        assertThat(codes(new FleetEdit.AddNode(ONE.withName(name).withPorts(6000, 0, 0))))
                .containsExactly("FL-1030");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://192.0.2.1",
                "192.0.2.1:80",
                "http://",
                "http://u:secret@192.0.2.1:80",
                "http://192.0.2.1:0",
                "http://192.0.2.1:70000",
                "http://192.0.2.1/metrics",
                "http://192.0.2.1?x=1",
                "http://0.0.0.0:80",
                "http://<b>"
            })
    void httpIsABaseAddressAndNothingElse(String url) {
        List<Problem> problems =
                problems(new FleetEdit.AddNode(Node.of("x", "192.0.2.12").withHttp(Optional.of(url))));
        assertThat(problems).extracting(Problem::code).containsExactly("FL-1035");
        assertThat(problems.getFirst().message()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://192.0.2.1:50051", "https://node.example.org", "http://[2001:db8::1]:80", "http://a:1/"})
    void goodBaseAddressesAreKeptWithoutTheSlash(String url) {
        Fleet fleet =
                after(FLEET, new FleetEdit.AddNode(Node.of("x", "192.0.2.12").withHttp(Optional.of(url))));
        assertThat(fleet.nodes().getLast().http().orElseThrow()).isNotBlank().doesNotEndWith("/");
    }

    @Test
    void everyFaultOfANodeIsTold() {
        Node bad = new Node(
                "x y",
                "0.0.0.0",
                0,
                70_000,
                -1,
                Optional.of("nonsense"),
                Node.Kind.AUTO,
                Duration.ofMillis(1),
                Duration.ZERO,
                Optional.of("a b"));
        assertThat(codes(new FleetEdit.AddNode(bad)))
                .containsExactly(
                        "FL-1030", "FL-1034", "FL-1033", "FL-1033", "FL-1033", "FL-1035", "FL-1036", "FL-1037");
    }

    @ParameterizedTest
    @CsvSource({"MOSAIC-1,192.0.2.99,FL-1031", "other,192.0.2.11,FL-1032"})
    void aNameAndAPlaceAreTakenOnce(String name, String host, String code) {
        assertThat(codes(new FleetEdit.AddNode(Node.of(name, host)))).containsExactly(code);
    }

    @Test
    void originalsOfTheCanarySystemShareAMachineWithoutHeartbeats() {
        Node canary = Node.of("node-a", "192.0.2.11")
                .withKind(Node.Kind.CANARY)
                .withHttp(Optional.of("http://192.0.2.11:50051"));
        Fleet with = after(FLEET, new FleetEdit.AddNode(canary));
        assertThat(FleetRules.apply(with, new FleetEdit.AddNode(canary.withName("node-b"))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.first().code()).isEqualTo("FL-1032"));
        assertThat(after(
                                with,
                                new FleetEdit.AddNode(
                                        canary.withName("node-b").withHttp(Optional.of("http://192.0.2.11:50052"))))
                        .nodes())
                .hasSize(3);
    }

    @Test
    void aNodeThatWasNotAddedIsNamed() {
        assertThat(codes(new FleetEdit.RemoveNode("gone"))).containsExactly("FL-1038");
        assertThat(codes(new FleetEdit.ChangeNode("gone", ONE))).containsExactly("FL-1038");
    }

    private static List<String> codes(FleetEdit edit) {
        return problems(edit).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(FleetEdit edit) {
        return switch (FleetRules.apply(FLEET, edit)) {
            case Outcome.Ok<Fleet> ok -> throw new AssertionError("was not refused: " + edit);
            case Outcome.Failed<Fleet>(List<Problem> problems) -> problems;
        };
    }

    private static Fleet after(Fleet fleet, FleetEdit edit) {
        return switch (FleetRules.apply(fleet, edit)) {
            case Outcome.Ok<Fleet>(Fleet next) -> next;
            case Outcome.Failed<Fleet> failed -> throw new AssertionError(failed.first());
        };
    }
}
