package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.EngineEvent;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.Stream;
import dev.flotilla.app.fleet.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens for a moment whether nodes that were just started end at once, so that the table does not call them up. */
final class Settling implements AutoCloseable {
    static final Duration MOMENT = Duration.ofMillis(1500);

    private final LinkedBlockingQueue<EngineEvent> deaths = new LinkedBlockingQueue<>();
    private final List<Subscription> open = new ArrayList<>();

    private final Duration moment;

    Settling(Engines engines, List<Host> hosts, Duration moment) {
        this.moment = moment;
        for (Host host : hosts) {
            try {
                open.add(engines.of(host).events(Stream.of(event -> {
                    if (event.action().equals("die")) {
                        deaths.add(event);
                    }
                })));
            } catch (EngineException e) {
                // Without its events the table shows a little early how the nodes of this host do.
            }
        }
    }

    /** Waits until all that were started have died, or a moment has gone. */
    void await(List<String> begun) throws InterruptedException {
        long end = System.nanoTime() + moment.toNanos();
        Set<String> alive = new HashSet<>(begun);
        while (!alive.isEmpty()) {
            EngineEvent death = deaths.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (death == null) {
                return;
            }
            alive.remove(death.attributes().getOrDefault("name", ""));
        }
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
    }
}
