package dev.flotilla.node.server.http;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Reads the input of a prediction as a stream: whether it is one JSON value, and the key in it. Any thread. */
final class JsonInput {
    /** The member of the input by which a client stays with a model. */
    static final String KEY = "key";

    private static final int MAX_KEY = 256;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            // Inputs are read on event loops, which are few and live long.
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private JsonInput() {}

    /** What an input is. */
    sealed interface Read {
        /** @param key empty when it has none that is a text of up to 256 characters */
        record Good(Optional<String> key) implements Read {}

        record Bad() implements Read {}
    }

    private static final Read KEYLESS = new Read.Good(Optional.empty());
    private static final Read BAD = new Read.Bad();

    static Read read(byte[] bytes, int length) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            Optional<String> key = Optional.empty();
            int depth = 0;
            JsonToken token = parser.nextToken();
            if (token == null) {
                return BAD;
            }
            boolean inObject = token == JsonToken.START_OBJECT;
            do {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    case VALUE_STRING -> {
                        if (depth == 1 && inObject && KEY.equals(parser.currentName())) {
                            key = Optional.of(parser.getString()).filter(text -> text.length() <= MAX_KEY);
                        }
                    }
                    case PROPERTY_NAME,
                            VALUE_NUMBER_INT,
                            VALUE_NUMBER_FLOAT,
                            VALUE_TRUE,
                            VALUE_FALSE,
                            VALUE_NULL,
                            VALUE_EMBEDDED_OBJECT,
                            NOT_AVAILABLE -> {}
                }
                token = parser.nextToken();
            } while (depth > 0 && token != null);
            return depth != 0 || token != null ? BAD : key.isEmpty() ? KEYLESS : new Read.Good(key);
        } catch (JacksonException e) {
            return BAD;
        }
    }
}
