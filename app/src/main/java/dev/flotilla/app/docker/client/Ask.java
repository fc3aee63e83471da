package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.Bytes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One request.
 *
 * @param path after the version, with its query
 * @param upload a tar that is sent as it comes; it can be sent once
 * @param limit for the whole exchange, or until a stream begins
 * @param subject the container, image, network or volume it is about, for the words of a failure
 */
record Ask(
        String method,
        String path,
        Optional<JsonNode> body,
        Optional<Bytes.Source> upload,
        Duration limit,
        String subject) {
    static Ask get(String path, Duration limit) {
        return new Ask("GET", path, Optional.empty(), Optional.empty(), limit, "");
    }

    static Ask post(String path, Duration limit) {
        return new Ask("POST", path, Optional.empty(), Optional.empty(), limit, "");
    }

    static Ask put(String path, Duration limit) {
        return new Ask("PUT", path, Optional.empty(), Optional.empty(), limit, "");
    }

    static Ask delete(String path, Duration limit) {
        return new Ask("DELETE", path, Optional.empty(), Optional.empty(), limit, "");
    }

    Ask with(JsonNode json) {
        return new Ask(method, path, Optional.of(json), upload, limit, subject);
    }

    Ask about(String thing) {
        return new Ask(method, path, body, upload, limit, thing);
    }

    Ask sending(Bytes.Source tar) {
        return new Ask(method, path, body, Optional.of(tar), limit, subject);
    }

    /** The same under a version of the API. */
    Ask under(String version) {
        return new Ask(method, "/v" + version + path, body, upload, limit, subject);
    }

    /** Without the query, for people. */
    String doing() {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query));
    }

    /** @param pairs name, value, name, value ... */
    static String query(String path, String... pairs) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parts.add(pairs[i] + "=" + encode(pairs[i + 1]));
        }
        return path + "?" + String.join("&", parts);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
