package dev.flotilla.app.split.make;

import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Mention;
import dev.flotilla.app.split.Way;
import dev.flotilla.app.split.find.Addressing;
import dev.flotilla.app.split.find.EdgeFinder;
import dev.flotilla.app.split.text.Mentions;
import dev.flotilla.app.stack.DependsOn;
import dev.flotilla.app.stack.HostWords;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be done about each edge, and what is proposed. */
final class Ways {
    /** Mentions of one kind are rewritten together. */
    record Text(Mention.Kind kind, String name) {}

    private final Stack stack;
    private final Layout layout;
    private final Optional<Mentions> mentions;
    private final Openings openings;
    private final Map<Edge, String> names;

    /** @param names that a forwarder for each edge would have */
    Ways(Stack stack, Layout layout, Optional<Mentions> mentions, Openings openings, Map<Edge, String> names) {
        this.stack = stack;
        this.layout = layout;
        this.mentions = mentions;
        this.openings = openings;
        this.names = names;
    }

    List<Way> of(Edge edge) {
        return List.of(
                forwarder(edge), endpoint(edge), new Way(Choice.LEAVE, Optional.empty(), List.of(), Optional.empty()));
    }

    /** The first that fits, but nothing for who only waits for the end of a job. */
    Choice proposed(Edge edge, List<Way> ways) {
        boolean job = service(edge.from()).dependsOn().get(edge.to()) == DependsOn.COMPLETED;
        return edge.isDependencyOnly() && job
                ? Choice.LEAVE
                : ways.stream().filter(Way::fits).findFirst().orElseThrow().choice();
    }

    private Service service(String name) {
        return stack.service(name).orElseThrow();
    }

    private Way forwarder(Edge edge) {
        return new Way(Choice.FORWARDER, portless(edge), List.of(), Optional.ofNullable(names.get(edge)));
    }

    private Optional<String> portless(Edge edge) {
        Service target = service(edge.to());
        if (!edge.ports().isEmpty()) {
            boolean udp = edge.ports().stream().allMatch(port -> Openings.isUdp(target, port));
            return udp ? Optional.of("A forwarder passes on TCP, and " + edge.to() + " speaks UDP.") : Optional.empty();
        }
        return Optional.of("Nothing tells on which port " + edge.to() + " listens.");
    }

    private Way endpoint(Edge edge) {
        List<Way.Change> changes = new ArrayList<>();
        Optional<String> against = against(edge, changes);
        return new Way(Choice.ENDPOINT, against, against.isPresent() ? List.of() : changes, Optional.empty());
    }

    private Optional<String> against(Edge edge, List<Way.Change> changes) {
        if (edge.isDependencyOnly()) {
            return Optional.of("No text of " + edge.from() + " names " + edge.to() + ".");
        }
        Service target = service(edge.to());
        if (target.replicas() != 1) {
            return Optional.of(edge.to() + " has " + target.replicas() + " instances, and a text names one.");
        }
        if (edge.ports().stream().anyMatch(port -> Openings.isUdp(target, port) && !Openings.isOpenUdp(target, port))) {
            return Optional.of(edge.to() + " speaks UDP, and is published on no port that its file tells.");
        }
        Optional<Addressing> addressing = addressing(edge);
        if (addressing.isEmpty()) {
            return Optional.of("The address of " + String.join(", ", edge.toHosts()) + " is not known.");
        }
        for (Mention mention : edge.mentions()) {
            if (mention.kind() == Mention.Kind.DEPENDENCY) {
                continue;
            }
            boolean bare = mention.kind() != Mention.Kind.ENVIRONMENT || HostWords.holdsHosts(mention.name());
            addressing
                    .get()
                    .in(mention.text(), bare)
                    .ifPresent(w -> changes.add(new Way.Change(mention, mention.text(), w.text())));
        }
        for (Text text : texts(edge)) {
            if (!rewrite(edge, text, addressing.get(), true)) {
                return Optional.of("The " + inWords(text) + " of " + edge.from()
                        + " cannot be rewritten in the file: it comes out of a variable, an anchor or another file, or"
                        + " its form has no room for another port.");
            }
        }
        return Optional.empty();
    }

    private static String inWords(Text text) {
        return text.name().isEmpty() ? text.kind().word() : text.name();
    }

    static Set<Text> texts(Edge edge) {
        return edge.mentions().stream()
                .filter(m -> m.kind() != Mention.Kind.DEPENDENCY)
                .map(m -> new Text(m.kind(), m.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Empty when the address of the sibling's host is not known. */
    Optional<Addressing> addressing(Edge edge) {
        Service target = service(edge.to());
        Map<Integer, Integer> ports = new HashMap<>();
        Optional<String> address = layout.address(edge.toHosts().getFirst());
        for (int port : edge.ports()) {
            var opening = openings.of(target, port);
            opening.hostPort().ifPresent(number -> ports.put(port, number));
            address = opening.isThere()
                    ? opening.address().or(() -> layout.address(edge.toHosts().getFirst()))
                    : address;
        }
        return address.map(a -> new Addressing(EdgeFinder.namesOf(target), a, ports));
    }

    /** @param trial whether only to tell if it could be done */
    boolean rewrite(Edge edge, Text text, Addressing to, boolean trial) {
        int count = count(service(edge.from()), text, to.names());
        return mentions.map(m -> m.rewrite(edge.from(), text.kind(), text.name(), to, count, trial))
                .orElse(false);
    }

    private static int count(Service service, Text text, Set<String> names) {
        Map<String, String> known = names.stream().collect(Collectors.toMap(n -> n, n -> n));
        List<String> words = switch (text.kind()) {
            case COMMAND -> service.command().orElse(List.of());
            case ENTRYPOINT -> service.entrypoint().orElse(List.of());
            case HEALTH_CHECK -> service.healthCheck().map(h -> h.test()).orElse(List.of());
            case ENVIRONMENT, DEPENDENCY -> List.of();
        };
        if (text.kind() == Mention.Kind.ENVIRONMENT) {
            return Optional.ofNullable(service.environment().get(text.name()))
                    .map(v -> HostWords.in(v.reveal(), HostWords.holdsHosts(text.name()), known)
                            .size())
                    .orElse(0);
        }
        int count = 0;
        String before = "";
        for (String word : words) {
            count += HostWords.in(word, HostWords.wantsHost(before), known).size();
            before = word;
        }
        return count;
    }
}
