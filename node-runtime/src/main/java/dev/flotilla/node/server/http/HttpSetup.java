package dev.flotilla.node.server.http;

import dev.flotilla.node.config.files.RolloutToken;
import dev.flotilla.node.server.tls.NodeTls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How HTTP is served.
 *
 * @param at port 0 for any free one
 * @param tls with it nothing plain is taken
 * @param token what a command has to show; without one commands are off
 * @param quiet how long a client may say nothing, or take for one request
 */
public record HttpSetup(InetSocketAddress at, Optional<NodeTls> tls, Optional<RolloutToken> token, Duration quiet) {
    private static final Duration USUAL_QUIET = Duration.ofSeconds(30);

    public static HttpSetup usual(InetSocketAddress at, Optional<NodeTls> tls, Optional<RolloutToken> token) {
        return new HttpSetup(at, tls, token, USUAL_QUIET);
    }
}
