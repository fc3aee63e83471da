package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.mail.Mail;
import dev.flotilla.app.monitor.intake.mail.Mailbox;
import dev.flotilla.node.wire.FrameSeal;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.HeartbeatCodec.Decoded;
import dev.flotilla.node.wire.HeartbeatScan;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a datagram. On the event loop, but for the methods that say otherwise. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int MOST_LOGGED = 10;

    private final EventLoop loop;
    private final InstantSource clock;
    private final Mailbox mailbox;
    private final SenderTable table = new SenderTable();
    private final Strangers strangers = new Strangers();
    private final SourceLimits sources = new SourceLimits();
    private final Map<Turned, Long> turned = new EnumMap<>(Turned.class);
    private final HeartbeatScan scan = new HeartbeatScan();
    private final byte[] datagram = new byte[HeartbeatCodec.LARGEST + 1];
    private final byte[] stats = new byte[HeartbeatCodec.LARGEST];
    /** What is counted here is not compared with what was counted at another port, or before this one was closed. */
    private long began;

    private long taken;
    private volatile Hearing hearing = Hearing.NOTHING;

    Reception(EventLoop loop, InstantSource clock, Mailbox mailbox) {
        this.loop = loop;
        this.clock = clock;
        this.mailbox = mailbox;
        this.began = clock.millis();
    }

    /** Any thread. */
    void watch(Collection<WatchedNode> nodes, Map<String, Set<InetAddress>> addresses, Map<String, FrameSeal> seals) {
        List<WatchedNode> now = List.copyOf(nodes);
        Map<String, Set<InetAddress>> places = Map.copyOf(addresses);
        Map<String, FrameSeal> keys = Map.copyOf(seals);
        loop.execute(() -> {
            table.watch(now, places, keys);
            strangers.clear();
        });
    }

    /** Any thread. What was counted before this computer stood still is not compared with what is counted after. */
    void stalled() {
        loop.execute(() -> {
            began++;
            table.stalled(System.nanoTime());
        });
    }

    /** Any thread. */
    Hearing hearing() {
        loop.execute(() -> hearing = report(System.nanoTime()));
        return hearing;
    }

    private Hearing report(long now) {
        Map<String, Long> counters = new TreeMap<>();
        turned.forEach((why, count) -> counters.put(why.word(), count));
        return new Hearing(
                Optional.of(new NodeReport(
                        FleetHealth.THIS_APP,
                        now,
                        OptionalLong.of(began),
                        Optional.empty(),
                        Optional.of(table.heard(now)),
                        strangers.list(now),
                        counters,
                        strangers.turnedAway())),
                counters,
                taken);
    }

    void take(ByteBuf content, InetAddress from) {
        long nanos = System.nanoTime();
        Instant wall = clock.instant();
        long wallNanos = wall.getEpochSecond() * 1_000_000_000L + wall.getNano();
        int length = Math.min(content.readableBytes(), datagram.length);
        content.readBytes(datagram, 0, length);
        boolean usual = scan.read(datagram, length);
        SenderRow known = usual ? table.again(scan, from) : null;
        if (known == null || known.guard().isPresent()) {
            unusual(length, from, usual, nanos, wallNanos);
            return;
        }
        scan.stats(stats);
        accept(
                known,
                scan.hasCount() ? scan.boot() : 0,
                scan.hasCount() ? scan.sequence() : 0,
                scan.sendTimeNs(),
                nanos,
                wallNanos,
                scan.statsLength());
    }

    private void unusual(int length, InetAddress from, boolean usual, long nanos, long wallNanos) {
        if (!sources.admits(from, nanos)) {
            count(Turned.SOURCE_FLOOD);
            return;
        }
        byte[] bytes = Arrays.copyOf(datagram, length);
        switch (HeartbeatCodec.decode(bytes)) {
            case Decoded.Refused(HeartbeatCodec.Reason reason) -> {
                sources.useless(from);
                count(Turned.of(reason));
            }
            case Decoded.Beat(Heartbeat beat, String figures) -> {
                String source = from.getHostAddress();
                SenderRow row = table.find(beat, source).orElse(null);
                if (row == null) {
                    sources.useless(from);
                    strangers.heard(beat, source, nanos);
                    count(Turned.NOT_WATCHED);
                    return;
                }
                Optional<Turned> refused = row.guard().flatMap(guard -> guard.refuses(bytes, beat, nanos));
                if (refused.isPresent()) {
                    sources.useless(from);
                    count(refused.get());
                } else {
                    first(row, beat, figures, source, nanos, wallNanos);
                    if (usual) {
                        table.remember(scan, from, row);
                    }
                }
            }
        }
    }

    private void first(SenderRow row, Heartbeat beat, String figures, String source, long nanos, long wallNanos) {
        row.said(beat.nodeId(), beat.host(), beat.port(), source);
        byte[] json = figures.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(json.length, stats.length);
        System.arraycopy(json, 0, stats, 0, length);
        boolean numbered = beat.boot().isPresent() && beat.sequence().isPresent();
        accept(
                row,
                numbered ? Math.max(0, beat.boot().getAsLong()) : 0,
                numbered ? Math.max(0, beat.sequence().getAsLong()) : 0,
                beat.sendTimeNs(),
                nanos,
                wallNanos,
                length);
    }

    private void accept(
            SenderRow row, long boot, long sequence, long sentNanos, long nanos, long wallNanos, int statsLength) {
        if (!row.admits(nanos)) {
            count(Turned.NODE_FLOOD);
            return;
        }
        Figures figures = row.figures(stats, statsLength);
        if (figures.absurd() > 0) {
            count(Turned.ABSURD_FIGURE);
        }
        row.came(boot, sequence, sentNanos, nanos, wallNanos);
        taken++;
        mailbox.put(new Mail.Seen(
                row.node().name(),
                nanos,
                new Sign.Beat(
                        boot == 0 && sequence == 0 ? OptionalLong.empty() : OptionalLong.of(boot),
                        boot == 0 && sequence == 0 ? OptionalLong.empty() : OptionalLong.of(sequence),
                        sentNanos,
                        wallNanos,
                        figures.cpu(),
                        figures.ram(),
                        figures.disk())));
    }

    private void count(Turned why) {
        turned.merge(why, 1L, Long::sum);
    }

    /** Reading went wrong in a way nobody thought of: counted, logged a few times, and the port stays open. */
    void mistake(@Nullable Throwable cause) {
        count(Turned.MISTAKE);
        if (turned.getOrDefault(Turned.MISTAKE, 0L) <= MOST_LOGGED) {
            LOG.warn("a datagram was not read", cause);
        }
    }
}
