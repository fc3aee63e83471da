package dev.flotilla.app.boot.light;

import dev.flotilla.app.docker.PublishedPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks nodes whether they agree on a routing state: each says which version it serves, and which it heard that each peer serves. */
final class Agreeing {
    private static final int LIMIT_MILLIS = 3_000;
    private static final Pattern OWN = Pattern.compile("(?m)^flotilla_routing_version (\\d+)");
    private static final Pattern PEER = Pattern.compile("(?m)^flotilla_peer_version\\{[^}]*} (\\d+)");

    private Agreeing() {}

    /**
     * The version that all serve and know of each other; empty while they do not. Blocks.
     *
     * @param https of all nodes that agree with each other
     */
    static Optional<String> version(List<PublishedPort> https) {
        List<String> pages = https.stream().map(Agreeing::metrics).toList();
        List<String> versions = pages.stream()
                .flatMap(page -> Stream.concat(figures(OWN, page), figures(PEER, page)))
                .toList();
        boolean complete = versions.size() == https.size() * https.size();
        return complete && versions.stream().distinct().count() == 1
                ? Optional.of(versions.getFirst())
                : Optional.empty();
    }

    private static Stream<String> figures(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(found -> found.group(1));
    }

    /** Nothing when it does not answer. */
    private static String metrics(PublishedPort http) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(http.hostIp(), http.hostPort()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
