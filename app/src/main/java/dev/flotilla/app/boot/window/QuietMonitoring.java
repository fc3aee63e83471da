package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.RolloutOrder;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A window without a monitor: it watches nothing and says so. */
public final class QuietMonitoring implements Monitoring {
    private static final Problem NONE =
            Problem.of("FL-5000", "This window has no monitor.", "Start Flotilla without a second data folder open.");

    @Override
    public Signal<FleetHealth> health() {
        return new SignalSource<>(FleetHealth.NONE);
    }

    @Override
    public Signal<List<Alarm>> alarms() {
        return new SignalSource<>(List.of());
    }

    @Override
    public Slice slice(SeriesKey key, Instant from, Instant to, int columns) {
        return new Slice(key, List.of());
    }

    @Override
    public List<SeriesKey> keys() {
        return List.of();
    }

    @Override
    public void mute(String node, Optional<Instant> until) {
        // There is nothing that could make an alarm.
    }

    @Override
    public void seen(long alarm) {
        // There is nothing that could make an alarm.
    }

    @Override
    public Outcome<Optional<Integer>> listen(Optional<Integer> port) {
        return Outcome.failed(NONE);
    }

    @Override
    public Outcome<String> order(String node, RolloutOrder order, String token) {
        return Outcome.failed(NONE);
    }
}
