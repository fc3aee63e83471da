package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.hear.Hearing;
import dev.flotilla.app.monitor.intake.hear.HeartbeatListener;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether this application listens, and on which port: by the user's choice alone. Any thread. */
final class Listening implements AutoCloseable {
    private final EventLoop loop;
    private final InetAddress address;
    private final InstantSource clock;
    private final Mailbox mailbox;
    private Collection<WatchedNode> nodes = List.of();
    private Map<String, Set<InetAddress>> addresses = Map.of();
    private boolean closed;
    private volatile @Nullable HeartbeatListener open;
    private volatile Optional<Problem> trouble = Optional.empty();

    Listening(EventLoop loop, InetAddress address, InstantSource clock, Mailbox mailbox) {
        this.loop = loop;
        this.address = address;
        this.clock = clock;
        this.mailbox = mailbox;
    }

    /** The port that is open after it; when the wished one is taken, none is. */
    synchronized Outcome<Optional<Integer>> on(Optional<Integer> port) {
        HeartbeatListener before = open;
        if (before != null && port.isPresent() && before.port() == port.get()) {
            return Outcome.ok(port);
        }
        if (before != null) {
            open = null;
            before.close();
        }
        trouble = Optional.empty();
        if (port.isEmpty() || closed) {
            return Outcome.ok(Optional.empty());
        }
        if (port.get() < 0 || port.get() > 65535) {
            return refused(Problem.of(
                    "FL-5001", "There is no UDP port " + port.get() + ".", "Ports are numbers from 1 to 65535."));
        }
        return switch (HeartbeatListener.open(new InetSocketAddress(address, port.get()), loop, clock, mailbox)) {
            case Outcome.Failed<HeartbeatListener> failed -> refused(failed.first());
            case Outcome.Ok<HeartbeatListener>(HeartbeatListener listener) -> {
                listener.watch(nodes, addresses);
                open = listener;
                yield Outcome.ok(Optional.of(listener.port()));
            }
        };
    }

    private Outcome<Optional<Integer>> refused(Problem why) {
        trouble = Optional.of(why);
        return Outcome.failed(why);
    }

    synchronized void watch(Collection<WatchedNode> now, Map<String, Set<InetAddress>> places) {
        nodes = List.copyOf(now);
        addresses = Map.copyOf(places);
        HeartbeatListener listener = open;
        if (listener != null) {
            listener.watch(nodes, addresses);
        }
    }

    Optional<Integer> port() {
        return Optional.ofNullable(open).map(HeartbeatListener::port);
    }

    Hearing hearing() {
        HeartbeatListener listener = open;
        return listener == null ? Hearing.NOTHING : listener.hearing();
    }

    Optional<Problem> trouble() {
        return trouble;
    }

    @Override
    public synchronized void close() {
        closed = true;
        HeartbeatListener listener = open;
        open = null;
        if (listener != null) {
            listener.close();
        }
    }
}
