package dev.flotilla.app.docker.embedded;

import dev.flotilla.node.Node;
import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.beat.HeardStatus;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together who hears whom from the tables of all nodes: a sender is found by the address it gives. */
final class BeatReader {
    private BeatReader() {}

    private record Running(NodeBeat.End end, Node node) {}

    static List<NodeBeat> read(List<EmbeddedCrew> crews, long now) {
        List<Running> all = new ArrayList<>();
        Map<String, NodeBeat.End> byAddress = new HashMap<>();
        for (EmbeddedCrew crew : crews) {
            for (EmbeddedContainer container : crew.running()) {
                container.node().ifPresent(node -> {
                    NodeBeat.End end = new NodeBeat.End(
                            crew.host().id(), container.record().id(), node.id());
                    all.add(new Running(end, node));
                    node.beatAddress().ifPresent(at -> byAddress.put(text(at), end));
                });
            }
        }
        List<NodeBeat> beats = new ArrayList<>();
        for (Running hearing : all) {
            BeatSnapshot tables = hearing.node().beats();
            long since = Math.max(0, now - tables.atNanos());
            for (BeatSnapshot.HeardRow row : tables.heard()) {
                NodeBeat.End from = byAddress.get(addressOf(row, tables));
                if (from != null) {
                    beats.add(beat(from, hearing.end(), row, since));
                }
            }
        }
        return List.copyOf(beats);
    }

    /** One that was never heard has given no address; then the one it is sent to counts. */
    private static String addressOf(BeatSnapshot.HeardRow row, BeatSnapshot tables) {
        return row.address().isEmpty()
                ? tables.sent().stream()
                        .filter(sent -> sent.peer().name().equals(row.name()))
                        .map(sent -> sent.peer().host() + ":" + sent.peer().port())
                        .findFirst()
                        .orElse("")
                : row.address();
    }

    private static NodeBeat beat(NodeBeat.End from, NodeBeat.End to, BeatSnapshot.HeardRow row, long sinceNanos) {
        Optional<Duration> age = row.ageMs().isPresent()
                ? Optional.of(Duration.ofMillis(row.ageMs().getAsLong()).plusNanos(sinceNanos))
                : Optional.empty();
        return new NodeBeat(from, to, age, row.status() == HeardStatus.STALE, row.count(), row.missed());
    }

    private static String text(InetSocketAddress at) {
        return (at.getAddress() == null ? at.getHostString() : at.getAddress().getHostAddress()) + ":" + at.getPort();
    }
}
