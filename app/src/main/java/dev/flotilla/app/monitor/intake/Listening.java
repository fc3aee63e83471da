package dev.flotilla.app.monitor.intake;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.BorrowedPort;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.hear.Hearing;
import dev.flotilla.app.monitor.intake.hear.HeartbeatListener;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.wire.FrameSeal;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether this application listens, and on which port: by the user's choice, or because it is lent for a while. Any
 * thread. Opening and closing blocks; telling whom to watch, and looking, never waits for that.
 */
final class Listening implements AutoCloseable {
    private final EventLoop loop;
    private final InetAddress address;
    private final InstantSource clock;
    private final Mailbox mailbox;
    private final Consumer<Optional<Integer>> lent;
    private final Set<Long> loans = new HashSet<>();
    private long lastLoan;
    private long openedNanos;
    private boolean chosen;
    private boolean over;
    private volatile Whom latest = new Whom(0, List.of(), Map.of(), Map.of());
    private final AtomicReference<@Nullable HeartbeatListener> open = new AtomicReference<>();
    private volatile Optional<Problem> trouble = Optional.empty();
    private final AtomicReference<Closing> closing = new AtomicReference<>(new Closing(0, 0));

    /**
     * The last time a port was closed.
     *
     * @param number how many there were; 0 before the first
     * @param nanos by the monotonic clock: all that came by that port came before
     */
    record Closing(long number, long nanos) {}

    /** @param number counts up, so that an older one is known as such */
    private record Whom(
            long number,
            Collection<WatchedNode> nodes,
            Map<String, Set<InetAddress>> addresses,
            Map<String, FrameSeal> seals) {}

    /** @param lent told when a port is opened that the user did not choose, and when it is closed again */
    Listening(
            EventLoop loop,
            InetAddress address,
            InstantSource clock,
            Mailbox mailbox,
            Consumer<Optional<Integer>> lent) {
        this.loop = loop;
        this.address = address;
        this.clock = clock;
        this.mailbox = mailbox;
        this.lent = lent;
    }

    /** The user's choice. The port that is open after it; when the wished one is taken, none is. */
    synchronized Outcome<Optional<Integer>> on(Optional<Integer> port) {
        HeartbeatListener before = open.get();
        if (before != null && port.isPresent() && before.port() == port.get()) {
            chosen = true;
            return Outcome.ok(port);
        }
        loans.clear();
        chosen = false;
        if (before != null) {
            shut(before);
        }
        trouble = Optional.empty();
        if (port.isEmpty() || over) {
            return Outcome.ok(Optional.empty());
        }
        return switch (opened(port.get())) {
            case Outcome.Failed<Integer> failed -> {
                trouble = Optional.of(failed.first());
                yield failed.as();
            }
            case Outcome.Ok<Integer>(Integer number) -> {
                chosen = true;
                yield Outcome.ok(Optional.of(number));
            }
        };
    }

    /** What is open already is lent as it is. */
    synchronized Outcome<BorrowedPort> borrow(int port) {
        HeartbeatListener before = open.get();
        if (before != null) {
            return Outcome.ok(loan(before.port()));
        }
        return opened(port).then(number -> {
            lent.accept(Optional.of(number));
            return Outcome.ok(loan(number));
        });
    }

    private BorrowedPort loan(int port) {
        long number = ++lastLoan;
        loans.add(number);
        return new BorrowedPort(port, openedNanos, () -> giveBack(number));
    }

    private synchronized void giveBack(long number) {
        HeartbeatListener listener = open.get();
        if (!loans.remove(number) || !loans.isEmpty() || chosen || listener == null) {
            return;
        }
        shut(listener);
        lent.accept(Optional.empty());
    }

    private void shut(HeartbeatListener listener) {
        if (open.compareAndSet(listener, null)) {
            listener.close();
            closed();
        }
    }

    /** When the system took the socket away, nobody listens any more, and that is said. The loop's thread; it does not wait. */
    void noticeLoss() {
        HeartbeatListener listener = open.get();
        if (listener != null && !listener.isOpen() && open.compareAndSet(listener, null)) {
            closed();
            trouble = Optional.of(Problem.of(
                    "FL-5001",
                    "Flotilla does not hear heartbeats any more: the system closed UDP port " + listener.port() + ".",
                    "Choose the port again, or another one. Nodes are asked meanwhile."));
        }
    }

    /** As if the system took the socket away. */
    void breaks() {
        Optional.ofNullable(open.get()).ifPresent(HeartbeatListener::close);
    }

    private void closed() {
        closing.updateAndGet(before -> new Closing(before.number + 1, System.nanoTime()));
    }

    private Outcome<Integer> opened(int port) {
        if (over || port < 0 || port > 65535) {
            return Outcome.failed(Problem.of(
                    "FL-5001",
                    "There is no UDP port " + port + " to listen on.",
                    "Ports are numbers from 1 to 65535."));
        }
        return HeartbeatListener.open(new InetSocketAddress(address, port), loop, clock, mailbox)
                .then(listener -> {
                    loans.clear();
                    chosen = false;
                    open.set(listener);
                    openedNanos = System.nanoTime();
                    tell(listener);
                    trouble = Optional.empty();
                    return Outcome.ok(listener.port());
                });
    }

    /** The loop's thread: it must not wait for a port that is being opened. */
    void watch(Collection<WatchedNode> now, Map<String, Set<InetAddress>> places, Map<String, FrameSeal> seals) {
        latest = new Whom(latest.number + 1, List.copyOf(now), Map.copyOf(places), Map.copyOf(seals));
        HeartbeatListener listener = open.get();
        if (listener != null) {
            tell(listener);
        }
    }

    /** Whoever opens and the loop may tell at once: the newest is told last. */
    private void tell(HeartbeatListener listener) {
        Whom told;
        do {
            told = latest;
            listener.watch(told.nodes, told.addresses, told.seals);
        } while (told.number != latest.number);
    }

    /** This computer stood still until now. The loop's thread. */
    void stalled() {
        Optional.ofNullable(open.get()).ifPresent(HeartbeatListener::stalled);
    }

    Optional<Integer> port() {
        return Optional.ofNullable(open.get()).map(HeartbeatListener::port);
    }

    Hearing hearing() {
        HeartbeatListener listener = open.get();
        return listener == null ? Hearing.NOTHING : listener.hearing();
    }

    Closing closing() {
        return Objects.requireNonNull(closing.get());
    }

    Optional<Problem> trouble() {
        return trouble;
    }

    @Override
    public synchronized void close() {
        over = true;
        loans.clear();
        HeartbeatListener listener = open.get();
        if (listener != null) {
            shut(listener);
        }
    }
}
