package dev.flotilla.app.boot.window.peers;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.boot.window.World;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Interim;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.peers.push.ConfigPush;
import dev.flotilla.app.peers.push.Pause;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.notices.Notice;
import dev.flotilla.app.ui.kit.notices.Toasts;
import dev.flotilla.app.ui.kit.status.Tone;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for pushes that a process which was killed has left between the old and the new container, and offers to bring them to one
 * of the two. One that is still there after longer than any push takes is such a one, whoever began it.
 */
public final class PushLeftovers {
    private static final Duration LONGER_THAN_A_PUSH = Duration.ofSeconds(90);

    private final World world;
    private final FxGate gate;
    private final Toasts toasts;
    private final Set<Left> seen = new HashSet<>();

    private record Left(HostId host, String node) {}

    public PushLeftovers(World world, FxGate gate, Toasts toasts) {
        this.world = world;
        this.gate = gate;
        this.toasts = toasts;
    }

    /** Follows what is observed until the gate closes. */
    public void follow() {
        gate.latest(world.observed(), 1, this::look);
    }

    private void look(ObservedFleet observed) {
        Set<Left> now = all(observed);
        seen.retainAll(now);
        for (Left left : now) {
            if (seen.add(left)) {
                gate.after(LONGER_THAN_A_PUSH, () -> {
                    if (all(world.observed().value()).contains(left)) {
                        offer(left);
                    }
                });
            }
        }
    }

    private static Set<Left> all(ObservedFleet observed) {
        Set<Left> all = new HashSet<>();
        observed.hosts()
                .forEach((id, host) -> Interim.nodes(host.containers()).forEach(node -> all.add(new Left(id, node))));
        return all;
    }

    private void offer(Left left) {
        Optional<Host> host = world.store().state().value().fleet().host(left.host());
        if (host.isEmpty()) {
            return;
        }
        Notice notice = new Notice(
                Tone.WARNING,
                "A push to " + left.node() + " was left in the middle",
                "Two containers of it stand on " + host.get().name() + ", the old one and the new one.",
                true,
                Optional.of(new Notice.Action("Put right", () -> mend(host.get(), left))));
        toasts.show(notice);
    }

    private void mend(Host host, Left left) {
        world.work().execute(() -> {
            ConfigPush push = new ConfigPush(world.engines().of(host), host.name(), Pause.REAL);
            try {
                switch (push.mend(left.node())) {
                    case Outcome.Failed<Optional<String>> failed ->
                        gate.execute(() -> toasts.show(Notice.failed(failed.first())));
                    case Outcome.Ok<Optional<String>>(Optional<String> done) ->
                        gate.execute(() -> toasts.show(Notice.done(
                                left.node() + " is whole again", done.orElse("There was nothing left to do."))));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
