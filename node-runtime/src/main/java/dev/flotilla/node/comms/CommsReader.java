package dev.flotilla.node.comms;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one frame from the bytes of a connection: a header's length in 4 bytes, the header, the payload. Room is taken as bytes come, not as
 * lengths promise. One per connection, one thread.
 */
public final class CommsReader {
    public static final int SHORTEST_HEADER = 10;
    public static final int LONGEST_HEADER = 1 << 20;
    /** More than any command here needs. */
    public static final int LONGEST_PAYLOAD = 1 << 20;

    private static final int LONGEST_COMMAND = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .build();

    private final boolean answer;
    private byte[] held = new byte[256];
    private int size;
    private int headerEnd = -1;
    private int payloadEnd = -1;
    private String command = "";
    private boolean json;

    private CommsReader(boolean answer) {
        this.answer = answer;
    }

    public static CommsReader ofRequest() {
        return new CommsReader(false);
    }

    /** Answers have no command. */
    public static CommsReader ofAnswer() {
        return new CommsReader(true);
    }

    /** What the bytes gave so far. */
    public sealed interface State {
        record More() implements State {}

        /** Bytes after it are of no use: there is one request per connection. */
        record Whole(CommsRequest request) implements State {}

        record Refused(CommsRefusal reason) implements State {}
    }

    public State take(byte[] bytes) {
        int from = 0;
        while (true) {
            int wanted = headerEnd < 0 ? Integer.BYTES : payloadEnd < 0 ? headerEnd : payloadEnd;
            int taken = Math.min(wanted - size, bytes.length - from);
            hold(bytes, from, taken);
            from += taken;
            if (size < wanted) {
                return new State.More();
            }
            if (headerEnd < 0) {
                long length = length();
                if (length < SHORTEST_HEADER || length > LONGEST_HEADER) {
                    return new State.Refused(CommsRefusal.HEADER_LENGTH);
                }
                headerEnd = Integer.BYTES + (int) length;
            } else if (payloadEnd < 0) {
                Optional<CommsRefusal> refusal = header();
                if (refusal.isPresent()) {
                    return new State.Refused(refusal.get());
                }
            } else {
                return new State.Whole(
                        new CommsRequest(command, json, Arrays.copyOfRange(held, headerEnd, payloadEnd)));
            }
        }
    }

    private Optional<CommsRefusal> header() {
        JsonNode header;
        try {
            header = MAPPER.readTree(held, Integer.BYTES, headerEnd - Integer.BYTES);
        } catch (JacksonException e) {
            return Optional.of(CommsRefusal.BAD_HEADER);
        }
        JsonNode name = header.path("command");
        JsonNode type = header.path("payload_type");
        JsonNode length = header.path("payload_length");
        boolean good = (answer || name.isString() && name.stringValue().length() <= LONGEST_COMMAND)
                && type.isString()
                && (type.stringValue().equals("json") || type.stringValue().equals("binary"))
                && length.isIntegralNumber()
                && length.canConvertToLong()
                && length.longValue() >= 0;
        if (!good) {
            return Optional.of(CommsRefusal.BAD_HEADER);
        }
        if (length.longValue() > LONGEST_PAYLOAD) {
            return Optional.of(CommsRefusal.PAYLOAD_TOO_LONG);
        }
        command = answer ? "" : name.stringValue();
        json = type.stringValue().equals("json");
        payloadEnd = headerEnd + (int) length.longValue();
        return Optional.empty();
    }

    /** Bytes of memory that the reader holds. */
    public int capacity() {
        return held.length;
    }

    private void hold(byte[] bytes, int from, int count) {
        if (size + count > held.length) {
            int most = Integer.BYTES + LONGEST_HEADER + LONGEST_PAYLOAD;
            held = Arrays.copyOf(held, Math.min(most, Math.max(size + count, held.length * 2)));
        }
        System.arraycopy(bytes, from, held, size, count);
        size += count;
    }

    private long length() {
        return (held[0] & 0xffL) << 24 | (held[1] & 0xffL) << 16 | (held[2] & 0xffL) << 8 | (held[3] & 0xffL);
    }
}
