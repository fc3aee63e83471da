package dev.flotilla.app.stack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The habit of a program to tell others where it is: unless it is told what to say, that is the name of its container, which stands for
 * nobody on another host, forwarder or not. What must be set is different for each.
 *
 * @param settings variables or options by which it is told what to say; one of them is enough
 * @param through programs that pass its word on to consumers that may never name it
 * @param what to set; {@code ADDRESS} and {@code PORT} are to be filled in
 */
public record Advertising(List<String> settings, Set<String> through, String what) {
    private static final Map<String, Advertising> HABITS = Map.ofEntries(
            Map.entry(
                    "nsqd",
                    new Advertising(
                            List.of("broadcast-address"),
                            Set.of("nsqlookupd"),
                            "add --broadcast-address=ADDRESS to its command, and publish its port 4150 as 4150")),
            Map.entry(
                    "kafka",
                    new Advertising(
                            List.of("ADVERTISED_LISTENERS", "advertised.listeners"),
                            Set.of("zookeeper"),
                            "set KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://ADDRESS:PORT")),
            Map.entry(
                    "cp-kafka",
                    new Advertising(
                            List.of("ADVERTISED_LISTENERS"),
                            Set.of("zookeeper", "cp-zookeeper"),
                            "set KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://ADDRESS:PORT")),
            Map.entry(
                    "cassandra",
                    new Advertising(
                            List.of("CASSANDRA_BROADCAST_ADDRESS"),
                            Set.of(),
                            "set CASSANDRA_BROADCAST_ADDRESS=ADDRESS")),
            Map.entry(
                    "consul",
                    new Advertising(List.of("-advertise"), Set.of(), "add -advertise=ADDRESS to its command")),
            Map.entry(
                    "etcd",
                    new Advertising(
                            List.of("ADVERTISE_CLIENT_URLS", "advertise-client-urls"),
                            Set.of(),
                            "add --advertise-client-urls=http://ADDRESS:PORT to its command")),
            Map.entry(
                    "elasticsearch",
                    new Advertising(List.of("publish_host"), Set.of(), "set network.publish_host=ADDRESS")),
            Map.entry(
                    "pulsar",
                    new Advertising(
                            List.of("advertisedAddress"), Set.of(), "set PULSAR_PREFIX_advertisedAddress=ADDRESS")));

    public Advertising {
        settings = List.copyOf(settings);
        through = Set.copyOf(through);
    }

    /** @param program as {@link #program} tells */
    public static Optional<Advertising> of(String program) {
        return Optional.ofNullable(HABITS.get(program));
    }

    /** The program of a container: as its image is called; where an image holds several programs, as the command says. */
    public static String program(String image, List<String> command) {
        String leaf = leaf(image);
        if (!leaf.equals("nsq")) {
            return leaf;
        }
        return command.stream()
                .findFirst()
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .orElse(leaf);
    }

    /** The last word of an image's name, without tag and digest: {@code redis} of {@code docker.io/library/redis:7}. */
    private static String leaf(String image) {
        String name = image.split("@", 2)[0];
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.split(":", 2)[0].toLowerCase(Locale.ROOT);
    }
}
