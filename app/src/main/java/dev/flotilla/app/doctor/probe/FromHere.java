package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Ports as this computer reaches them. Blocks for some seconds at most. */
final class FromHere {
    static final int LIMIT_MILLIS = 2_500;
    private static final int DATAGRAM_MILLIS = 500;

    private FromHere() {}

    static Reached reach(String host, int port, Protocol protocol) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return protocol == Protocol.UDP ? datagram(address, port) : connection(address, port);
        } catch (UnknownHostException e) {
            return new Reached.Unresolved();
        } catch (SocketTimeoutException e) {
            return new Reached.TimedOut();
        } catch (NoRouteToHostException e) {
            return new Reached.NoRoute("no route to host");
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("timed out")
                    ? new Reached.TimedOut()
                    : new Reached.Refused();
        } catch (IOException e) {
            String said = String.valueOf(e.getMessage());
            return said.contains("unreachable") || said.contains("prohibited")
                    ? new Reached.NoRoute(said)
                    : new Reached.NotTried(said);
        }
    }

    private static Reached connection(InetAddress address, int port) throws IOException {
        long begin = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
            return new Reached.Open(Duration.ofNanos(System.nanoTime() - begin), Optional.empty(), false);
        }
    }

    /** A refusal comes back to a connected socket alone. */
    private static Reached datagram(InetAddress address, int port) throws IOException {
        byte[] nothing = "{}".getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(address, port));
            socket.setSoTimeout(DATAGRAM_MILLIS);
            socket.send(new DatagramPacket(nothing, nothing.length));
            socket.receive(new DatagramPacket(new byte[64], 64));
            return new Reached.Silent();
        } catch (PortUnreachableException e) {
            return new Reached.Refused();
        } catch (SocketTimeoutException e) {
            return new Reached.Silent();
        }
    }
}
