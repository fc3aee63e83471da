package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.Sign.Question;
import dev.flotilla.app.monitor.Sign.Refusal;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.comms.CommsFrames;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts questions to nodes; what comes of them goes to the mailbox. Any thread; it never blocks. */
public final class Asker {
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(2);
    private static final int SMALL_PAGE = 64 << 10;
    private static final int BEAT_PAGE = 1 << 20;
    /** What the metrics page tells moves slowly, and the page of a node with many peers is long. */
    private static final long METRICS_EVERY_NANOS = 10_000_000_000L;

    private static final Duration SLOW = Duration.ofSeconds(1);
    /** Short questions at once, over all nodes; more of them are not put, and the detector does without. */
    private static final int MOST_PROBES = 256;

    private final EventLoop loop;
    private final Caller caller;
    private final Mailbox mailbox;
    private final StatsPages stats = new StatsPages();
    private final Map<String, Long> metricsAt = new ConcurrentHashMap<>();
    private final AtomicInteger probes = new AtomicInteger();

    /**
     * @param fleetAuthorities PEM file of certificates that are trusted beside the system's
     * @param worker for what takes its time once
     */
    public Asker(EventLoop loop, Names names, Optional<Path> fleetAuthorities, Executor worker, Mailbox mailbox) {
        this.loop = loop;
        this.caller = new Caller(loop, names, new Trust(fleetAuthorities, worker));
        this.mailbox = mailbox;
    }

    Caller caller() {
        return caller;
    }

    /** One short question at once, as the detector wants it. */
    public void probe(WatchedNode node, Question question, Duration limit) {
        Optional<Face> face = switch (question) {
            case HTTP -> Face.ofHttp(node);
            case COMMS -> Face.ofComms(node);
        };
        if (face.isEmpty()) {
            return;
        }
        if (probes.incrementAndGet() > MOST_PROBES) {
            probes.decrementAndGet();
            return;
        }
        long asked = System.nanoTime();
        CompletableFuture<Said> said = switch (question) {
            case HTTP ->
                page(face.get(), node.kind() == NodeKind.FLOTILLA ? "/healthz" : "/routing/state", SMALL_PAGE, limit);
            case COMMS -> comms(face.get(), CommsFrames.ping(), limit);
        };
        said.thenAccept(what -> {
            probes.decrementAndGet();
            sign(node, question, asked, what);
        });
    }

    /** All that it tells of itself, one page after the other; ends with {@link Mail.TurnOver}, always. */
    public void turn(WatchedNode node) {
        Optional<Face> http = Face.ofHttp(node);
        CompletableFuture<Boolean> answered = http.isPresent()
                ? overHttp(node, http.get()).thenCompose(alive -> alive ? done(true) : overComms(node))
                : overComms(node);
        answered.whenComplete((alive, bug) ->
                mailbox.put(new Mail.TurnOver(node.name(), System.nanoTime(), Boolean.TRUE.equals(alive))));
    }

    private CompletableFuture<Boolean> overHttp(WatchedNode node, Face face) {
        long asked = System.nanoTime();
        return page(face, "/routing/state", SMALL_PAGE, PAGE_LIMIT).thenCompose(said -> {
            Said judged = judged(said);
            sign(node, Question.HTTP, asked, judged);
            mailbox.put(new Mail.AskedHttp(node.name(), System.nanoTime(), word(judged)));
            return switch (judged) {
                case Said.Nothing nothing -> done(false);
                case Said.Whole whole -> whole.good() ? more(node, face, whole).thenApply(all -> true) : done(true);
            };
        });
    }

    /** The other pages; what they do not say is left out. */
    private CompletableFuture<Void> more(WatchedNode node, Face face, Said.Whole routing) {
        CompletableFuture<Said> health = page(face, "/health/snapshot", SMALL_PAGE, PAGE_LIMIT);
        CompletableFuture<Said> beats = page(face, "/heartbeats", BEAT_PAGE, PAGE_LIMIT);
        CompletableFuture<Void> metrics = metrics(node, face);
        return CompletableFuture.allOf(
                metrics,
                health.thenAccept(said -> {
                    long now = System.nanoTime();
                    Optional<ReplicaReport> replica = RoutingPages.read(routing.body(), body(said), now);
                    replica.ifPresent(report -> mailbox.put(new Mail.Served(node.name(), now, report)));
                }),
                beats.thenAccept(said -> {
                    long now = System.nanoTime();
                    body(said)
                            .flatMap(page -> BeatPages.read(node.name(), page, now))
                            .ifPresent(report -> mailbox.put(new Mail.Reported(node.name(), now, report)));
                }));
    }

