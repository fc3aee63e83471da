package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Link.Purpose;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.Advertising;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Services that tell their clients where they are, and tell them a name that the clients' host does not know: a forwarder leads to
 * the one that is asked, and what that one answers leads nowhere.
 */
final class Advertised implements Rule {
    /** A name that only Docker can answer, by itself or in an address with a port. */
    private static final Pattern BARE = Pattern.compile("(?:[A-Za-z_]+://)?([A-Za-z][A-Za-z0-9_-]*)(?::\\d{1,5})?");

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (ContainerFacts container : scene.close()) {
            if (container.isRunning() && container.detail().value().isPresent()) {
                Advertising.of(program(container))
                        .flatMap(habit -> look(scene, container, habit))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static String program(ContainerFacts container) {
        List<String> command =
                container.detail().value().map(ContainerDetail::command).orElse(List.of());
        return Advertising.program(container.seen().image(), command.isEmpty() ? container.words() : command);
    }

    private static Optional<Finding> look(Scene scene, ContainerFacts container, Advertising habit) {
        Optional<String> told = told(container, habit);
        List<ContainerFacts> misled = clients(scene, container, habit).stream()
                .filter(client -> told.isEmpty() || !isKnown(scene, told.get(), client))
                .toList();
        if (misled.isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>();
        evidence.add(told.map(t -> "it is told to say " + t)
                .orElse("it is not told what to say: no " + String.join(" or ", habit.settings())));
        misled.forEach(client -> evidence.add(client.target() + " is sent to what it says"));
        return Optional.of(Finding.warning(
                "FL-6257",
                container.target(),
                container.name() + " tells its clients a name of its own, which is not known on "
                        + String.join(
                                ", ",
                                misled.stream()
                                        .map(c -> c.host().name())
                                        .distinct()
                                        .toList())
                        + ".",
                evidence,
                "At " + container.name() + ": " + remedy(container, habit)
                        + ". A forwarder does not change what it tells."));
    }

    private static String remedy(ContainerFacts container, Advertising habit) {
        String port = container.ports().stream()
                .findFirst()
                .map(PublishedPort::hostPort)
                .map(String::valueOf)
                .orElse("PORT");
        String address = container.host().address();
        return habit.what()
                .replace("=ADDRESS", "=" + address)
                .replace("//ADDRESS", "//" + address)
                .replace(":PORT", ":" + port);
    }

    /** The value of the setting; empty when it is not given. */
    private static Optional<String> told(ContainerFacts container, Advertising habit) {
        for (Map.Entry<String, EnvValue> variable : container.environment().entrySet()) {
            if (names(variable.getKey(), habit)) {
                return Optional.of(variable.getValue().reveal());
            }
        }
        List<String> words = container.words();
        for (int i = 0; i < words.size(); i++) {
            if (names(words.get(i), habit)) {
                int is = words.get(i).indexOf('=');
                return Optional.of(
                        is >= 0 ? words.get(i).substring(is + 1) : i + 1 < words.size() ? words.get(i + 1) : "");
            }
        }
        return Optional.empty();
    }

    private static boolean names(String word, Advertising habit) {
        return habit.settings().stream().anyMatch(word::contains);
    }

    /** Whether a client can make something of it; what is no bare name is taken for right. */
    private static boolean isKnown(Scene scene, String told, ContainerFacts client) {
        var bare = BARE.matcher(told.strip());
        if (!bare.matches()) {
            return true;
        }
        String name = bare.group(1);
        return scene.facts().containers().stream()
                        .filter(c -> Scene.sameHost(c, client) && Scene.shareNetwork(c, client))
                        .anyMatch(c -> Scene.names(c).stream().anyMatch(name::equalsIgnoreCase))
                || scene.facts().hosts().stream().anyMatch(h -> h.name().equalsIgnoreCase(name));
    }

    /** Who is sent to it from another host: those that reach it, or the one that passes its word on, by whatever forwarder. */
    private static List<ContainerFacts> clients(Scene scene, ContainerFacts container, Advertising habit) {
        Set<ContainerFacts> clients = new LinkedHashSet<>();
        for (Link link : scene.links()) {
            ContainerFacts from = scene.from(link);
            boolean elsewhere = !Scene.sameHost(from, container) && !from.isForwarder();
            if (elsewhere && ends(scene, link).stream().anyMatch(end -> tells(end, container, habit))) {
                clients.add(from);
            }
        }
        return List.copyOf(clients);
    }

    /** What a link leads to, through a forwarder too. */
    private static List<ContainerFacts> ends(Scene scene, Link link) {
        Optional<ContainerFacts> first = scene.receiver(link);
        if (first.isEmpty() || !first.get().isForwarder()) {
            return first.stream().toList();
        }
        return scene.links().stream()
                .filter(l -> l.purpose() == Purpose.FORWARD
                        && l.from().equals(first.get().ref()))
                .flatMap(l -> scene.receiver(l).stream())
                .toList();
    }

    private static boolean tells(ContainerFacts asked, ContainerFacts container, Advertising habit) {
        boolean together = Scene.sameHost(asked, container) && Scene.shareNetwork(asked, container)
                || asked.stack().isPresent() && asked.stack().equals(container.stack())
                || container.words().stream().anyMatch(w -> w.contains(asked.name()));
        return asked.ref().equals(container.ref()) || habit.through().contains(program(asked)) && together;
    }
}
