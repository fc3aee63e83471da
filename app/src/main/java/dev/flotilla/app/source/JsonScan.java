package dev.flotilla.app.source;

import dev.flotilla.app.source.JsonPart.Kind;
import dev.flotilla.app.source.JsonPart.Member;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Finds every value of a JSON text with its span. The parser is a library's; what is ours is that spans are kept. */
final class JsonScan {
    static final int DEEPEST = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(2 * DEEPEST).build())
            .build();

    private final JsonParser parser;
    private int depth;

    private JsonScan(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws tools.jackson.core.JacksonException when it is no JSON, or too deep */
    static JsonPart scan(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonScan scan = new JsonScan(parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new tools.jackson.core.exc.StreamReadException(parser, "the text is empty");
            }
            JsonPart root = scan.value(first);
            if (parser.nextToken() != null) {
                throw new tools.jackson.core.exc.StreamReadException(
                        parser, "something follows after the last closing bracket");
            }
            return root;
        }
    }

    private JsonPart value(JsonToken token) {
        int start = here();
        return switch (token) {
            case START_OBJECT, START_ARRAY -> holder(token, start);
            case VALUE_STRING -> leaf(start, Kind.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> leaf(start, Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> leaf(start, Kind.FLAG);
            case VALUE_NULL -> leaf(start, Kind.NOTHING);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no JSON value begins with " + token);
        };
    }

    /** The parser's own limit does not tell where it was passed. */
    private JsonPart holder(JsonToken token, int start) {
        if (++depth > DEEPEST) {
            throw new tools.jackson.core.exc.StreamReadException(parser, "the nesting depth is more than " + DEEPEST);
        }
        JsonPart part = token == JsonToken.START_OBJECT ? table(start) : row(start);
        depth--;
        return part;
    }

    private JsonPart table(int start) {
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int keyStart = here();
            String key = parser.currentName();
            members.add(new Member(key, keyStart, value(parser.nextToken())));
        }
        return new JsonPart.Table(start, behind(), members);
    }

    private JsonPart row(int start) {
        List<JsonPart> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new JsonPart.Row(start, behind(), items);
    }

    private JsonPart leaf(int start, Kind kind) {
        // Reading the text finishes the token, without which the parser does not stand behind it yet.
        String text = parser.getString();
        int end = kind == Kind.TEXT ? behind() : start + text.length();
        return new JsonPart.Leaf(start, end, kind, text);
    }

    private int here() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private int behind() {
        return (int) parser.currentLocation().getCharOffset();
    }
}