    /** Originals have none. */
    private CompletableFuture<Void> metrics(WatchedNode node, Face face) {
        long asked = System.nanoTime();
        Long last = metricsAt.get(node.name());
        boolean due = last == null || asked - last >= METRICS_EVERY_NANOS;
        boolean ours = switch (node.kind()) {
            case FLOTILLA, UNKNOWN -> true;
            case MOSAIC, CANARY -> false;
        };
        if (!due || !ours) {
            return CompletableFuture.allOf();
        }
        metricsAt.put(node.name(), asked);
        return page(face, "/metrics", BEAT_PAGE, PAGE_LIMIT).thenAccept(said -> {
            long now = System.nanoTime();
            body(said)
                    .flatMap(page -> MetricPages.read(page, now))
                    .ifPresent(read -> mailbox.put(new Mail.Measured(node.name(), now, read)));
        });
    }

    private CompletableFuture<Boolean> overComms(WatchedNode node) {
        Optional<Face> face = Face.ofComms(node);
        if (face.isEmpty()) {
            return done(false);
        }
        long asked = System.nanoTime();
        byte[] question = CommsFrames.request("stats", "{}".getBytes(StandardCharsets.US_ASCII));
        return comms(face.get(), question, PAGE_LIMIT)
                .thenApplyAsync(
                        said -> {
                            sign(node, Question.COMMS, asked, said);
                            long now = System.nanoTime();
                            body(said)
                                    .flatMap(table -> stats.read(node.name(), table, now))
                                    .ifPresent(report -> mailbox.put(new Mail.Reported(node.name(), now, report)));
                            return said instanceof Said.Whole;
                        },
                        loop);
    }

    private CompletableFuture<Said> page(Face face, String path, int mostBytes, Duration limit) {
        return caller.call(
                face, limit, false, question -> HttpTalk.of(face, HttpTalk.Request.page(path), mostBytes, question));
    }

    private CompletableFuture<Said> comms(Face face, byte[] request, Duration limit) {
        return caller.call(face, limit, false, question -> CommsTalk.of(face, request, question));
    }

    /** A page that is no routing state is no answer of a node, unless the server itself says that something is wrong. */
    private static Said judged(Said said) {
        return switch (throughProxy(said)) {
            case Said.Nothing nothing -> nothing;
            case Said.Whole whole -> {
                boolean node = whole.status() >= 500
                        || whole.good()
                                && RoutingPages.read(whole.body(), Optional.empty(), 0)
                                        .isPresent();
                yield node
                        ? whole
                        : new Said.Nothing(Refusal.BAD_ANSWER, whole.good() ? "garbage" : "status " + whole.status());
            }
        };
    }

    /** 502 and 504 are words of a proxy before the node, which did not answer it. */
    private static Said throughProxy(Said said) {
        return said instanceof Said.Whole whole && (whole.status() == 502 || whole.status() == 504)
                ? new Said.Nothing(Refusal.SILENT, "status " + whole.status())
                : said;
    }

    private static String word(Said said) {
        return switch (said) {
            case Said.Nothing nothing -> nothing.detail();
            case Said.Whole whole ->
                !whole.good() ? "error " + whole.status() : whole.roundTrip().compareTo(SLOW) > 0 ? "slow" : "ok";
        };
    }

    private static Optional<byte[]> body(Said said) {
        return said instanceof Said.Whole whole && whole.good() ? Optional.of(whole.body()) : Optional.empty();
    }

    private void sign(WatchedNode node, Question question, long askedNanos, Said said) {
        Sign sign = switch (throughProxy(said)) {
            case Said.Whole whole ->
                whole.status() >= 400 && whole.status() < 500
                        ? new Sign.NotAnswered(question, Refusal.BAD_ANSWER, askedNanos)
                        : new Sign.Answered(question, whole.roundTrip());
            case Said.Nothing nothing -> new Sign.NotAnswered(question, nothing.why(), askedNanos);
        };
        mailbox.put(new Mail.Seen(node.name(), System.nanoTime(), sign));
    }

    /** It is not watched any more. */
    public void forget(String node) {
        metricsAt.remove(node);
        loop.execute(() -> stats.forget(node));
    }

    private static CompletableFuture<Boolean> done(boolean answered) {
        return CompletableFuture.completedFuture(answered);
    }
}
