package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The log of one container: its last 1,000 lines, followed until closed. While paused, what comes in waits (bounded) and
 * is shown on going on. JavaFX thread; lines arrive on the engine's thread and are fetched in bursts.
 */
final class LogModel implements AutoCloseable {
    /** Where the following stands. */
    enum Following {
        OPENING,
        LIVE,
        PAUSED,
        ENDED
    }

    /**
     * What is shown.
     *
     * @param end why it ended, in words; empty while it goes on
     */
    record State(List<LogLine> lines, Following following, String end) {
        State {
            lines = List.copyOf(lines);
        }
    }

    /** Brings something to the JavaFX thread at most ten times a second or so. */
    interface Burst {
        void soon(Runnable work);
    }

    private final LogBuffer buffer = new LogBuffer();
    private final String hostName;
    private final Executor work;
    private final Executor screen;
    private final Burst burst;
    private final SignalSource<State> state = new SignalSource<>(new State(List.of(), Following.OPENING, ""));
    private Optional<Subscription> subscription = Optional.empty();
    private boolean closed;

    LogModel(String hostName, Executor work, Executor screen, Burst burst) {
        this.hostName = hostName;
        this.work = work;
        this.screen = screen;
        this.burst = burst;
    }

    Signal<State> state() {
        return state;
    }

    /** Begins to follow; called once. */
    void open(Supplier<Engine> engine, ContainerId container) {
        work.execute(() -> {
            try {
                Subscription opened =
                        engine.get().logs(container, new LogRequest(LogBuffer.MAX_LINES, true), incoming());
                screen.execute(() -> opened(opened));
            } catch (EngineException e) {
                screen.execute(() -> ended(Optional.of(e.problem())));
            }
        });
    }

    private void opened(Subscription live) {
        if (closed) {
            work.execute(live::close);
            return;
        }
        subscription = Optional.of(live);
        if (state.value().following() == Following.OPENING) {
            publish(state.value().lines(), Following.LIVE, "");
        }
    }

    private Stream<LogLine> incoming() {
        return new Stream<>() {
            @Override
            public void next(LogLine line) {
                if (buffer.add(line)) {
                    burst.soon(LogModel.this::fetch);
                }
            }

            @Override
            public void ended(Optional<EngineProblem> problem) {
                screen.execute(() -> LogModel.this.ended(problem));
            }
        };
    }

    private void fetch() {
        if (closed || state.value().following() == Following.PAUSED) {
            return;
        }
        List<LogLine> all = new ArrayList<>(state.value().lines());
        all.addAll(buffer.fetch());
        int surplus = all.size() - LogBuffer.MAX_LINES;
        List<LogLine> kept = surplus > 0 ? all.subList(surplus, all.size()) : all;
        publish(kept, state.value().following(), state.value().end());
    }

    private void ended(Optional<EngineProblem> problem) {
        if (closed) {
            return;
        }
        fetch();
        String why = problem.map(p -> "The log broke off. "
                        + EngineProblems.inWords(p, hostName).message())
                .orElse("The container wrote nothing more.");
        publish(state.value().lines(), Following.ENDED, why);
    }

    void pause() {
        if (state.value().following() == Following.LIVE) {
            publish(state.value().lines(), Following.PAUSED, "");
        }
    }

    void goOn() {
        if (state.value().following() == Following.PAUSED) {
            publish(state.value().lines(), Following.LIVE, "");
            fetch();
        }
    }

    private void publish(List<LogLine> lines, Following following, String end) {
        state.publish(new State(lines, following, end));
    }

    @Override
    public void close() {
        closed = true;
        subscription.ifPresent(s -> work.execute(s::close));
        subscription = Optional.empty();
    }
}
