package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.stack.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports of a machine that something else has already: a container that was to publish one was made and never started, a node on its
 * host's network ends, or what comes for it goes elsewhere.
 */
final class Taken implements Rule {
    private static final Pattern IN_USE =
            Pattern.compile("(?i)already (?:allocated|in use)|address in use|is taken by");
    private static final Pattern PORT = Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){3}|])?:(\\d{1,5})\\b");

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (ContainerFacts container : scene.close()) {
            refused(scene, container).ifPresent(found::add);
            if (container.onHostNetwork()) {
                shared(scene, container, Protocol.UDP, found);
                shared(scene, container, Protocol.TCP, found);
            }
        }
        return found;
    }

    /** Its engine could not give it the port that it was to publish. */
    private static Optional<Finding> refused(Scene scene, ContainerFacts container) {
        String error = container.detail().value().map(d -> d.error()).orElse("");
        Matcher port = PORT.matcher(error);
        if (container.isRunning() || !IN_USE.matcher(error).find() || !port.find()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(port.group(1));
        Protocol protocol = container.ports().stream()
                .filter(p -> p.hostPort() == number)
                .map(p -> p.protocol())
                .findFirst()
                .orElse(Protocol.TCP);
        List<String> evidence = new ArrayList<>(List.of("engine: " + error));
        holder(scene, container, number, protocol).ifPresent(evidence::add);
        return Optional.of(of(container, number, protocol, evidence));
    }

    /** A node on its host's network, and something else with one of its ports. */
    private static void shared(Scene scene, ContainerFacts node, Protocol protocol, List<Finding> found) {
        for (int port : Scene.nodePorts(node, protocol)) {
            List<String> evidence = new ArrayList<>();
            holder(scene, node, port, protocol).ifPresent(evidence::add);
            if (!node.isRunning()) {
                node.log().value().orElse(List.of()).stream()
                        .map(LogLine::text)
                        .filter(line -> IN_USE.matcher(line).find() && line.contains(":" + port))
                        .limit(1)
                        .forEach(line -> evidence.add("log: " + line));
            }
            if (!evidence.isEmpty()) {
                found.add(of(node, port, protocol, evidence));
            }
        }
    }

    /** Who has that port of the machine: by what it publishes, or by what listens there while the one that wants it does not run. */
    private static Optional<String> holder(Scene scene, ContainerFacts wants, int port, Protocol protocol) {
        Optional<ContainerFacts> publishes = others(scene, wants).stream()
                .filter(c -> !c.onHostNetwork())
                .filter(c -> c.ports().stream().anyMatch(p -> p.hostPort() == port && p.protocol() == protocol))
                .findFirst();
        if (publishes.isPresent() || wants.isRunning()) {
            return publishes.map(c -> c.target() + " publishes it");
        }
        return others(scene, wants).stream()
                .filter(ContainerFacts::onHostNetwork)
                .filter(c -> !c.listening(port, protocol).isEmpty())
                .map(c -> "something on " + c.host().name() + " listens there")
                .findFirst();
    }

    private static List<ContainerFacts> others(Scene scene, ContainerFacts wants) {
        return scene.facts().containers().stream()
                .filter(c ->
                        c.isRunning() && Scene.sameHost(c, wants) && !c.ref().equals(wants.ref()))
                .toList();
    }

    private static Finding of(ContainerFacts container, int port, Protocol protocol, List<String> evidence) {
        String door = port + "/" + protocol.word();
        return Finding.error(
                "FL-6224",
                container.target(),
                "Port " + door + " of " + container.host().name() + ", which " + container.name()
                        + " needs, is taken by something else.",
                evidence,
                container.onHostNetwork()
                        ? "Choose another port in its configuration (and in its peers'), or stop what has this one."
                        : "Publish it under another port, or stop what has this one.");
    }
}
