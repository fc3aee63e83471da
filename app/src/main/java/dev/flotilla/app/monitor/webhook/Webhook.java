package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alarms, one after the other, on one thread that lives while there is something to send or it may come. Any
 * thread may call it; nothing of it waits for the network but {@link #test}.
 */
public final class Webhook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final int MOST_LOGGED = 20;

    private final Limits limits;
    private final HttpPost post;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SignalSource<WebhookStatus> status = new SignalSource<>(WebhookStatus.NONE);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private final Thread sender;
    private @Nullable WebhookUrl url;
    private boolean closed;
    private int logged;

    /**
     * @param attempts for one message, the first one counted
     * @param firstWait before the second attempt; each further one waits twice as long, up to {@code longestWait}, and
     *     each by chance up to half as long again
     * @param once for one attempt
     * @param most messages that wait; of more the oldest is dropped
     */
    public record Limits(int attempts, Duration firstWait, Duration longestWait, Duration once, int most) {
        public static final Limits USUAL =
                new Limits(6, Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(10), 100);

        public Limits {
            if (attempts < 1 || most < 1) {
                throw new IllegalArgumentException(attempts + " attempts, " + most + " waiting");
            }
        }
    }

    /** @param tls made when it is first needed, for reading all authorities takes its time */
    public Webhook(
            Limits limits,
            Supplier<SSLSocketFactory> tls,
            ThreadFactory threads,
            InstantSource clock,
            RandomGenerator random) {
        this.limits = limits;
        this.post = new HttpPost(tls, limits.once());
        this.clock = clock;
        this.random = random;
        this.sender = threads.newThread(this::send);
        sender.start();
    }

    public Signal<WebhookStatus> status() {
        return status;
    }

    /** Where to send from now on; empty sends nothing, and what waits is forgotten. */
    public void to(Optional<WebhookUrl> where) {
        lock.lock();
        try {
            url = where.orElse(null);
            if (where.isEmpty()) {
                waiting.clear();
            }
            WebhookStatus now = status.value();
            status.publish(new WebhookStatus(
                    where.map(WebhookUrl::shown), now.delivered(), now.failed(), now.dropped(), Optional.empty()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what was raised and what ended; does not wait. */
    public void tell(List<AlarmChange> changes) {
        for (AlarmChange change : changes) {
            switch (change) {
                case AlarmChange.Raised raised -> put(WebhookMessage.of(raised.alarm(), "raised"));
                case AlarmChange.Ended ended -> put(WebhookMessage.of(ended.alarm(), "ended"));
                case AlarmChange.Changed same -> {}
            }
        }
    }

    private void put(String message) {
        lock.lock();
        try {
            if (url == null || closed) {
                return;
            }
            if (waiting.size() >= limits.most()) {
                waiting.removeFirst();
                WebhookStatus now = status.value();
                status.publish(
                        new WebhookStatus(now.to(), now.delivered(), now.failed(), now.dropped() + 1, now.trouble()));
            }
            waiting.addLast(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends one message that says so, once, on the calling thread. What it answered, in a sentence. Blocks. */
    public Outcome<String> test(WebhookUrl where) {
        return switch (post.send(where, WebhookMessage.test(clock.instant()))) {
            case Delivery.Taken(int code) -> Outcome.ok(where.shown() + " took the message (" + code + ").");
            case Delivery.Later(Problem why) -> Outcome.failed(why);
            case Delivery.Never(Problem why) -> Outcome.failed(why);
        };
    }

    private void send() {
        try {
            Optional<String> next = next();
            while (next.isPresent()) {
                guarded(next.get());
                next = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last door: a mistake over one message costs that one. What it says may hold the URL, so it is not logged. */
    private void guarded(String message) throws InterruptedException {
        try {
            deliver(message);
        } catch (RuntimeException bug) {
            String kind = bug.getClass().getName();
            count(
                    0,
                    1,
                    Optional.of(Problem.of(
                            "FL-5308",
                            "An alarm was not delivered, by a mistake of Flotilla (" + kind + ").",
                            "Test the webhook; the next alarm is sent all the same.")));
        }
    }

    /** The next message, as soon as there is one; empty when it is over. */
    private Optional<String> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return closed ? Optional.empty() : Optional.of(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }

    private void deliver(String message) throws InterruptedException {
        Duration pause = limits.firstWait();
        for (int attempt = 1; ; attempt++) {
            Optional<WebhookUrl> where = where();
            if (where.isEmpty()) {
                return;
            }
            switch (post.send(where.get(), message)) {
                case Delivery.Taken taken -> {
                    count(1, 0, Optional.empty());
                    return;
                }
                case Delivery.Never(Problem why) -> {
                    count(0, 1, Optional.of(why));
                    return;
                }
                case Delivery.Later(Problem why) -> {
                    boolean last = attempt >= limits.attempts();
                    count(0, last ? 1 : 0, Optional.of(why));
                    if (last) {
                        return;
                    }
                }
            }
            pause(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(limits.longestWait()) > 0 ? limits.longestWait() : twice;
        }
    }

    private Optional<WebhookUrl> where() {
        lock.lock();
        try {
            return closed ? Optional.empty() : Optional.ofNullable(url);
        } finally {
            lock.unlock();
        }
    }

    /** Ends early when the URL is another, or everything is over. */
    private void pause(Duration least) throws InterruptedException {
        long nanos = least.toNanos() + random.nextLong(1 + least.toNanos() / 2);
        lock.lock();
        try {
            WebhookUrl before = url;
            while (nanos > 0 && !closed && Objects.equals(url, before)) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void count(int delivered, int failed, Optional<Problem> trouble) {
        lock.lock();
        try {
            WebhookStatus now = status.value();
            status.publish(new WebhookStatus(
                    now.to(), now.delivered() + delivered, now.failed() + failed, now.dropped(), trouble));
            if (failed > 0 && trouble.isPresent() && ++logged <= MOST_LOGGED) {
                LOG.warn(
                        "an alarm was not delivered: {} {}",
                        trouble.get().code(),
                        trouble.get().message());
            }
        } finally {
            lock.unlock();
        }
    }

    /** What waits is not sent any more. Returns once nothing of it runs, within the limit of one attempt. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            sender.join(limits.once().plusSeconds(1).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
