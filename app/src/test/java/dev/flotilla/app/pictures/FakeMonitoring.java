package dev.flotilla.app.pictures;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.BorrowedPort;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.RolloutOrder;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A monitor that knows what it is told, and writes down what it is asked. */
public final class FakeMonitoring implements Monitoring {
    private final SignalSource<FleetHealth> health;
    private final SignalSource<List<Alarm>> alarms = new SignalSource<>(List.of());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<SampleFigures> figures = Optional.empty();
    private Outcome<String> answer = Outcome.ok("The rollout goes on.");
    private Outcome<Optional<Integer>> listening = Outcome.ok(Optional.of(5000));

    public FakeMonitoring(FleetHealth first) {
        health = new SignalSource<>(first);
    }

    public void publish(FleetHealth next) {
        health.publish(next);
    }

    public void raise(Alarm alarm) {
        List<Alarm> next = new ArrayList<>(alarms.value());
        next.removeIf(a -> a.id() == alarm.id());
        next.addFirst(alarm);
        alarms.publish(List.copyOf(next));
    }

    public void answer(Outcome<String> next) {
        answer = next;
    }

    public void listening(Outcome<Optional<Integer>> next) {
        listening = next;
    }

    /** What is told of the past from now on. */
    public void figures(SampleFigures next) {
        figures = Optional.of(next);
    }

    /** In order: "mute mosaic-1", "order node-a Start". */
    public List<String> asked() {
        return asked;
    }

    @Override
    public Signal<FleetHealth> health() {
        return health;
    }

    @Override
    public Signal<List<Alarm>> alarms() {
        return alarms;
    }

    @Override
    public Slice slice(SeriesKey key, Instant from, Instant to, int columns) {
        return figures.map(f -> f.slice(key, from, to, columns)).orElseGet(() -> new Slice(key, List.of()));
    }

    @Override
    public List<SeriesKey> keys() {
        return List.of();
    }

    @Override
    public void mute(String node, Optional<Instant> until) {
        asked.add((until.isPresent() ? "mute " : "unmute ") + node);
    }

    @Override
    public void seen(long alarm) {
        asked.add("seen " + alarm);
        alarms.publish(alarms.value().stream()
                .map(a -> a.id() <= alarm ? withSeen(a) : a)
                .toList());
    }

    private static Alarm withSeen(Alarm a) {
        return new Alarm(
                a.id(),
                a.rule(),
                a.severity(),
                a.subject(),
                a.nodes(),
                a.why(),
                a.raised(),
                a.ended(),
                a.flapping(),
                true);
    }

    @Override
    public Outcome<Optional<Integer>> listen(Optional<Integer> port) {
        asked.add("listen " + port.map(String::valueOf).orElse("no more"));
        return listening;
    }

    @Override
    public Outcome<BorrowedPort> borrow(int port) {
        asked.add("borrow " + port);
        return Outcome.ok(new BorrowedPort(port, System.nanoTime(), () -> asked.add("give back " + port)));
    }

    @Override
    public Outcome<String> order(String node, RolloutOrder order, String token) {
        asked.add("order " + node + " " + order + " " + token);
        return answer;
    }
}
