package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.Sign;
import java.time.Duration;

/**
 * Ask this node now, with one short question (a ping over comms, {@code /healthz} over HTTP), on a connection of its
 * own. Several may be under way at once. Whatever comes of it is given back as a {@link Sign.Answered} or
 * {@link Sign.NotAnswered}; a question that could not be put (the asker was too busy) is not given back.
 *
 * @param limit from the first packet to the answer; what comes later counts as not answered
 * @param peersToo ask its peers as well whether they still hear it: the node is in doubt
 */
public record Ask(Sign.Question question, Duration limit, boolean peersToo) {}
