package dev.flotilla.app.split.make;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Forwarder;
import dev.flotilla.app.split.Layout;
import dev.flotilla.app.split.Notice;
import dev.flotilla.app.split.Opening;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.Way;
import dev.flotilla.app.split.find.EdgeFinder;
import dev.flotilla.app.split.text.ComposeEdit;
import dev.flotilla.app.split.text.Mentions;
import dev.flotilla.app.split.text.SplitMarks;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Parts a stack: finds what breaks, proposes what to do about it and writes the file that follows from the choices. What
 * it writes is read again before it is given out: it must be a stack, have none of the chosen edges left, and be the
 * original when it is taken back.
 */
public final class SplitMaker {
    private final SplitRequest request;
    private final Stack stack;
    private final Layout layout;
    private final Optional<ComposeEdit> edit;
    private final Openings openings;
    private final List<Edge> edges;
    private final Map<Edge, String> names;
    private final Ways ways;
    private final Map<Edge, Choice> chosen = new LinkedHashMap<>();

    private SplitMaker(SplitRequest request) {
        this.request = request;
        this.stack = request.stack();
        this.layout = request.layout();
        this.edit = isJson(request) ? Optional.empty() : ComposeEdit.of(request.text());
        Optional<Mentions> mentions = edit.map(e -> new Mentions(e, stack.file()));
        this.edges = EdgeFinder.of(
                stack, layout, (service, kind, name) -> mentions.flatMap(m -> m.place(service, kind, name)));
        this.openings = new Openings(stack, layout);
        edges.forEach(e -> e.ports().forEach(p -> openings.of(service(e.to()), p)));
        this.names = new Forwarders(stack, request.published()).names(edges);
        this.ways = new Ways(stack, layout, mentions, openings, names);
    }

    /** JSON has no comments for marks; by the rule of {@code StackReader}. */
    private static boolean isJson(SplitRequest request) {
        String name = request.stack().file().toLowerCase(Locale.ROOT);
        return !name.endsWith(".yml")
                && !name.endsWith(".yaml")
                && request.text().stripLeading().startsWith("{");
    }

    public static SplitPlan of(SplitRequest request) {
        return new SplitMaker(request).plan();
    }

    private Service service(String name) {
        return stack.service(name).orElseThrow();
    }

    private SplitPlan plan() {
        SortedMap<Edge.Key, List<Way>> all = new TreeMap<>();
        SortedMap<Edge.Key, Choice> choices = new TreeMap<>();
        for (Edge edge : edges) {
            List<Way> here = all.computeIfAbsent(edge.key(), k -> ways.of(edge));
            Choice choice = choices.computeIfAbsent(
                    edge.key(),
                    k -> Optional.ofNullable(request.choices().get(k))
                            .filter(c -> here.stream().anyMatch(w -> w.choice() == c && w.fits()))
                            .orElseGet(() -> ways.proposed(edge, here)));
            chosen.put(edge, choice);
        }
        List<Opening> opened = opened();
        Map<String, List<Integer>> added = opened.stream()
                .filter(o -> !o.isThere())
                .collect(Collectors.groupingBy(
                        Opening::service, Collectors.mapping(Opening::containerPort, Collectors.toList())));
        List<Edge> forwarded =
                edges.stream().filter(e -> chosen.get(e) == Choice.FORWARDER).toList();
        List<Forwarder> forwarders = new Forwarders(stack, request.published()).of(forwarded, names, openings, added);
        List<Notice> notices = new ArrayList<>(Notices.of(stack, layout, edges, chosen, forwarders));
        Optional<String> text = Optional.empty();
        if (edit.isEmpty()) {
            notices.add(0, notCompose());
        } else if (notices.stream().noneMatch(Notice::blocks)) {
            text = written(edit.get(), opened, forwarders, forwarded, notices);
        }
        return new SplitPlan(edges, all, choices, forwarders, opened, notices, text);
    }

