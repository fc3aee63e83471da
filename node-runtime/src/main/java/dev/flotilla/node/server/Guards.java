package dev.flotilla.node.server;

import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.Safety;
import dev.flotilla.node.config.files.RolloutToken;
import dev.flotilla.node.config.files.SecretFile;
import dev.flotilla.node.server.tls.NodeTls;
import dev.flotilla.node.wire.FrameSeal;
import java.util.Optional;

/**
 * What the files of {@link Safety} hold.
 *
 * @param seal signs heartbeats and control frames; with it nothing unsigned is taken
 * @param tls of comms, control and HTTP; with it nothing plain is taken
 * @param token for rollouts by request; without it they are off
 */
record Guards(Optional<FrameSeal> seal, Optional<NodeTls> tls, Optional<RolloutToken> token) {
    static Guards load(Safety safety) throws NodeStartException {
        return new Guards(
                safety.sharedKey().isPresent()
                        ? Optional.of(SecretFile.sharedKey(safety.sharedKey().get()))
                        : Optional.empty(),
                safety.tls().isPresent() ? Optional.of(NodeTls.load(safety.tls().get())) : Optional.empty(),
                safety.rolloutToken().isPresent()
                        ? Optional.of(
                                SecretFile.rolloutToken(safety.rolloutToken().get()))
                        : Optional.empty());
    }
}
