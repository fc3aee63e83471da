package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which addresses each node was seen: what its beats say of it, and where they came from. */
final class Identities {
    private final @Nullable String[] said;
    private final Map<Directory.Place, Integer> whoSays = new HashMap<>();
    private final boolean[] shared;
    private final Map<Seen, Integer> sources = new HashMap<>();

    private record Seen(int sender, String source) {}

    Identities(int nodes) {
        this.said = new String[nodes];
        this.shared = new boolean[nodes];
    }

    void seen(int sender, int receiver, HeardFrom row) {
        String before = said[sender];
        if (before == null || !AddressForm.isNobodysOwn(before)) {
            said[sender] = row.saidHost();
        }
        Integer other = whoSays.putIfAbsent(new Directory.Place(row.saidHost(), row.saidPort()), sender);
        if (other != null && other != sender) {
            shared[sender] = true;
            shared[other] = true;
        }
        row.source().ifPresent(source -> sources.merge(new Seen(sender, source), 1, Integer::sum));
    }

    /** What its beats name as their sender; empty when nobody tells. */
    Optional<String> said(int node) {
        return Optional.ofNullable(said[node]);
    }

    /** Whether another node's beats name the same address and port. */
    boolean shares(int node) {
        return shared[node];
    }

    /** How many receivers see this node's beats come from there. */
    int seenFrom(int node, String source) {
        return sources.getOrDefault(new Seen(node, source), 0);
    }
}
