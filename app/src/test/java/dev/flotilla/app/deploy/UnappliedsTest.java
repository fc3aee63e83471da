package dev.flotilla.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnappliedsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Host A = Host.of(new HostId("aaaaaaaaaaaa"), "a", new EngineAddress.Embedded());
    private static final Host B = Host.of(new HostId("bbbbbbbbbbbb"), "b", new EngineAddress.Embedded());

    @Test
    void anOpenedStackOfWhichNothingRunsWaits() {
        assertThat(Unapplieds.stacks(fleet(Map.of()), observed(true, List.of()), Set.of(), Map.of()))
                .isEqualTo(Map.of("s", 1));
    }

    @Test
    void nothingIsSaidWhileAHostIsSilent() {
        assertThat(Unapplieds.stacks(fleet(Map.of()), observed(false, List.of()), Set.of(), Map.of()))
                .isEmpty();
    }

    @Test
    void aStackThatRunsWhereItIsWishedWaitsForNothing() {
        assertThat(Unapplieds.stacks(fleet(Map.of("web", A.id())), observed(true, List.of(web())), Set.of(), Map.of()))
                .isEmpty();
    }

    @Test
    void aServicePutOnAnotherHostWaits() {
        assertThat(Unapplieds.stacks(fleet(Map.of("web", B.id())), observed(true, List.of(web())), Set.of(), Map.of()))
                .isEqualTo(Map.of("s", 1));
    }

    @Test
    void whatAnApplyIsAtWorkOnWaitsNoLonger() {
        assertThat(Unapplieds.stacks(fleet(Map.of()), observed(true, List.of()), Set.of("s"), Map.of()))
                .isEmpty();
    }

    @Test
    void aStackThatWasRemovedWaitsAgainWhenItIsWishedOtherwise() {
        Map<String, WishedStack> removed = fleet(Map.of()).stacks();
        assertThat(Unapplieds.stacks(fleet(Map.of()), observed(true, List.of()), Set.of(), removed))
                .isEmpty();
        assertThat(Unapplieds.stacks(fleet(Map.of("web", B.id())), observed(true, List.of()), Set.of(), removed))
                .isEqualTo(Map.of("s", 1));
    }

    private static Fleet fleet(Map<String, HostId> pins) {
        WishedStack stack = new WishedStack("s", "/s.yaml", Optional.empty(), pins);
        return new Fleet("f", List.of(A, B), Map.of(), new TreeMap<>(Map.of("s", stack)));
    }

    private static ObservedFleet observed(boolean bothAnswer, List<RunningContainer> onA) {
        Reach silent = new Reach.Silent(Problem.of("FL-1101", "b is silent.", ""), NOW, Optional.empty());
        return new ObservedFleet(Map.of(
                A.id(), seen(A, new Reach.Answers(NOW), onA),
                B.id(), seen(B, bothAnswer ? new Reach.Answers(NOW) : silent, List.of())));
    }

    private static ObservedHost seen(Host host, Reach reach, List<RunningContainer> containers) {
        return new ObservedHost(
                host.id(), reach, Optional.empty(), containers, List.of(), List.of(), Map.of(), Optional.of(NOW));
    }

    private static RunningContainer web() {
        return new RunningContainer(
                new ContainerId("0123456789abcdef"),
                "s-web",
                "nginx",
                "sha256:0",
                ContainerState.RUNNING,
                ContainerHealth.NONE,
                "Up",
                NOW,
                Optional.of(NOW),
                OptionalInt.empty(),
                new TreeMap<>(Map.of(Labels.STACK, "s", Labels.SERVICE, "web")),
                List.of(),
                List.of(),
                List.of());
    }
}
