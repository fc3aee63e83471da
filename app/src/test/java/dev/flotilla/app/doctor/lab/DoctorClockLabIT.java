package dev.flotilla.app.doctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.client.EngineLimits;
import dev.flotilla.app.docker.client.HostEngines;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.probe.Examination;
import dev.flotilla.app.doctor.probe.StackPlans;
import dev.flotilla.app.doctor.probe.Wish;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

/** An engine whose clock is off. What it says of its clock is changed on the way; all else is what a real engine answers. */
@NeedsLab(secured = 0, plain = 1)
class DoctorClockLabIT {
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    @Test
    void aClockThatIsOffIsNamedAndOneThatIsRightIsNot(Lab lab) throws Exception {
        URI engine = lab.plain().getFirst().tcp();
        try (ShiftedClock right = new ShiftedClock(engine, Duration.ZERO);
                ShiftedClock behind = new ShiftedClock(engine, Duration.ofSeconds(-90))) {
            assertThat(findings(right)).isEmpty();
            assertThat(findings(behind)).singleElement().satisfies(f -> {
                assertThat(f.code()).isEqualTo("FL-6202");
                assertThat(f.target()).isEqualTo("late");
                assertThat(f.cause()).contains(" s behind");
            });
        }
    }

    private static List<Finding> findings(ShiftedClock clock) throws InterruptedException {
        Host host =
                Host.of(new HostId("late"), "late", new EngineAddress.Tcp("127.0.0.1", clock.port(), Optional.empty()));
        Fleet fleet = new Fleet("lab", List.of(host), Map.of(), new TreeMap<>());
        try (HostEngines engines = new HostEngines(EngineLimits.USUAL, THREADS, Clock.systemUTC(), embedded -> {
            throw new AssertionError("no embedded host here");
        })) {
            Examination examination = new Examination(engines, THREADS, Clock.systemUTC(), StackPlans.NONE);
            return switch (examination.run(fleet, new Wish(List.of(), false, "none", Optional.empty()))) {
                case Outcome.Ok<Examination.Result>(Examination.Result result) -> result.findings();
                case Outcome.Failed<Examination.Result> failed -> throw new AssertionError(failed.first());
            };
        }
    }
}
