package dev.flotilla.app.docker.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port of this computer behind which another machine answers: the same engine under a name that is not its own. */
final class Forwarder implements AutoCloseable {
    private final ServerSocket server;
    private final InetSocketAddress to;

    Forwarder(String address, InetSocketAddress to) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getByName(address));
        this.to = to;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(to.getAddress(), to.getPort());
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side ended the connection; closing the other is what remains.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
