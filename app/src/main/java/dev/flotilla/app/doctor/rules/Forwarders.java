package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Link.Purpose;
import dev.flotilla.app.doctor.Reached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forwarders: a target that does not answer, words of trouble in the log, time that they cost. One that does not run is named elsewhere. */
final class Forwarders implements Rule {
    private static final Duration MOST_OVERHEAD = Duration.ofMillis(50);

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (ContainerFacts container : scene.close()) {
            if (container.isForwarder()) {
                List<Link> onward = scene.links().stream()
                        .filter(l -> l.from().equals(container.ref()) && l.purpose() == Purpose.FORWARD)
                        .toList();
                int before = found.size();
                onward.forEach(link -> dead(scene, container, link).ifPresent(found::add));
                if (container.isRunning() && found.size() == before) {
                    complains(scene, container).ifPresent(found::add);
                    onward.forEach(link -> slow(scene, container, link).ifPresent(found::add));
                }
            }
        }
        return found;
    }

    private static Optional<Finding> dead(Scene scene, ContainerFacts forwarder, Link link) {
        if (!forwarder.isRunning()) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>();
        scene.reached(link).ifPresent(r -> evidence.add(link.address() + " from within it: " + r.words()));
        into(scene, forwarder)
                .forEach(l -> scene.reached(l)
                        .ifPresent(r -> evidence.add(
                                l.address() + " from within " + scene.from(l).name() + ": " + r.words())));
        Optional<ContainerFacts> target = scene.receiver(link);
        boolean gone = target.filter(t -> !t.isRunning()).isPresent();
        boolean unreached = scene.reached(link)
                .filter(r -> !(r instanceof Reached.Open) && !(r instanceof Reached.Silent))
                .isPresent();
        boolean hollow = into(scene, forwarder).stream()
                .anyMatch(l -> scene.reached(l)
                        .filter(r -> r instanceof Reached.Open(var trip, var first, boolean closed) && closed)
                        .isPresent());
        if (!gone && !unreached && !hollow) {
            return Optional.empty();
        }
        target.filter(t -> gone).ifPresent(t -> evidence.add(t.target() + " does not run"));
        return Optional.of(Finding.error(
                "FL-6253",
                forwarder.target(),
                "Forwarder " + forwarder.name() + " accepts connections, and " + link.address() + " behind it "
                        + (gone || unreached ? "is not reached." : "does not hold them."),
                evidence,
                "Mend the service behind it; a forwarder accepts even when its target is dead, so a test of its port alone proves"
                        + " nothing."));
    }

    private static List<Link> into(Scene scene, ContainerFacts forwarder) {
        return scene.links().stream()
                .filter(l -> scene.receiver(l)
                        .filter(c -> c.ref().equals(forwarder.ref()))
                        .isPresent())
                .toList();
    }

    private static Optional<Finding> complains(Scene scene, ContainerFacts forwarder) {
        List<String> lines =
                Logs.trouble(scene, forwarder).stream().map(LogLine::text).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.error(
                        "FL-6252",
                        forwarder.target(),
                        "The log of forwarder " + forwarder.name() + " tells of connections that failed.",
                        lines,
                        "Mend what it names: the address it passes on to, or the service there."));
    }

    private static Optional<Finding> slow(Scene scene, ContainerFacts forwarder, Link onward) {
        Optional<Duration> direct = firstByte(scene, onward);
        Optional<Link> through = into(scene, forwarder).stream()
                .filter(l -> firstByte(scene, l).isPresent())
                .findFirst();
        if (direct.isEmpty() || through.isEmpty()) {
            return Optional.empty();
        }
        Duration more = firstByte(scene, through.get()).orElseThrow().minus(direct.get());
        if (more.compareTo(MOST_OVERHEAD) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.warning(
                        "FL-6256",
                        forwarder.target(),
                        "Forwarder " + forwarder.name() + " adds " + more.toMillis() + " ms to each first answer.",
                        List.of(
                                "through it: "
                                        + scene.reached(through.get())
                                                .map(Reached::words)
                                                .orElse(""),
                                "without it: "
                                        + scene.reached(onward)
                                                .map(Reached::words)
                                                .orElse(""),
                                "usual is less than 1 ms"),
                        "Look what else runs on " + forwarder.host().name()
                                + " and what the forwarder does; use haproxy where there are many connections, or an endpoint without one."));
    }

    private static Optional<Duration> firstByte(Scene scene, Link link) {
        return scene.reached(link).flatMap(r -> r instanceof Reached.Open open ? open.firstByte() : Optional.empty());
    }
}
