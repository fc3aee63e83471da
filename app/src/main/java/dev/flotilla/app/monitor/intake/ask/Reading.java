package dev.flotilla.app.monitor.intake.ask;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a stranger's JSON is read: nothing in it is too deep, too long or too great to be shown. */
final class Reading {
    static final int MOST_ROWS = 2_000;

    private static final int LONGEST_TEXT = 128;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private Reading() {}

    /** Empty when it is no JSON. */
    static Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** As plain text of one line, cut where it is too long; empty when it is no text. */
    static String text(JsonNode value) {
        return value.isString() ? plain(value.stringValue()) : "";
    }

    static String plain(String said) {
        String cut = said.length() > LONGEST_TEXT ? said.substring(0, LONGEST_TEXT) + "..." : said;
        StringBuilder plain = new StringBuilder(cut.length());
        cut.codePoints()
                .forEach(c -> plain.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return plain.toString();
    }

    static Optional<String> textIfAny(JsonNode value) {
        String text = text(value);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** 0 or more; empty when it is no such number. */
    static OptionalLong count(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    static int port(JsonNode value) {
        long port = count(value).orElse(0);
        return port > 65535 ? 0 : (int) port;
    }

    static OptionalDouble within(JsonNode value, double least, double most) {
        if (!value.isNumber()) {
            return OptionalDouble.empty();
        }
        double number = value.doubleValue();
        return number >= least && number <= most ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
