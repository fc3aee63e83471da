package dev.flotilla.node.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A line between two ports that can be cut as a cable is: whoever is connected stays so and hears nothing more, what is sent is lost. After
 * {@link #heal} connections made from then on carry again; the old ones never do.
 */
final class SilentLine implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new ArrayList<>();
    private int target;
    private int cuts;
    private boolean cut;

    SilentLine() throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Begins to carry to that port. */
    void to(int port) {
        target = port;
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized void cut() {
        cut = true;
        cuts++;
    }

    synchronized void heal() {
        cut = false;
    }

    private synchronized boolean carries(int age) {
        return !cut && age == cuts;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = held(server.accept());
                Socket far = held(new Socket(InetAddress.getLoopbackAddress(), target));
                int age = begin();
                threads.execute(() -> carry(near, far, age));
                threads.execute(() -> carry(far, near, age));
            }
        } catch (IOException e) {
            // Closed: the line ends.
            return;
        }
    }

    private synchronized int begin() {
        return cut ? -1 : cuts;
    }

    private void carry(Socket from, Socket to, int age) {
        byte[] some = new byte[4096];
        try {
            for (int count = from.getInputStream().read(some);
                    count >= 0;
                    count = from.getInputStream().read(some)) {
                if (carries(age)) {
                    to.getOutputStream().write(some, 0, count);
                }
            }
            to.close();
        } catch (IOException e) {
            // One of both ends is gone, and with it this connection.
            return;
        }
    }

    private synchronized Socket held(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    @Override
    public void close() throws IOException {
        server.close();
        synchronized (this) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        threads.close();
    }
}
