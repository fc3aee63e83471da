package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.base.Problem;
import java.util.Optional;

/**
 * How sending goes.
 *
 * @param to what may be shown of the URL; empty when there is none
 * @param delivered since the start; so too the others
 * @param failed messages that were given up
 * @param dropped messages for which there was no room while the receiver did not answer
 * @param trouble of the last attempt; empty when it went well
 */
public record WebhookStatus(Optional<String> to, long delivered, long failed, long dropped, Optional<Problem> trouble) {
    public static final WebhookStatus NONE = new WebhookStatus(Optional.empty(), 0, 0, 0, Optional.empty());
}
