package dev.flotilla.node.console;

import java.util.Optional;

/**
 * Who types.
 *
 * @param terminal whether it is the node's own terminal
 * @param trusted whether the client is on this machine or has shown a certificate
 * @param token as it was shown
 */
public record ConsoleAccess(boolean terminal, boolean trusted, Optional<String> token) {
    public static final ConsoleAccess TERMINAL = new ConsoleAccess(true, true, Optional.empty());
}
