package dev.flotilla.node.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Golden control frames, damaged in seeded ways, given to splitter and decoder: {@code ControlFuzz [count] [seed]}. Every frame must end as a
 * frame that encodes again or as a rejection with a reason, and the splitter must never hold more than one frame.
 */
final class ControlFuzz {
    private static final List<String> TYPES =
            List.of("HEARTBEAT", "HEALTH_SNAPSHOT", "PREPARE_REQ", "PREPARE_RESP", "DECISION");
    private static final String[] PIECES = {
        "null",
        "true",
        "-1",
        "1e999",
        "1E400",
        "99999999999999999999999",
        "NaN",
        "\"\"",
        "{}",
        "[]",
        "[[[[[[[[[[[[",
        "\\u0000",
        "\\ud800",
        "\"txid\": 5",
        "0.1",
        "-0.0",
        "COMMIT",
        "FLOTILLA_STATE_ANSWER",
        "FLOTILLA_ACK",
        "FLOTILLA_DOUBT_QUERY",
        "\u00ff",
        "  ",
        "\"\"\""
    };

    private final RandomGenerator random;
    private final List<byte[]> golden;
    final Map<ControlDecoded.Reason, Long> reasons = new EnumMap<>(ControlDecoded.Reason.class);
    final Set<String> types = new HashSet<>();
    long frames;
    long tooLong;
    int mostHeld;

    ControlFuzz(long seed) throws IOException {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<byte[]> all = new ArrayList<>();
        for (String type : TYPES) {
            all.add(GoldenFramesTest.golden(type));
        }
        GoldenFramesTest.FRAMES_OF_OURS.forEach(frame -> all.add(ControlEncoder.encode(frame)));
        golden = List.copyOf(all);
    }

    void run(long count) {
        FrameSplitter splitter = new FrameSplitter(ControlDecoder.MAX_BODY);
        for (long i = 0; i < count; i++) {
            byte[] bytes = mutated();
            int cut = random.nextInt(bytes.length + 1);
            boolean broken = take(splitter, Arrays.copyOf(bytes, cut))
                    || take(splitter, Arrays.copyOfRange(bytes, cut, bytes.length));
            mostHeld = Math.max(mostHeld, splitter.capacity());
            if (broken || random.nextInt(20) == 0) {
                splitter = new FrameSplitter(ControlDecoder.MAX_BODY);
            }
        }
    }

    private boolean take(FrameSplitter splitter, byte[] bytes) {
        return switch (splitter.take(bytes)) {
            case FrameSplitter.Cut.Bodies(List<byte[]> bodies) -> {
                bodies.forEach(this::decode);
                yield false;
            }
            case FrameSplitter.Cut.TooLong(List<byte[]> before, long length) -> {
                before.forEach(this::decode);
                tooLong++;
                yield true;
            }
        };
    }

    private void decode(byte[] body) {
        switch (ControlDecoder.decode(body)) {
            case ControlDecoded.Frame(ControlFrame frame) -> {
                frames++;
                types.add(ControlEncoder.type(frame));
                ControlDecoded again = ControlDecoder.decode(ControlEncoder.body(frame));
                if (!again.equals(new ControlDecoded.Frame(frame))) {
                    throw new IllegalStateException(frame + " comes back as " + again);
                }
            }
            case ControlDecoded.Rejected(ControlDecoded.Reason reason) -> reasons.merge(reason, 1L, Long::sum);
        }
    }

    /** One to three damages; the length is mended most of the time, or nothing would get past it. */
    private byte[] mutated() {
        byte[] framed = golden.get(random.nextInt(golden.size()));
        byte[] body = Arrays.copyOfRange(framed, 4, framed.length);
        for (int i = random.nextInt(4); i > 0; i--) {
            body = damage(body);
        }
        int length = body.length;
        if (random.nextInt(20) == 0) {
            length = random.nextBoolean() ? random.nextInt() : random.nextInt(body.length + 40);
        }
        byte[] out = new byte[4 + body.length];
        for (int i = 0; i < 4; i++) {
            out[i] = (byte) (length >>> (24 - 8 * i));
        }
        System.arraycopy(body, 0, out, 4, body.length);
        return out;
    }

    private byte[] damage(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        int until = Math.min(body.length, at + random.nextInt(1, 24));
        return switch (random.nextInt(7)) {
            case 0 -> {
                byte[] flipped = body.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> {
                byte[] other = body.clone();
                other[at] = (byte) random.nextInt(256);
                yield other;
            }
            case 2 -> Arrays.copyOf(body, at);
            case 3 -> splice(body, at, until, new byte[0]);
            case 4 -> splice(body, at, at, Arrays.copyOfRange(body, at, until));
            case 5 -> splice(body, at, until, piece());
            default -> splice(body, at, at, piece());
        };
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] splice(byte[] body, int from, int to, byte[] with) {
        byte[] out = Arrays.copyOf(body, from + with.length + body.length - to);
        System.arraycopy(with, 0, out, from, with.length);
        System.arraycopy(body, to, out, from + with.length, body.length - to);
        return out;
    }

    @Override
    public String toString() {
        return frames + " frames of " + types.size() + " types, " + tooLong + " too long, rejected " + reasons
                + ", most held " + mostHeld + " bytes";
    }

    public static void main(String[] arguments) throws IOException {
        long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        ControlFuzz fuzz = new ControlFuzz(seed);
        fuzz.run(count);
        System.out.println(count + " mutated frames of seed " + seed + ": " + fuzz);
    }
}
