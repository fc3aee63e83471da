package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines that the guides tell people to look for, and those that tell of connections that failed a moment ago. */
final class Logs implements Rule {
    /** Trouble that is older may be over. */
    private static final Duration RECENT = Duration.ofSeconds(60);

    private static final int MOST = 5;
    /** So many lines are asked for: a shorter log is there from its beginning. */
    static final int ASKED = 300;

    private static final Pattern TROUBLE = Pattern.compile(
            "(?i)connection refused|connection timed out|no route to host|network is unreachable|name or service not known"
                    + "|temporary failure in name resolution|could not resolve|no such host|getaddrinfo|\\bECONNREFUSED|\\bETIMEDOUT"
                    + "|\\bEHOSTUNREACH|\\bENOTFOUND|address already in use|address in use|: not found\\b|connect(?:ion)? .*failed"
                    + "|cannot (?:connect|assign)|failed to connect|unable to connect");

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (ContainerFacts container : scene.close()) {
            if (container.isRunning()) {
                neverBegan(scene, container).ifPresent(found::add);
                if (!container.isForwarder() && scene.isMissed(container)) {
                    complains(scene, container).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** Lines of trouble from the last minute, at most five. */
    static List<LogLine> trouble(Scene scene, ContainerFacts container) {
        List<LogLine> lines = container.log().value().orElse(List.of()).stream()
                .filter(line -> TROUBLE.matcher(line.text()).find())
                .filter(line -> line.at()
                        .filter(at -> Duration.between(at, scene.facts().at()).compareTo(RECENT) < 0)
                        .isPresent())
                .toList();
        return lines.subList(Math.max(0, lines.size() - MOST), lines.size());
    }

    private static Optional<Finding> complains(Scene scene, ContainerFacts container) {
        List<LogLine> lines = trouble(scene, container);
        if (lines.isEmpty()
                || Heartbeats.isYoung(scene, container) && container.node().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "FL-6262",
                container.target(),
                "The log of " + container.name() + " tells of connections that failed within the last minute.",
                lines.stream().map(LogLine::text).toList(),
                "Mend what it names: the address or name, or the service that should answer there."));
    }

    /** A node that has been running for a while, and whose log does not say that it listens. */
    private static Optional<Finding> neverBegan(Scene scene, ContainerFacts container) {
        Optional<List<LogLine>> log = container.log().value();
        boolean old = container
                .startedAt()
                .filter(at -> Duration.between(at, scene.facts().at()).compareTo(Deaf.STARTING) >= 0)
                .isPresent();
        if (log.isEmpty() || !old || container.node().isEmpty() || log.get().size() >= ASKED) {
            return Optional.empty();
        }
        boolean canary = container.node().get().kind() == NodeKind.CANARY;
        List<String> wanted = canary
                ? List.of("Coordinator started", "Participant started")
                : List.of("UDP heartbeat listener started");
        boolean said = log.get().stream().anyMatch(l -> wanted.stream().anyMatch(l.text()::contains));
        boolean listens = container.node().get().heartbeat().isPresent()
                && !container
                        .listening(container.node().get().heartbeat().getAsInt(), Protocol.UDP)
                        .isEmpty();
        if (said || listens || canary) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>(List.of("looked for: " + String.join(" or ", wanted)));
        log.get().stream()
                .map(LogLine::text)
                .filter(t -> !t.isBlank())
                .limit(MOST)
                .forEach(t -> evidence.add("log: " + t));
        return Optional.of(Finding.error(
                "FL-6261",
                container.target(),
                "The log of " + container.name() + " does not say that it listens for heartbeats.",
                evidence,
                "It has not started as a node: read docker logs " + container.name() + " from its beginning."));
    }
}
