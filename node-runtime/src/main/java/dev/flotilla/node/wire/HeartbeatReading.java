package dev.flotilla.node.wire;

import dev.flotilla.node.wire.HeartbeatCodec.Decoded;
import dev.flotilla.node.wire.HeartbeatCodec.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads one heartbeat token by token: a node may get a hundred thousand in a second, and a tree of each would be thrown away. */
final class HeartbeatReading {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_STATS = 2048;
    private static final int NONE = 0;
    private static final int BAD = -1;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(HeartbeatCodec.LARGEST)
                    .build())
            .build();

    private final byte[] bytes;
    private String host = "";
    private int port = NONE;
    private int comms = NONE;
    private long sendTime;
    private String id = "";
    private OptionalLong boot = OptionalLong.empty();
    private OptionalLong sequence = OptionalLong.empty();
    private OptionalLong taken = OptionalLong.empty();
    private OptionalDouble cpu = OptionalDouble.empty();
    private OptionalDouble ram = OptionalDouble.empty();
    private String stats = "";

    private HeartbeatReading(byte[] bytes) {
        this.bytes = bytes;
    }

    static Decoded read(byte[] bytes) {
        HeartbeatReading reading = new HeartbeatReading(bytes);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Decoded.Refused(Reason.NOT_JSON);
            }
            for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                parser.nextToken();
                reading.value(key, parser);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                return new Decoded.Refused(Reason.NOT_JSON);
            }
        } catch (JacksonException e) {
            return new Decoded.Refused(Reason.NOT_JSON);
        }
        return reading.judged();
    }

    private void value(String key, JsonParser parser) {
        switch (key) {
            case "host" -> host = text(parser);
            case "port" -> port = port(parser);
            case "comms_port" -> comms = port(parser);
            case "stats" -> stats(parser);
            case "send_time_ns" -> sendTime = whole(parser).orElse(0);
            case "node_id" -> id = text(parser);
            case "boot" -> boot = whole(parser);
            case "seq" -> sequence = whole(parser);
            default -> parser.skipChildren();
        }
    }

    private void stats(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        int begin = (int) parser.currentTokenLocation().getByteOffset();
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            parser.nextToken();
            switch (key) {
                case "timestamp_ms" -> taken = whole(parser);
                case "cpu_percent" -> cpu = figure(parser);
                case "ram_percent" -> ram = figure(parser);
                default -> parser.skipChildren();
            }
        }
        int end = (int) parser.currentLocation().getByteOffset();
        if (begin >= 0 && end > begin && end <= bytes.length && end - begin <= LONGEST_STATS) {
            stats = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
        }
    }

    private static String text(JsonParser parser) {
        String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
        parser.skipChildren();
        return text;
    }

    /** What is there but no port is -1. */
    private static int port(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return NONE;
        }
        OptionalLong number = whole(parser);
        return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= 65535
                ? (int) number.getAsLong()
                : BAD;
    }

    private static OptionalLong whole(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return OptionalLong.of(parser.getLongValue());
        }
        parser.skipChildren();
        return OptionalLong.empty();
    }

    private static OptionalDouble figure(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            double number = parser.getDoubleValue();
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        }
        parser.skipChildren();
        return OptionalDouble.empty();
    }

    private Decoded judged() {
        if (host.isEmpty()) {
            return new Decoded.Refused(Reason.NO_SENDER);
        }
        if (port < 1 || comms < 0) {
            return new Decoded.Refused(Reason.BAD_PORT);
        }
        if (host.length() > LONGEST_NAME || id.length() > LONGEST_NAME || !printable(host) || !printable(id)) {
            return new Decoded.Refused(Reason.BAD_NAME);
        }
        return new Decoded.Beat(
                new Heartbeat(
                        host,
                        port,
                        comms,
                        new MachineStats(taken, cpu, ram),
                        sendTime,
                        id.isEmpty() ? Optional.empty() : Optional.of(id),
                        boot,
                        sequence),
                stats);
    }

    private static boolean printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
