package dev.flotilla.node.server;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client without manners: says what it likes, from whatever loopback address, and holds as many connections as it likes until it is closed. */
final class Rude implements AutoCloseable {
    private final List<Socket> held = new ArrayList<>();

    /** A datagram from an address of this machine. */
    static void beat(InetSocketAddress to, String from, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(from), 0))) {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        }
    }

    static void beat(InetSocketAddress to, String text) throws IOException {
        beat(to, "127.0.0.1", ascii(text));
    }

    /** A connection that stays. */
    Socket connect(InetSocketAddress to, String from) throws IOException {
        Socket socket = new Socket();
        held.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(to);
        return socket;
    }

    /**
     * So many connections, so many of each of the addresses 127.0.1.1, 127.0.1.2 ...; comes back when the last one was refused.
     *
     * @return what the last one was told, -1 for its end
     */
    int crowd(InetSocketAddress to, int count, int each) throws IOException {
        for (int i = 0; i < count; i++) {
            connect(to, "127.0.1." + (1 + i / each));
        }
        held.getLast().setSoTimeout(60_000);
        return held.getLast().getInputStream().read();
    }

    /** Bytes on a connection that stays. */
    void say(InetSocketAddress to, byte[]... parts) throws IOException {
        Socket socket = connect(to, "127.0.0.1");
        for (byte[] part : parts) {
            socket.getOutputStream().write(part);
        }
    }

    void say(InetSocketAddress to, String text) throws IOException {
        say(to, ascii(text));
    }

    /** What comms and control put before a header or a body. */
    static byte[] framed(byte[] body) {
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    static byte[] framed(String body) {
        return framed(ascii(body));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Lets go of all connections. */
    @Override
    public void close() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
        held.clear();
    }
}
