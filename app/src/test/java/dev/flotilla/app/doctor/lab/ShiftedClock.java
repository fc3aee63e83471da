package dev.flotilla.app.doctor.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a real engine and tells another time than it: all machines of the lab share the kernel's clock, so that none of them can
 * be set by itself. Everything else goes through as it is.
 */
final class ShiftedClock implements AutoCloseable {
    private static final Pattern TIME = Pattern.compile("(\"SystemTime\":\")([^\"]+)(\")");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String engine;
    private final Duration ahead;

    /** @param engine on plain tcp */
    ShiftedClock(URI engine, Duration ahead) throws IOException {
        this.engine = "http://" + engine.getHost() + ":" + engine.getPort();
        this.ahead = ahead;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::passOn);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void passOn(HttpExchange asked) throws IOException {
        try (asked) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(engine + asked.getRequestURI()))
                    .build();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = asked.getRequestURI().getPath().endsWith("/info") ? shifted(answer.body()) : answer.body();
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> asked.getResponseHeaders().set("Content-Type", type));
            asked.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            asked.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] shifted(byte[] info) {
        Matcher time = TIME.matcher(new String(info, StandardCharsets.UTF_8));
        return time.replaceFirst(
                        found -> found.group(1) + Instant.parse(found.group(2)).plus(ahead) + found.group(3))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
