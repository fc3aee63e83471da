package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Deed;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.observe.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Containers that do not run, fall over again and again, or are not well by their own check. */
final class Ended implements Rule {
    private static final int LAST_LINES = 5;
    private static final int OFTEN = 3;
    private static final Duration YOUNG = Duration.ofMinutes(2);

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (ContainerFacts container : scene.close()) {
            if (scene.isMissed(container)) {
                look(scene, container, found);
            }
        }
        return found;
    }

    private static void look(Scene scene, ContainerFacts container, List<Finding> found) {
        boolean killed = container.detail().value().filter(d -> d.oomKilled()).isPresent();
        ContainerState state = container.seen().state();
        if (killed && state != ContainerState.RUNNING) {
            found.add(Finding.error(
                    "FL-6212",
                    container.target(),
                    container.name() + " was killed for want of memory.",
                    evidence(container),
                    "Give it a higher limit of memory, or find what it keeps; then start it."));
            return;
        }
        switch (state) {
            case EXITED, DEAD, CREATED -> ended(container, found);
            case RESTARTING -> found.add(again(container));
            case PAUSED ->
                found.add(Finding.error(
                        "FL-6217",
                        container.target(),
                        container.name() + " is paused: it keeps its ports and answers nobody.",
                        List.of(container.seen().statusLine()),
                        "Resume it: docker unpause " + container.name()));
            case RUNNING -> running(scene, container, found);
            case REMOVING -> {}
        }
    }

    private static void ended(ContainerFacts container, List<Finding> found) {
        OptionalInt exit = container.seen().exitCode();
        boolean once = container.seen().label(Labels.ONCE).isPresent()
                || container
                        .seen()
                        .label(Labels.COMPOSE_ONEOFF)
                        .filter("True"::equals)
                        .isPresent();
        if (once && exit.orElse(1) == 0) {
            return;
        }
        String how = container.seen().state() == ContainerState.CREATED
                ? " was made and never started."
                : " has ended" + (exit.isPresent() ? " with exit code " + exit.getAsInt() : "") + ".";
        boolean forwarder = container.isForwarder();
        Finding finding = Finding.error(
                forwarder ? "FL-6251" : "FL-6211",
                container.target(),
                (forwarder ? "Forwarder " : "") + container.name() + how,
                evidence(container),
                meaning(exit) + "Start it: docker start " + container.name());
        found.add(finding.with(new Deed.Start(container.ref(), "Start " + container.name())));
    }

    private static void running(Scene scene, ContainerFacts container, List<Finding> found) {
        int restarts = container.detail().value().map(d -> d.restartCount()).orElse(0);
        boolean young = container
                .startedAt()
                .filter(at -> Duration.between(at, scene.facts().at()).compareTo(YOUNG) < 0)
                .isPresent();
        if (restarts >= OFTEN && young) {
            found.add(again(container));
        }
        if (container.seen().health() == ContainerHealth.UNHEALTHY) {
            List<String> evidence = new ArrayList<>(List.of(container.seen().statusLine()));
            container.detail().value().ifPresent(d -> evidence.addAll(tail(d.healthLog())));
            found.add(Finding.error(
                    "FL-6214",
                    container.target(),
                    container.name() + " runs, and its own health check fails.",
                    evidence,
                    "Read what the check says; docker logs " + container.name() + " may tell more."));
        }
    }

    private static Finding again(ContainerFacts container) {
        return Finding.error(
                container.isForwarder() ? "FL-6251" : "FL-6213",
                container.target(),
                container.name() + " starts and falls over again and again.",
                evidence(container),
                meaning(container.seen().exitCode()) + "Mend what its last lines name; restarting it does not help.");
    }

    private static List<String> evidence(ContainerFacts container) {
        List<String> evidence = new ArrayList<>();
        evidence.add(container.seen().statusLine());
        container.detail().value().ifPresent(d -> {
            if (!d.error().isBlank()) {
                evidence.add("engine: " + d.error());
            }
            if (d.restartCount() > 0) {
                evidence.add("started anew " + d.restartCount() + " times");
            }
        });
        container
                .log()
                .value()
                .ifPresent(log -> evidence.addAll(tail(log.stream()
                        .map(LogLine::text)
                        .filter(t -> !t.isBlank())
                        .map(t -> "log: " + t)
                        .toList())));
        return evidence;
    }

    private static List<String> tail(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    /** What an exit code mostly means. */
    private static String meaning(OptionalInt exit) {
        if (exit.isEmpty()) {
            return "";
        }
        return switch (exit.getAsInt()) {
            case 0 ->
                "It ended without a fault: it was stopped, or it read from a console that was not there (docker run -it). ";
            case 125 -> "The engine could not run it. ";
            case 126 -> "Its command cannot be executed. ";
            case 127 -> "Its command is not in the image. ";
            case 137 -> "It was killed: docker kill, docker stop after the grace, or want of memory. ";
            case 139 -> "It crashed (segmentation fault). ";
            case 143 -> "It was asked to end. ";
            default -> "Its last lines say why it failed. ";
        };
    }
}
