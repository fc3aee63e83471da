package dev.flotilla.app.peers;

import dev.flotilla.app.source.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration and what is known of where its node stands.
 *
 * @param name of the node, or of the file where nothing better is known; unique
 * @param address under which other machines reach it; empty when nobody said
 * @param machine where it runs; nodes of one machine share its ports. Empty when nobody said
 * @param published of its container
 * @param taken UDP and TCP ports of its machine on which something else listens
 */
public record Station(
        String name,
        JsonText text,
        NodeConfig config,
        Optional<String> address,
        Optional<String> machine,
        NetworkMode mode,
        List<Published> published,
        Set<Integer> taken) {
    public Station {
        published = List.copyOf(published);
        taken = Set.copyOf(taken);
    }

    /** Of a file by itself. */
    public static Station ofFile(String name, JsonText text, NodeConfig config, Optional<String> address) {
        return new Station(name, text, config, address, Optional.empty(), NetworkMode.UNKNOWN, List.of(), Set.of());
    }

    /** The same station with its configuration edited. */
    public Station with(JsonText edited, NodeConfig says) {
        return new Station(name, edited, says, address, machine, mode, published, taken);
    }
}
