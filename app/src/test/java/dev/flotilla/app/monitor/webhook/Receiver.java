package dev.flotilla.app.monitor.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;

/** A web server on loopback that answers each request with the next of its answers, the last one again and again. */
public final class Receiver implements AutoCloseable {
    static final String NEVER = "";
    /** A byte now and then, and no end. */
    static final String DRIP = "drip";

    private final ServerSocket server;
    private final List<String> answers;
    private final List<Socket> held = new CopyOnWriteArrayList<>();
    public final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private int next;

    public record Request(String line, List<String> headers, String body) {}

    public Receiver(Optional<SSLContext> tls, String... answers) throws IOException {
        this.answers = List.of(answers);
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        this.server = tls.isPresent()
                ? tls.get().getServerSocketFactory().createServerSocket(0, 50, loopback)
                : new ServerSocket(0, 50, loopback);
        Thread.ofVirtual().start(this::serve);
    }

    public static String status(String line) {
        return "HTTP/1.1 " + line + "\r\nContent-Length: 0\r\n\r\n";
    }

    int port() {
        return server.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                held.add(socket);
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            List<String> headers = new CopyOnWriteArrayList<>();
            int length = 0;
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                headers.add(header);
                if (header.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(header.substring(16));
                }
            }
            char[] body = new char[length];
            int read = 0;
            while (read < length) {
                read += in.read(body, read, length - read);
            }
            requests.add(new Request(String.valueOf(line), headers, new String(body)));
            reply(socket);
        } catch (IOException | IndexOutOfBoundsException gone) {
            // A client that breaks off is what some tests are about.
        }
    }

    private synchronized void reply(Socket socket) throws IOException {
        String answer = answers.get(Math.min(next++, answers.size() - 1));
        if (answer.equals(DRIP)) {
            socket.getOutputStream().write("HTTP/1.1 20".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } else if (!answer.equals(NEVER)) {
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : held) {
            socket.close();
        }
    }
}
