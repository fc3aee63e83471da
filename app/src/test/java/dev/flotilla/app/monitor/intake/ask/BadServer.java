package dev.flotilla.app.monitor.intake.ask;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that does with each connection what a test says. */
final class BadServer implements AutoCloseable {
    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    /** What is done with a connection after its request came, or at once. */
    interface Manner {
        void with(Socket connection, CountDownLatch closed) throws Exception;
    }

    BadServer(Manner manner) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
    }

    BadServer(ServerSocket socket, Manner manner) {
        this.socket = socket;
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> serve(connection, manner));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void serve(Socket connection, Manner manner) {
        try (connection) {
            manner.with(connection, closed);
        } catch (Exception e) {
            // The other end had enough of it.
            return;
        }
    }

    /** Reads up to the end of a request's head. */
    static String request(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    static Manner says(String answer) {
        return (connection, closed) -> {
            request(connection);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        };
    }

    static String page(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + json;
    }

    static Manner never() {
        return (connection, closed) -> closed.await(30, TimeUnit.SECONDS);
    }

    /** A byte now and then, for ever. */
    static Manner drips(String head) {
        return (connection, closed) -> {
            request(connection);
            OutputStream out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        };
    }

    /** Without an end, and as fast as it goes. */
    static Manner pours(String head) {
        return (connection, closed) -> {
            request(connection);
            OutputStream out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] much = new byte[64 << 10];
            while (closed.getCount() > 0) {
                out.write(much);
            }
        };
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
