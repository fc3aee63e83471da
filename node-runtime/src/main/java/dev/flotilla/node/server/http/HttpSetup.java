package dev.flotilla.node.server.http;

import dev.flotilla.node.config.files.RolloutToken;
import dev.flotilla.node.server.tls.NodeTls;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How HTTP is served.
 *
 * @param at port 0 for any free one
 * @param tls with it nothing plain is taken
 * @param token what a command has to show; without one commands are off
 */
public record HttpSetup(InetSocketAddress at, Optional<NodeTls> tls, Optional<RolloutToken> token) {}
