package dev.flotilla.app.docker.client;

import dev.flotilla.app.fleet.EngineAddress;
import java.util.Optional;

/**
 * Why a connection is marked unsafe.
 *
 * @param instead a command that gives a safe one; {@code tcp://127.0.0.1:PORT} then is the engine's address
 */
public record UnsafeConnection(String reason, String instead) {
    /** Set for tcp without TLS, unless it stays on this machine. */
    public static Optional<UnsafeConnection> of(EngineAddress address) {
        if (!(address instanceof EngineAddress.Tcp tcp) || tcp.tlsDir().isPresent()) {
            return Optional.empty();
        }
        boolean stays = tcp.host().equals("localhost")
                || tcp.host().startsWith("127.")
                || tcp.host().equals("::1");
        if (stays) {
            return Optional.empty();
        }
        return Optional.of(new UnsafeConnection(
                "Plain tcp is neither encrypted nor restricted: whoever reaches " + Failures.where(address)
                        + " is root on that machine, and secrets of containers cross the network in clear.",
                "ssh -N -L 127.0.0.1:" + tcp.port() + ":/var/run/docker.sock " + tcp.host()));
    }
}
