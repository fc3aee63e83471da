package dev.flotilla.node.control;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many connections there may be. On one event loop. */
final class SourceLimits {
    private final int mostOfAll;
    private final int mostOfOne;
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int all;

    SourceLimits(int mostOfAll, int mostOfOne) {
        this.mostOfAll = mostOfAll;
        this.mostOfOne = mostOfOne;
    }

    /** Why one more is refused; empty when it was counted in. */
    Optional<Refusal> enter(InetAddress from) {
        if (all >= mostOfAll) {
            return Optional.of(Refusal.CONNECTIONS);
        }
        if (open.getOrDefault(from, 0) >= mostOfOne) {
            return Optional.of(Refusal.SOURCE);
        }
        all++;
        open.merge(from, 1, Integer::sum);
        return Optional.empty();
    }

    void leave(InetAddress from) {
        all--;
        open.computeIfPresent(from, (address, count) -> count > 1 ? count - 1 : null);
    }
}
