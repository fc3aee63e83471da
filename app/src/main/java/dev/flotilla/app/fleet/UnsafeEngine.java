package dev.flotilla.app.fleet;

import java.util.Optional;

/** Why an engine that is reached in clear is marked unsafe, and what to use instead. */
public record UnsafeEngine(String reason, SshTunnel instead) {
    /** Empty for engines that are not reached by tcp in clear, or only on this machine. */
    public static Optional<UnsafeEngine> of(EngineAddress engine) {
        if (!(engine instanceof EngineAddress.Tcp tcp) || tcp.tlsDir().isPresent() || staysHere(tcp.host())) {
            return Optional.empty();
        }
        return Optional.of(new UnsafeEngine(
                "Unsafe: whoever reaches port " + tcp.port() + " of " + tcp.host()
                        + " is root there, and everybody on the way reads along.",
                SshTunnel.to(tcp.host(), "", "")));
    }

    /** The near end of a tunnel looks like this. */
    private static boolean staysHere(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
