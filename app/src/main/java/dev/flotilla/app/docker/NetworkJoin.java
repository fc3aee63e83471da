package dev.flotilla.app.docker;

import java.util.List;

/** A network that a container joins, and the names it answers to there. */
public record NetworkJoin(String network, List<String> aliases) {
    public NetworkJoin {
        aliases = List.copyOf(aliases);
    }
}
