package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.monitor.chart.TimeSpan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Reads slices off the JavaFX thread. While one reading runs, only the last question waits: a slow archive makes the
 * graph slower, never the window, and no queue grows. Called on the JavaFX thread.
 */
final class GraphFeed {
    /** @param columns how many points of each figure at most */
    record Question(List<SeriesKey> keys, TimeSpan span, int columns, long nowMs) {
        Question {
            keys = List.copyOf(keys);
        }
    }

    record Answer(Question question, Map<SeriesKey, Slice> slices) {
        Answer {
            slices = Map.copyOf(slices);
        }
    }

    private final Monitoring monitoring;
    private final Executor work;
    private final FxGate gate;
    private final Consumer<Answer> reader;
    private Optional<Question> waiting = Optional.empty();
    private boolean running;

    /** @param reader on the JavaFX thread */
    GraphFeed(Monitoring monitoring, Executor work, FxGate gate, Consumer<Answer> reader) {
        this.monitoring = monitoring;
        this.work = work;
        this.gate = gate;
        this.reader = reader;
    }

    void ask(Question question) {
        if (running) {
            waiting = Optional.of(question);
            return;
        }
        running = true;
        work.execute(() -> {
            Map<SeriesKey, Slice> slices = new HashMap<>();
            try {
                for (SeriesKey key : question.keys()) {
                    slices.put(key, read(question, key));
                }
            } finally {
                gate.execute(() -> arrived(new Answer(question, slices)));
            }
        });
    }

    private Slice read(Question question, SeriesKey key) {
        // One pixel's worth of points beyond the left edge, so that lines come in from there.
        TimeSpan span = question.span();
        long margin = Math.max(span.lengthMs() / 50, 1_000);
        return monitoring.slice(
                key,
                Instant.ofEpochMilli(span.fromMs() - margin),
                Instant.ofEpochMilli(span.toMs()),
                question.columns());
    }

    private void arrived(Answer answer) {
        running = false;
        Optional<Question> next = waiting;
        waiting = Optional.empty();
        next.ifPresent(this::ask);
        reader.accept(answer);
    }
}
