package dev.flotilla.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetRulesTest {
    private static final Host A = host("a");
    private static final Host B = host("b");
    private static final Fleet TWO =
            after(after(Fleet.EMPTY, add(A)), new FleetEdit.AddHost(B, Optional.of(new Spot(1, 2))));

    @Test
    void hostsKeepTheOrderOfTheirArrival() {
        assertThat(TWO.hosts()).containsExactly(A, B);
        assertThat(TWO.spots()).isEqualTo(Map.of(B.id(), new Spot(1, 2)));
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        Host again = Host.of(new HostId("other"), "A", new EngineAddress.Embedded());
        assertThat(refusal(TWO, add(again)).code()).isEqualTo("FL-1002");
        assertThat(refusal(TWO, new FleetEdit.ChangeHost(Host.of(A.id(), "B", A.engine())))
                        .code())
                .isEqualTo("FL-1002");
        assertThat(after(TWO, new FleetEdit.ChangeHost(Host.of(A.id(), "A", A.engine())))
                        .hostNamed("a"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", ".a", "a b", "a/b", "ä", "a\nb", " a"})
    void aNameOfAnotherFormIsRefused(String name) {
        assertThat(refusal(TWO, add(Host.of(new HostId("x"), name, A.engine()))).code())
                .isEqualTo("FL-1003");
    }

    @Test
    void everyFaultOfAHostIsTold() {
        Host bad = new Host(
                new HostId("x"),
                "x y",
                A.engine(),
                Optional.of("http://192.0.2.1"),
                Optional.of(" "),
                new TreeMap<>(Map.of("=", "v")),
                HostStatus.ACTIVE,
                new DeclaredCapacity(OptionalDouble.of(0), OptionalLong.of(12)),
                10);
        assertThat(FleetRules.apply(TWO, add(bad)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(((Outcome.Failed<?>) failed).problems())
                                .extracting(Problem::code)
                                .containsExactly("FL-1003", "FL-1007", "FL-1007", "FL-1008", "FL-1009", "FL-1009"));
    }

    @Test
    void nobodyReachesAHostAtEveryAddress() {
        Host wild = new Host(
                new HostId("x"),
                "x",
                A.engine(),
                Optional.of("0.0.0.0"),
                Optional.empty(),
                new TreeMap<>(),
                HostStatus.ACTIVE,
                DeclaredCapacity.NONE,
                10);
        assertThat(refusal(TWO, add(wild)).message()).contains("0.0.0.0");
    }

    @Test
    void aRemovedHostTakesItsSpotAndPinsAlong() {
        Fleet pinned = after(
                after(TWO, new FleetEdit.OpenStack(new WishedStack("s", "/s.yml", Optional.empty(), Map.of()))),
                new FleetEdit.PinService("s", "web", Optional.of(B.id())));
        assertThat(pinned.stacks().values().iterator().next().pins()).containsEntry("web", B.id());
        Fleet without = after(pinned, new FleetEdit.RemoveHost(B.id()));
        assertThat(without.hosts()).containsExactly(A);
        assertThat(without.spots()).isEmpty();
        assertThat(without.stacks().values().iterator().next().pins()).isEmpty();
    }

    @Test
    void whatIsNotThereIsRefused() {
        HostId gone = new HostId("gone");
        assertThat(refusal(TWO, new FleetEdit.RemoveHost(gone)).code()).isEqualTo("FL-1001");
        assertThat(refusal(TWO, new FleetEdit.ChangeHost(host("gone"))).code()).isEqualTo("FL-1001");
        assertThat(refusal(TWO, new FleetEdit.CloseStack("s")).code()).isEqualTo("FL-1010");
        assertThat(refusal(TWO, new FleetEdit.ChooseStrategy("s", Optional.of("auto")))
                        .code())
                .isEqualTo("FL-1010");
        Fleet withStack = after(TWO, new FleetEdit.OpenStack(new WishedStack("s", "/s", Optional.empty(), Map.of())));
        assertThat(refusal(withStack, new FleetEdit.PinService("s", "web", Optional.of(gone)))
                        .code())
                .isEqualTo("FL-1001");
    }

    @Test
    void aLayoutThatComesLateMovesOnlyWhatIsStillThere() {
        Fleet moved = after(
                TWO,
                new FleetEdit.MoveHosts(Map.of(A.id(), new Spot(5, Double.NaN), new HostId("gone"), new Spot(1, 1))));
        assertThat(moved.spots()).isEqualTo(Map.of(A.id(), new Spot(5, 0), B.id(), new Spot(1, 2)));
    }

    @Test
    void severalEditsAreAllDoneOrNone() {
        FleetEdit both =
                new FleetEdit.Together(List.of(new FleetEdit.RemoveHost(A.id()), new FleetEdit.RemoveHost(A.id())));
        assertThat(refusal(TWO, both).code()).isEqualTo("FL-1001");
        FleetEdit swap = new FleetEdit.Together(List.of(
                new FleetEdit.RemoveHost(A.id()), add(Host.of(new HostId("n"), "A", new EngineAddress.Embedded()))));
        assertThat(after(TWO, swap).hosts()).extracting(Host::name).containsExactly("b", "A");
    }

    @Test
    void editsHaveNames() {
        assertThat(EditName.of(add(A), Fleet.EMPTY)).isEqualTo("add host a");
        assertThat(EditName.of(new FleetEdit.RemoveHost(A.id()), TWO)).isEqualTo("remove host a");
        assertThat(EditName.of(new FleetEdit.ChangeHost(Host.of(A.id(), "z", A.engine())), TWO))
                .isEqualTo("rename host a to z");
        assertThat(EditName.of(new FleetEdit.Together(List.of(add(A), add(B))), Fleet.EMPTY))
                .isEqualTo("add 2 hosts");
    }

    static Host host(String name) {
        return Host.of(new HostId("id-" + name), name, new EngineAddress.Embedded());
    }

    private static FleetEdit add(Host host) {
        return new FleetEdit.AddHost(host, Optional.empty());
    }

    private static Fleet after(Fleet fleet, FleetEdit edit) {
        return switch (FleetRules.apply(fleet, edit)) {
            case Outcome.Ok<Fleet>(Fleet next) -> next;
            case Outcome.Failed<Fleet> failed -> throw new AssertionError(failed.first());
        };
    }

    private static Problem refusal(Fleet fleet, FleetEdit edit) {
        return switch (FleetRules.apply(fleet, edit)) {
            case Outcome.Ok<Fleet>(Fleet next) -> throw new AssertionError("gave " + next);
            case Outcome.Failed<Fleet> failed -> failed.first();
        };
    }
}