    /** Those that the choices need, by service in the order of edges, then by port. */
    private List<Opening> opened() {
        Map<String, Set<Integer>> ports = new LinkedHashMap<>();
        edges.stream()
                .filter(e -> chosen.get(e) != Choice.LEAVE)
                .forEach(
                        e -> ports.computeIfAbsent(e.to(), s -> new TreeSet<>()).addAll(e.ports()));
        List<Opening> opened = new ArrayList<>();
        ports.forEach((service, some) -> some.forEach(p -> opened.add(openings.of(service(service), p))));
        return opened;
    }

    private Optional<String> written(
            ComposeEdit file,
            List<Opening> opened,
            List<Forwarder> forwarders,
            List<Edge> forwarded,
            List<Notice> notices) {
        Writing writing = new Writing(stack, file);
        if (request.placesInFile()) {
            writing.place(layout);
        }
        Map<String, List<Opening>> missing = opened.stream()
                .filter(o -> !o.isThere())
                .collect(Collectors.groupingBy(Opening::service, LinkedHashMap::new, Collectors.toList()));
        missing.forEach((service, some) -> writing.open(
                service(service),
                some.stream()
                        .sorted(Comparator.comparingInt(Opening::containerPort))
                        .toList()));
        Set<Edge.Key> rewritten = new LinkedHashSet<>();
        edges.stream()
                .filter(e -> chosen.get(e) == Choice.ENDPOINT && rewritten.add(e.key()))
                .forEach(e -> writing.rewrite(ways, e));
        Waiting waiting = new Waiting(stack, forwarders, forwarded);
        waiting.ofConsumers().forEach((service, some) -> writing.waits(service(service), some));
        forwarders.forEach(f -> writing.add(f, waiting.of(f, stack)));
        String text = file.text();
        Optional<String> wrong = writing.refused().isEmpty()
                ? wrong(text, forwarders)
                : Optional.of(
                        "Its form does not take " + String.join(", ", new LinkedHashSet<>(writing.refused())) + ".");
        wrong.ifPresent(why -> notices.add(new Notice(
                "FL-3209",
                new Place(stack.file(), 0, 0, ""),
                "The file cannot be edited for this split.",
                why,
                "Write the services concerned as mappings over lines, without anchors, or choose to leave these edges.",
                true)));
        return wrong.isPresent() ? Optional.empty() : Optional.of(text);
    }

    private Optional<String> wrong(String text, List<Forwarder> forwarders) {
        if (!SplitMarks.removed(text).equals(request.text())) {
            return Optional.of("Taken back it would not be as it was.");
        }
        return switch (request.read().apply(text)) {
            case Outcome.Failed<Stack> failed -> Optional.of(failed.first().message());
            case Outcome.Ok<Stack>(Stack after) -> {
                Map<String, SortedSet<String>> hosts = new HashMap<>(layout.hosts());
                forwarders.forEach(f -> hosts.put(f.name(), new TreeSet<>(Set.of(f.host()))));
                Layout then = new Layout(hosts, layout.addresses(), layout.taken());
                yield EdgeFinder.of(after, then, (s, k, n) -> Optional.empty()).stream()
                        .filter(e -> isLeftOver(e))
                        .findFirst()
                        .map(e -> e.from() + " would still miss " + e.to() + " on " + e.fromHost() + ".");
            }
        };
    }

    private boolean isLeftOver(Edge after) {
        return edges.stream().filter(e -> e.key().equals(after.key())).anyMatch(e -> switch (chosen.getOrDefault(
                e, Choice.LEAVE)) {
            case FORWARDER -> true;
            case ENDPOINT -> !after.isDependencyOnly();
            case LEAVE -> false;
        });
    }

    private Notice notCompose() {
        return new Notice(
                "FL-3207",
                new Place(stack.file(), 0, 0, ""),
                SplitMarks.isIn(request.text())
                        ? "This file is split already."
                        : "Only compose files in YAML can be split.",
                "A split keeps what it changes between marks, which are comments.",
                SplitMarks.isIn(request.text())
                        ? "Take the split back first."
                        : "Write the stack as a compose file in YAML.",
                true);
    }
}
