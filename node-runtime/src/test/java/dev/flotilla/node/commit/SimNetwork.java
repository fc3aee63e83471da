package dev.flotilla.node.commit;

import dev.flotilla.node.wire.ControlDecoded;
import dev.flotilla.node.wire.ControlDecoder;
import dev.flotilla.node.wire.ControlEncoder;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.FrameSplitter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Carries frames: late, twice, in another order, again much later, or not at all. */
final class SimNetwork {
    private static final long MILLI = 1_000_000L;
    private static final int REMEMBERED = 64;

    private record Sent(String from, String to, ControlFrame frame) {}

    private final Simulation world;
    private final RandomGenerator random;
    private final Set<String> cutOff = new HashSet<>();
    private final List<Sent> history = new ArrayList<>();
    private final Map<String, FrameSplitter> splitters = new HashMap<>();

    SimNetwork(Simulation world, RandomGenerator random) {
        this.world = world;
        this.random = random;
    }

    void send(String from, String to, ControlFrame frame) {
        if (frame instanceof ControlFrame.HealthSnapshot) {
            return;
        }
        world.stats.frames++;
        Sent sent = new Sent(from, to, frame);
        if (world.calm()) {
            deliverIn(random.nextLong(1, 20), sent);
            return;
        }
        remember(sent);
        boolean parted = cutOff.contains(from) != cutOff.contains(to);
        if (parted || random.nextDouble() < world.weather.loss()) {
            world.stats.lost++;
            world.trace(() -> "lost " + from + " to " + to + " " + frame);
            return;
        }
        deliverIn(delay(), sent);
        if (random.nextDouble() < world.weather.duplicates()) {
            deliverIn(delay(), sent);
        }
        if (!history.isEmpty() && random.nextDouble() < world.weather.replays()) {
            deliverIn(delay(), history.get(random.nextInt(history.size())));
        }
    }

    /** Heartbeats crowd out the rest, so few of them are remembered. */
    private void remember(Sent sent) {
        if (sent.frame() instanceof ControlFrame.Heartbeat && random.nextInt(10) > 0) {
            return;
        }
        if (history.size() < REMEMBERED) {
            history.add(sent);
        } else {
            history.set(random.nextInt(REMEMBERED), sent);
        }
    }

    private long delay() {
        long most = world.weather.maxDelayMillis();
        return 1 + (random.nextInt(4) == 0 ? random.nextLong(most) : random.nextLong(Math.min(most, 30)));
    }

    private void deliverIn(long millis, Sent sent) {
        world.in(millis * MILLI, () -> deliver(sent));
    }

    private void deliver(Sent sent) {
        world.node(sent.to()).filter(SimNode::up).ifPresent(node -> {
            world.trace(() -> sent.from() + " to " + sent.to() + " " + sent.frame());
            if (world.weather.bytes()) {
                bytes(node, sent.from(), ControlEncoder.encode(sent.frame()));
            } else {
                node.take(new CommitInput.Received(sent.frame()));
            }
        });
    }

    private void bytes(SimNode node, String from, byte[] bytes) {
        String connection = from + ">" + node.id + "#" + node.life;
        int longest = world.has(SimFault.F15_ANY_LENGTH_ACCEPTED) ? Integer.MAX_VALUE - 8 : ControlDecoder.MAX_BODY;
        FrameSplitter splitter = splitters.computeIfAbsent(connection, c -> new FrameSplitter(longest));
        List<byte[]> bodies = switch (splitter.take(bytes)) {
            case FrameSplitter.Cut.Bodies(List<byte[]> whole) -> whole;
            case FrameSplitter.Cut.TooLong(List<byte[]> before, long length) -> {
                splitters.remove(connection);
                yield before;
            }
        };
        for (byte[] body : bodies) {
            switch (ControlDecoder.decode(body)) {
                case ControlDecoded.Frame(ControlFrame frame) -> node.take(new CommitInput.Received(frame));
                case ControlDecoded.Rejected rejected -> {
                    if (world.has(SimFault.F09_MALFORMED_FRAME_KILLS)) {
                        node.dead = true;
                        node.crash();
                    }
                }
            }
        }
    }

    /** Garbage on a connection, where frames go through their bytes. */
    void inject(String to) {
        if (!world.weather.bytes()) {
            return;
        }
        byte[] garbage = switch (random.nextInt(3)) {
            case 0 -> new byte[] {0, 0, 0, 2, '{', '}'};
            case 1 -> new byte[] {0x7f, -1, -1, 0};
            default -> "\0\0\0\7{\"a\": ]".getBytes(StandardCharsets.US_ASCII);
        };
        world.node(to).filter(SimNode::up).ifPresent(node -> bytes(node, Simulation.COORDINATOR, garbage));
    }

    void partition() {
        heal();
        world.nodes.stream().filter(node -> random.nextBoolean()).forEach(node -> cutOff.add(node.id));
        world.trace(() -> "cut off: " + cutOff);
    }

    void heal() {
        cutOff.clear();
    }
}
