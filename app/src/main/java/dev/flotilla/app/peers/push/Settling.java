package dev.flotilla.app.peers.push;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.RunningContainer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brings the two containers of a push to one, and looks whether one can stand. */
final class Settling {
    static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(250);
    /** Three seconds: a node that refuses its configuration has ended by then. */
    private static final int STEADY_LOOKS = 12;
    /** Half a minute: a health check that has not spoken by then is not waited for. */
    private static final int MOST_LOOKS = 120;

    private final Engine engine;
    private final Pause pause;
    private final String node;

    Settling(Engine engine, Pause pause, String node) {
        this.engine = engine;
        this.pause = pause;
        this.node = node;
    }

    /** @return a sentence of what was done; empty when there was nothing to do */
    Optional<String> settle() throws InterruptedException {
        List<RunningContainer> all = engine.containers();
        Standing.named(PushNames.filler(node), all).ifPresent(filler -> engine.remove(filler.id(), true));
        Standing standing = Standing.of(node, all);
        if (standing instanceof Standing.New next
                && next.old().isPresent()
                && fault(next.next().id()).isPresent()) {
            standing = Standing.backFrom(standing);
        }
        return carryOut(standing);
    }

    /** To the old one, if it is still there. */
    void goBack() {
        List<RunningContainer> all = engine.containers();
        Standing.named(PushNames.filler(node), all).ifPresent(filler -> engine.remove(filler.id(), true));
        carryOut(Standing.backFrom(Standing.of(node, all)));
    }

    private Optional<String> carryOut(Standing standing) {
        return switch (standing) {
            case Standing.Settled settled -> Optional.empty();
            case Standing.Old(RunningContainer old, RunningContainer next, boolean resume) -> {
                if (resume) {
                    // In this order: while the new one is there, a kill can still be told apart.
                    if (Standing.up(next)) {
                        engine.stop(next.id(), GRACE);
                    }
                    engine.start(old.id());
                }
                engine.remove(next.id(), false);
                yield Optional.of("An earlier push was left in the middle; " + node + " is on its old container.");
            }
            case Standing.New(Optional<RunningContainer> old, RunningContainer next, boolean start) -> {
                old.ifPresent(gone -> engine.remove(gone.id(), false));
                engine.rename(next.id(), node);
                if (start) {
                    engine.start(next.id());
                }
                yield Optional.of("An earlier push was left in the middle; " + node + " is on its new container.");
            }
        };
    }

    /** Why a container that was started does not stand; empty when it does. */
    Optional<String> fault(ContainerId container) throws InterruptedException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (!pause.forAWhile(LOOK)) {
                return Optional.of("the push was given up");
            }
            ContainerDetail detail = engine.inspect(container);
            RunningContainer seen = detail.container();
            if (!seen.isRunning() || detail.restartCount() > 0) {
                String code = seen.exitCode().isPresent()
                        ? " with code " + seen.exitCode().getAsInt()
                        : "";
                return Optional.of("it ended" + code + " soon after its start" + said(detail.error()));
            }
            if (seen.health() == ContainerHealth.UNHEALTHY) {
                return Optional.of("its health check failed"
                        + said(
                                detail.healthLog().isEmpty()
                                        ? ""
                                        : detail.healthLog().getLast()));
            }
            boolean enough = seen.health() == ContainerHealth.HEALTHY
                    || seen.health() == ContainerHealth.NONE && look >= STEADY_LOOKS;
            if (enough) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String said(String words) {
        return words.isBlank() ? "" : " (" + words.strip() + ")";
    }
}
