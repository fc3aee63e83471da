package dev.flotilla.app.launch;

import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.secret.EnvValue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be launched.
 *
 * @param count how many nodes there are to be in the end; empty for as many as there are, {@link #USUAL} when there are none
 * @param hosts for new nodes, at least one
 * @param buildOn the host that builds a folder; the first of the hosts unless told
 * @param port at which each node listens inside; node i is published at it plus i - 1
 * @param environment for new nodes; when there is none, that of the nodes which are there
 * @param replace whether nodes of an earlier image go and come again
 */
public record LaunchOrder(
        NodeBase base,
        Source source,
        Optional<Integer> count,
        List<Host> hosts,
        Optional<Host> buildOn,
        Optional<Integer> port,
        Map<String, EnvValue> environment,
        boolean replace) {
    /** As many as the launcher starts when nobody says how many. */
    public static final int USUAL = 5;

    /** Where the image comes from. */
    public sealed interface Source {
        record Image(String reference) implements Source {}

        /** A folder with a Dockerfile. */
        record Folder(Path path) implements Source {}
    }

    public LaunchOrder {
        hosts = List.copyOf(hosts);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("nowhere to launch");
        }
    }

    /** Under which name hosts have the image. */
    public String image() {
        return switch (source) {
            case Source.Image(String reference) -> reference;
            case Source.Folder folder -> base.image();
        };
    }
}
