package dev.flotilla.app.docker.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What came back, in full. */
final class Answer {
    private final int status;
    private final byte[] bytes;

    Answer(int status, byte[] bytes) {
        this.status = status;
        this.bytes = bytes;
    }

    int status() {
        return status;
    }

    InputStream body() {
        return new ByteArrayInputStream(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean isSuccess() {
        return status < 400;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body as JSON; the missing node when it is something else. */
    JsonNode json() {
        try {
            JsonNode node = bytes.length == 0 ? null : JsonMapper.shared().readTree(bytes);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The engine's own sentence for a failure. */
    String message() {
        String message = json().path("message").asString("");
        String said = message.isEmpty() ? text().strip() : message;
        return said.length() > 500 ? said.substring(0, 500) + "..." : said;
    }
}
