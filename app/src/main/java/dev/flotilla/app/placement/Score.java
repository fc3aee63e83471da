package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.HostId;
import java.util.Optional;

/**
 * One line of a score card.
 *
 * @param verdict a sentence: why it was chosen or what it lost on
 * @param excludedBy a sentence with every reason; empty for a host that could have been chosen
 */
public record Score(
        HostId host, String hostName, Factors factors, Optional<String> excludedBy, boolean chosen, String verdict) {
    public double total() {
        return factors.total();
    }
}
