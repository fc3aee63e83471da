package dev.flotilla.app.docker.client;

import dev.flotilla.app.fleet.EngineAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Shakes hands with an engine and waits for what it thinks of our certificate. */
final class TlsProbe {
    private TlsProbe() {}

    /**
     * Blocks for three times the limit at most.
     *
     * @param limit to connect, for each word of the handshake, and for the verdict
     * @return the version of TLS that was agreed on
     * @throws IOException what either side has against the other
     */
    static String shakeHands(EngineAddress.Tcp address, InetAddress at, SSLContext context, Duration limit)
            throws IOException {
        int millis = (int) limit.toMillis();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(at, address.port()), millis);
            plain.setSoTimeout(millis);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, address.host(), address.port(), true)) {
                SSLParameters checks = socket.getSSLParameters();
                checks.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(checks);
                socket.startHandshake();
                awaitVerdict(socket);
                return socket.getSession().getProtocol();
            }
        }
    }

    /**
     * With TLS 1.3 a client learns only from the first answer that its certificate was refused. What else becomes of the
     * question is not looked at.
     */
    private static void awaitVerdict(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        try {
            int first = socket.getInputStream().read();
            if (first < 0) {
                throw new IOException("It closed the connection without an answer");
            }
        } catch (SocketTimeoutException silent) {
            // It has nothing against us yet.
            return;
        }
    }
}
