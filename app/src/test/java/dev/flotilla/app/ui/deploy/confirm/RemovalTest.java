package dev.flotilla.app.ui.deploy.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemovalTest {
    private final Belongings belongings =
            Belongings.of("my-app", SampleFleet.fleet(), SampleFleet.observed(), Map.of());

    @Test
    void theListIsExact() {
        assertThat(belongings.hosts())
                .extracting(h -> h.name() + ": " + h.words())
                .containsExactly(
                        "gpu-1: api, web, network my-app_default",
                        "gpu-2: redis, network my-app_default",
                        "storage-1: postgres, network my-app_default");
        assertThat(belongings.unseen()).containsExactly("storage-1");
        assertThat(Removal.of(belongings).title()).isEqualTo("Remove my-app from 3 hosts?");
        assertThat(new StopQuestion(belongings).deed()).isEqualTo("Stop 4 containers");
    }

    @Test
    void withoutDataNothingIsTyped() {
        Removal removal = Removal.of(belongings);
        assertThat(removal.allowed()).isTrue();
        assertThat(removal.deed()).isEqualTo("Remove my-app");
        assertThat(removal.stays()).isEqualTo("2 named volumes stay. Images and the stack file stay.");
    }

    @Test
    void dataNeedsItsNameTyped() {
        Belongings.Volume pgdata = belongings.volumes().stream()
                .filter(v -> v.name().equals("pgdata"))
                .findFirst()
                .orElseThrow();
        Removal removal = Removal.of(belongings).tick(pgdata, true);
        assertThat(removal.loss()).contains("4.2 GB cannot be brought back. Type pgdata to delete it.");
        assertThat(removal.type("pgd").allowed()).isFalse();
        assertThat(removal.type("pgdata").allowed()).isTrue();
        assertThat(removal.deed()).isEqualTo("Remove, delete pgdata");
        assertThat(removal.volumesToDelete()).containsExactly("pgdata");
    }

    @Test
    void anotherTickAsksForTheNameAgain() {
        Removal removal = Removal.of(belongings);
        for (Belongings.Volume volume : belongings.volumes()) {
            removal = removal.tick(volume, true).type(volume.name());
        }
        assertThat(removal.nameToType()).contains("my-app");
        assertThat(removal.allowed()).isFalse();
        assertThat(removal.loss()).contains("4.2 GB cannot be brought back. Type my-app to delete them.");
    }

    @Test
    void anInterruptedApplyTellsStepByStepWhatIsMade() {
        Interrupted offer = Interrupted.of(SamplePlan.failed(OnFailure.KEEP), SampleFleet.fleet());
        assertThat(offer.summary()).contains("6 of 8 changes are made");
        assertThat(offer.lines())
                .extracting(l -> l.host() + " " + l.what() + ": " + l.word())
                .contains("gpu-1 Replace web: Failed", "gpu-2 Remove api: Not begun");
    }
}
