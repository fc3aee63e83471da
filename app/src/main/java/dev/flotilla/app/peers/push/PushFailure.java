package dev.flotilla.app.peers.push;

import dev.flotilla.app.base.Problem;

/** Words for pushes that did not come to their end. */
final class PushFailure {
    private PushFailure() {}

    static Problem untouched(String node, Problem why) {
        return Problem.of("FL-3106", node + " keeps its configuration: " + why.message(), why.hint());
    }

    /** @param stage what was being done, as a half sentence */
    static Problem undone(String code, String node, String stage, String why, String hint) {
        return Problem.of(code, node + " keeps its old configuration, for " + stage + ": " + why, hint);
    }

    static Problem unsettled(String node, String host, String why) {
        return Problem.of(
                "FL-3106",
                "The push to " + node + " was left in the middle, for " + host + " does not answer any more: " + why,
                "Push again when the host is back: what was left is brought to its old or its new configuration first.");
    }
}
