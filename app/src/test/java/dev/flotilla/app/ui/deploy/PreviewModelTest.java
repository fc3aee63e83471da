package dev.flotilla.app.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewModelTest {
    private static final Problem CHANGED = Problem.of("FL-2301", "redis on gpu-2 now runs 7.4.", "Plan again.");

    private Outcome<DeployPlan> planned = Outcome.ok(SamplePlan.plan());
    private Optional<Problem> changed = Optional.empty();
    private Outcome<String> begun = Outcome.ok("apply-7");
    private final List<OnFailure> applied = new ArrayList<>();
    private final PreviewModel model = new PreviewModel(
            new PlanDesk() {
                @Override
                public Outcome<DeployPlan> plan() {
                    return planned;
                }

                @Override
                public Optional<Problem> changedSince(DeployPlan plan) {
                    return changed;
                }

                @Override
                public Outcome<String> apply(DeployPlan plan, OnFailure onFailure) {
                    applied.add(onFailure);
                    return begun;
                }

                @Override
                public Outcome<Path> save(DeployPlan plan, Path file) {
                    return Outcome.ok(file);
                }
            },
            SampleFleet::fleet,
            () -> SampleFleet.NOW,
            Runnable::run,
            Runnable::run);

    @Test
    void thePlanThatIsShownIsHandedOverWithTheChoiceForFailure() {
        model.planAgain();
        model.choose(OnFailure.KEEP);
        model.apply();
        assertThat(applied).containsExactly(OnFailure.KEEP);
        assertThat(model.state().value()).isEqualTo(new PreviewState.Begun("apply-7"));
    }

    @Test
    void aChangedBasisForbidsApplyUntilPlannedAgain() {
        model.planAgain();
        changed = Optional.of(CHANGED);
        model.checkBasis();
        model.apply();
        assertThat(applied).isEmpty();
        assertThat(((PreviewState.Ready) model.state().value()).changed()).contains(CHANGED);

        changed = Optional.empty();
        model.planAgain();
        assertThat(((PreviewState.Ready) model.state().value()).canApply()).isTrue();
    }

    @Test
    void aBasisThatChangedAtTheLastMomentIsShownAsSuch() {
        begun = Outcome.failed(CHANGED);
        model.planAgain();
        model.apply();
        assertThat(((PreviewState.Ready) model.state().value()).changed()).contains(CHANGED);
    }

    @Test
    void aRefusalShowsEveryReason() {
        planned = Outcome.failed(List.of(CHANGED, CHANGED));
        model.planAgain();
        assertThat(((PreviewState.Refused) model.state().value()).problems()).hasSize(2);
    }

    @Test
    void nothingToDoCannotBeApplied() {
        planned = Outcome.ok(SamplePlan.nothingToDo());
        model.planAgain();
        model.apply();
        assertThat(applied).isEmpty();
    }

    @Test
    void aPlanThatIsShownCanBeSaved() {
        model.save(Path.of("plan.txt"));
        assertThat(model.saved().value()).as("there is none yet").isEmpty();
        model.planAgain();
        model.save(Path.of("plan.txt"));
        assertThat(model.saved().value()).contains(Outcome.ok(Path.of("plan.txt")));
    }
}
