package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.base.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request and reads the first line of its answer; the rest is of no use here. A connection of its own each
 * time, on the calling thread, no longer than its limit. Follows nothing.
 */
final class HttpPost {
    private static final int LONGEST_LINE = 1_000;

    private final Supplier<SSLSocketFactory> tls;
    private final Duration limit;
    private final Resolver resolver;

    /** All addresses of a name, at least one. Blocks. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** @param limit for the connection, the handshake and the answer together; looking up a name may take longer */
    HttpPost(Supplier<SSLSocketFactory> tls, Duration limit) {
        this(tls, limit, InetAddress::getAllByName);
    }

    HttpPost(Supplier<SSLSocketFactory> tls, Duration limit, Resolver resolver) {
        this.tls = tls;
        this.limit = limit;
        this.resolver = resolver;
    }

    Delivery send(WebhookUrl url, String json) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            List<InetAddress> all = List.of(resolver.of(url.host()));
            boolean near = all.stream().allMatch(InetAddress::isLoopbackAddress);
            if (!url.secure() && !url.plainAllowed() && !near) {
                return new Delivery.Never(Problem.of(
                        "FL-5302",
                        "The webhook to " + url.host() + " is plain http and no longer leads to this machine.",
                        "Use https, or allow plain http."));
            }
            try (Socket plain = connected(all, url.port(), deadline)) {
                plain.setTcpNoDelay(true);
                return url.secure() ? secured(plain, url, json, deadline) : talk(plain, url, json, deadline);
            }
        } catch (UnknownHostException e) {
            return later("FL-5303", url, "has no address", "Look at the name, and at the name server.");
        } catch (SocketTimeoutException e) {
            return later("FL-5303", url, "did not answer within " + limit.toSeconds() + " s", "Look at the receiver.");
        } catch (SSLException e) {
            return certificate(e)
                    ? new Delivery.Never(problem(
                            "FL-5305",
                            url,
                            "shows a certificate that is not accepted",
                            "Give it one that names its host and comes from a known authority."))
                    : later("FL-5303", url, "broke off the handshake", "Look at the TLS of the receiver.");
        } catch (IOException e) {
            return later("FL-5303", url, "cannot be reached", "Look whether the receiver runs.");
        }
    }

    /** To the first of them that takes the connection; each has an even share of the time that is left. */
    private static Socket connected(List<InetAddress> all, int port, long deadline) throws IOException {
        IOException last = new UnknownHostException();
        for (int i = 0; i < all.size(); i++) {
            Socket socket = new Socket();
            try {
                int share = Math.max(1, left(deadline) / (all.size() - i));
                socket.connect(new InetSocketAddress(all.get(i), port), share);
                return socket;
            } catch (IOException e) {
                last = e;
                socket.close();
            }
        }
        throw last;
    }

    private Delivery secured(Socket plain, WebhookUrl url, String json, long deadline) throws IOException {
        plain.setSoTimeout(left(deadline));
        try (SSLSocket socket = (SSLSocket) tls.get().createSocket(plain, url.host(), url.port(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return talk(socket, url, json, deadline);
        }
    }

    private Delivery talk(Socket socket, WebhookUrl url, String json, long deadline) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + url.target() + " HTTP/1.1\r\nHost: " + url.authority()
                + "\r\nUser-Agent: Flotilla\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        socket.getOutputStream().write(all.toByteArray());
        socket.getOutputStream().flush();
        return judged(url, status(socket, deadline));
    }

    /** Of {@code HTTP/1.1 204 No Content}; 0 when it is none. An answer that comes in drops has the same limit in all. */
    private static int status(Socket socket, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        int next = 0;
        while (next != '\n' && line.length() < LONGEST_LINE) {
            socket.setSoTimeout(left(deadline));
            next = in.read();
            if (next < 0) {
                break;
            }
            line.append((char) next);
        }
        String[] words = line.toString().strip().split(" ", 3);
        boolean http = words.length > 1 && words[0].startsWith("HTTP/1.") && words[1].matches("[1-5][0-9][0-9]");
        return http ? Integer.parseInt(words[1]) : 0;
    }

    private static Delivery judged(WebhookUrl url, int status) {
        if (status >= 200 && status < 300) {
            return new Delivery.Taken(status);
        }
        if (status >= 300 && status < 400) {
            return new Delivery.Never(problem(
                    "FL-5304",
                    url,
                    "answers with a redirect (" + status + "), which is not followed",
                    "Set the URL to which it leads."));
        }
        if (status == 0) {
            return later("FL-5303", url, "answers, but not as a web server does", "Look at host and port of the URL.");
        }
        if (status >= 500 || status == 408 || status == 429) {
            return later("FL-5303", url, "answers with " + status, "Look at the receiver.");
        }
        return new Delivery.Never(problem(
                "FL-5306", url, "refuses alarms with " + status, "Look whether its URL is still the right one."));
    }

    private static boolean certificate(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage());
            if (cause instanceof CertificateException || words.contains("certificate") || words.contains("PKIX")) {
                return true;
            }
        }
        return false;
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long ms = (deadline - System.nanoTime()) / 1_000_000;
        if (ms <= 0) {
            throw new SocketTimeoutException("over its limit");
        }
        return (int) Math.min(ms, Integer.MAX_VALUE);
    }

    private static Delivery later(String code, WebhookUrl url, String what, String hint) {
        return new Delivery.Later(problem(code, url, what, hint));
    }

    private static Problem problem(String code, WebhookUrl url, String what, String hint) {
        return Problem.of(code, "The webhook " + url.shown() + " " + what + ".", hint);
    }
}
