package dev.flotilla.app.ui.forms;

import dev.flotilla.app.fleet.EngineAddress;
import java.util.Optional;

/**
 * Why an engine in clear is unsafe, and what to do instead.
 *
 * @param tunnel an ssh command that makes a local socket of the engine's
 * @param address of that socket, to be put into the form
 */
public record PlainTcpAdvice(String reason, String tunnel, String address) {
    /** Empty for engines that are not reached by tcp in clear, or only on this machine. */
    public static Optional<PlainTcpAdvice> of(EngineAddress engine) {
        if (!(engine instanceof EngineAddress.Tcp tcp) || tcp.tlsDir().isPresent()) {
            return Optional.empty();
        }
        String socket = "/tmp/flotilla-" + tcp.host().replaceAll("[^A-Za-z0-9.-]", "-") + ".sock";
        return Optional.of(new PlainTcpAdvice(
                "Unsafe: whoever reaches port " + tcp.port() + " of " + tcp.host()
                        + " is root there, and everybody on the way reads along. Use TLS, or a tunnel:",
                "ssh -nNT -L " + socket + ":/var/run/docker.sock " + tcp.host(),
                "unix://" + socket));
    }
}
