package dev.flotilla.app.ui.deploy.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployEvent;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkPageTest {
    @Test
    void columnsTellWhatEachHostIsAt() {
        WorkPage page = WorkPage.of(SamplePlan.underWay(), SampleFleet.fleet(), SampleFleet.NOW);
        assertThat(page.title()).isEqualTo("Apply plan for my-app");
        assertThat(page.count()).isEqualTo("6 of 9 steps, 41 s");
        assertThat(page.columns())
                .extracting(c -> c.host() + ": " + c.count())
                .containsExactly("gpu-1: 2 of 4", "gpu-2: 2 of 3", "storage-1: Done");
        assertThat(page.columns().getFirst().lines())
                .extracting(l -> l.title() + " | " + l.right())
                .containsExactly(
                        "Create network my-app_default | 0.9 s",
                        "Create api | 1.8 s",
                        "Replace web | 11 s",
                        "Wait: web is healthy | at most 60 s");
        assertThat(page.columns().get(1).lines().get(2).right()).isEqualTo("after web");
        assertThat(page.ending()).isEmpty();
    }

    @Test
    void aFailureThatIsKeptNamesTheHostAndOffersToPlanAgain() {
        Ending ending = Ending.of(SamplePlan.failed(OnFailure.KEEP)).orElseThrow();
        assertThat(ending.sentence()).isEqualTo("Failed on gpu-1, storage-1 is done. 6 of 9 steps are done.");
        assertThat(ending.detail()).contains("Port 8080 on gpu-1").endsWith("FL-2101");
        assertThat(ending.deeds()).contains(Ending.Deed.PLAN_AGAIN);
    }

    @Test
    void aRollBackSaysThatNothingIsLeft() {
        DeployProgress failed = SamplePlan.failed(OnFailure.ROLLBACK);
        DeployProgress back = failed.with(new DeployEvent.StateChanged(SampleFleet.NOW, ApplyState.ROLLED_BACK));
        assertThat(Ending.of(back).orElseThrow().sentence())
                .isEqualTo("Failed on gpu-1. What this apply made is taken back.");
        DeployProgress onTheWay = failed.with(new DeployEvent.StateChanged(SampleFleet.NOW, ApplyState.ROLLING_BACK));
        assertThat(Ending.of(onTheWay)).isEmpty();
    }

    @Test
    void aBurstOfProgressIsOneChangeOfTheScreen() {
        List<Runnable> screen = new ArrayList<>();
        ActivityModel model = new ActivityModel(screen::add);
        SignalSource<DeployProgress> progress = new SignalSource<>(SamplePlan.underWay());
        AtomicInteger stops = new AtomicInteger();
        model.add(new Work() {
            @Override
            public SignalSource<DeployProgress> progress() {
                return progress;
            }

            @Override
            public void stopAfterThisStep() {
                stops.incrementAndGet();
            }
        });
        assertThat(model.state().value().running()).isEqualTo(1);
        model.stopAfterThisStep();
        assertThat(stops).hasValue(1);

        for (int i = 0; i < 50; i++) {
            progress.publish(progress.value().with(new DeployEvent.StepOutput(SampleFleet.NOW, 3, "line " + i)));
        }
        progress.publish(progress.value().with(new DeployEvent.StateChanged(SampleFleet.NOW, ApplyState.DONE)));
        assertThat(screen).hasSize(1);
        screen.getFirst().run();
        assertThat(model.state().value().running()).isZero();
        assertThat(model.state().value().shown()).contains(progress.value());
        model.stopAfterThisStep();
        assertThat(stops).hasValue(1);
    }
}
