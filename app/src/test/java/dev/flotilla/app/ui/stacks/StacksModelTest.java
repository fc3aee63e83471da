package dev.flotilla.app.ui.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.book.StackState;
import dev.flotilla.app.deploy.book.StackStates;
import dev.flotilla.app.deploy.book.StackStatus;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.ProcessMark;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StacksModelTest {
    private static final Problem WRONG = Problem.of("FL-2003", "It is wrong.", "Mend it.");

    private final List<FleetEdit> edits = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private Outcome<Stack> read = Outcome.ok(stack());
    private Outcome<Placement> placed = Outcome.ok(SamplePlan.placement());
    private final StacksModel model = new StacksModel(
            new StackDesk() {
                @Override
                public Outcome<Stack> read(Path file) {
                    return read;
                }

                @Override
                public Outcome<Placement> place(WishedStack stack) {
                    return placed;
                }

                @Override
                public Outcome<Fleet> submit(FleetEdit edit) {
                    edits.add(edit);
                    return Outcome.ok(SampleFleet.fleet());
                }
            },
            SampleFleet::fleet,
            work::add,
            Runnable::run);

    private static Stack stack() {
        return new Stack(
                "my-app",
                "",
                Optional.empty(),
                Strategy.TOGETHER,
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                "my-app-stack.json");
    }

    private StacksModel.Shown.Open open() {
        return (StacksModel.Shown.Open) model.shown().value();
    }

    @Test
    void aFileThatIsReadIsKeptAndPlaced() {
        model.open(Path.of("/srv/my-app-stack.json"));
        assertThat(model.shown().value()).isEqualTo(new StacksModel.Shown.Asking("my-app-stack.json"));
        work.remove().run();
        assertThat(edits).hasSize(1);
        assertThat(((FleetEdit.OpenStack) edits.getFirst()).stack().file()).isEqualTo("/srv/my-app-stack.json");
        assertThat(open().placement()).isPresent();
    }

    @Test
    void aFileWithMistakesIsNotKept() {
        read = Outcome.failed(List.of(WRONG, WRONG));
        model.open(Path.of("/srv/broken.yml"));
        work.remove().run();
        assertThat(edits).isEmpty();
        assertThat(((StacksModel.Shown.Unreadable) model.shown().value()).errors())
                .hasSize(2);
    }

    @Test
    void theStrategyOfTheFileIsNoEditOfOurs() {
        model.select("my-app");
        work.remove().run();
        model.choose(Strategy.SPREAD);
        work.remove().run();
        assertThat(edits).containsExactly(new FleetEdit.ChooseStrategy("my-app", Optional.of("spread")));
        assertThat(open().strategy()).isEqualTo(Strategy.SPREAD);
        model.choose(Strategy.TOGETHER);
        work.remove().run();
        assertThat(edits).last().isEqualTo(new FleetEdit.ChooseStrategy("my-app", Optional.empty()));
    }

    @Test
    void aRefusedPlacementIsShownWithItsReasons() {
        placed = Outcome.failed(WRONG);
        model.select("my-app");
        work.remove().run();
        assertThat(open().placement()).isEmpty();
        assertThat(open().refused()).containsExactly(WRONG);
    }

    @Test
    void anAnswerForAnotherStackComesTooLate() {
        model.select("my-app");
        model.select("not there");
        work.remove().run();
        assertThat(model.shown().value()).isEqualTo(new StacksModel.Shown.Nothing());
    }

    private static StackRow row(Set<String> applied, ApplyRecord... applies) {
        Fleet fleet = SampleFleet.fleet();
        return StackRow.of(
                Objects.requireNonNull(fleet.stacks().get("my-app")),
                fleet,
                SampleFleet.observed(),
                StackStates.of("my-app", StackStates.seen(fleet, SampleFleet.observed()), List.of(applies), applied));
    }

    @Test
    void theStateOfAStackIsThatOfTheCommandLine() {
        StackRow row = row(Set.of("api", "postgres", "redis", "web"));
        assertThat(row.state()).as("storage-1 does not answer").isEqualTo(StackState.DEGRADED);
        assertThat(row.word()).isEqualTo("Degraded");
        assertThat(row.parts()).extracting(StackRow.Part::instance).containsExactly("api", "postgres", "redis", "web");
        assertThat(row.matches("storage")).isTrue();
        assertThat(row.matches("zebra")).isFalse();
        assertThat(row(Set.of("api", "redis", "web")).state()).isEqualTo(StackState.RUNNING);
    }

    @Test
    void whatIsUnderWayCanNeitherBeStoppedNorRemoved() {
        assertThat(row(Set.of()))
                .extracting(StackRow::canStop, StackRow::canRemove)
                .containsExactly(true, true);
        StackRow busy = row(
                Set.of(),
                new ApplyRecord(
                        "a1",
                        "my-app",
                        DeployPlan.Kind.APPLY,
                        OnFailure.KEEP,
                        ApplyState.RUNNING,
                        SampleFleet.NOW,
                        Optional.empty(),
                        ProcessMark.own(),
                        0,
                        ""));
        assertThat(busy.state()).isEqualTo(StackState.APPLYING);
        assertThat(busy).extracting(StackRow::canStop, StackRow::canRemove).containsExactly(false, false);
    }

    @Test
    void whatIsNotThereCanNeitherBeStoppedNorRemoved() {
        Fleet fleet = SampleFleet.fleet();
        WishedStack other = new WishedStack("other", "/srv/other.yml", Optional.empty(), Map.of());
        Fleet seenWhole = new Fleet(
                fleet.name(),
                fleet.hosts().stream()
                        .filter(h -> !h.id().equals(SampleFleet.STORAGE_1))
                        .toList(),
                Map.of(),
                new TreeMap<>(Map.of("other", other)));
        StackStatus planned =
                StackStates.of("other", StackStates.seen(seenWhole, SampleFleet.observed()), List.of(), Set.of());
        StackRow row = StackRow.of(other, seenWhole, SampleFleet.observed(), planned);
        assertThat(row.state()).isEqualTo(StackState.PLANNED);
        assertThat(row).extracting(StackRow::canStop, StackRow::canRemove).containsExactly(false, false);
        assertThat(StackRow.of(other, fleet, SampleFleet.observed(), planned).canRemove())
                .as("something of it may be on a host that does not answer")
                .isTrue();
    }

    @Test
    void closingTellsWhatCameOfIt() {
        List<Outcome<Fleet>> told = new ArrayList<>();
        model.close("my-app", told::add);
        work.remove().run();
        assertThat(edits).containsExactly(new FleetEdit.CloseStack("my-app"));
        assertThat(told).hasSize(1).first().isInstanceOf(Outcome.Ok.class);
        assertThat(model.shown().value()).isEqualTo(new StacksModel.Shown.Nothing());
    }
}
