package dev.flotilla.app.peers.push;

import dev.flotilla.app.docker.RunningContainer;
import java.util.List;
import java.util.Optional;

/**
 * What a push that was killed, or that failed, has left behind on an engine, and so which of the two containers counts. A
 * push makes the new container beside the old one, stops the old one, starts the new one, waits until it stands, removes the
 * old one, and gives the new one its name. At no moment is there none of the two, and each state but one tells by itself on
 * which side it is: when neither runs, the old one counts, for the new one has not shown yet that it can stand.
 */
sealed interface Standing {
    /** No push is under way. */
    record Settled() implements Standing {}

    /** The new one goes; the old one is started where it ran before. */
    record Old(RunningContainer old, RunningContainer next, boolean resume) implements Standing {}

    /**
     * The new one takes the place.
     *
     * @param old empty when it has gone already
     */
    record New(Optional<RunningContainer> old, RunningContainer next, boolean start) implements Standing {}

    /** @param containers all of the engine */
    static Standing of(String node, List<RunningContainer> containers) {
        Optional<RunningContainer> old = named(node, containers);
        Optional<RunningContainer> next = named(PushNames.next(node), containers);
        if (next.isEmpty()) {
            return new Settled();
        }
        boolean resume = next.get().label(PushNames.RESUME).orElse("true").equals("true");
        if (old.isEmpty()) {
            return new New(old, next.get(), resume && !up(next.get()));
        }
        boolean itsOwn = next.get()
                .label(PushNames.REPLACES)
                .map(id -> id.equals(old.get().id().value()))
                .orElse(false);
        if (up(next.get()) && !up(old.get()) && itsOwn) {
            return new New(old, next.get(), false);
        }
        return new Old(old.get(), next.get(), itsOwn && resume && !up(old.get()));
    }

    /** The same, when what the new one showed was not good enough. */
    static Standing backFrom(Standing seen) {
        return switch (seen) {
            case New(Optional<RunningContainer> old, RunningContainer next, boolean start)
            when old.isPresent() ->
                new Old(
                        old.get(),
                        next,
                        next.label(PushNames.RESUME).orElse("true").equals("true"));
            case New stays -> stays;
            case Old stays -> stays;
            case Settled stays -> stays;
        };
    }

    static Optional<RunningContainer> named(String name, List<RunningContainer> containers) {
        return containers.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Whether the engine keeps it up, also between two starts. */
    static boolean up(RunningContainer container) {
        return switch (container.state()) {
            case RUNNING, PAUSED, RESTARTING -> true;
            case CREATED, EXITED, DEAD, REMOVING -> false;
        };
    }
}
