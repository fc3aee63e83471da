package dev.flotilla.app.stack.read.tree;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML into a tree, event by event: limits hold while reading, duplicate keys are errors, aliases share the
 * branch they name, merge keys ({@code <<}) are merged.
 */
public final class YamlTree {
    private final Findings findings;
    private final Gauge gauge;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Iterator<Event> events;

    /** A finished branch that aliases may name, with what repeating it costs. */
    private record Anchored(Tree tree, int values, int depth) {}

    private YamlTree(String text, Findings findings) {
        this.findings = findings;
        this.gauge = new Gauge(findings);
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(TreeLimits.BYTES)
                .setUseMarks(true)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** Duplicate keys and a second document go to the findings; a text that is no YAML is a failure. */
    public static Outcome<Tree> read(String text, Findings findings) {
        YamlTree tree = new YamlTree(text, findings);
        try {
            return Outcome.ok(tree.document());
        } catch (Unreadable e) {
            return Outcome.failed(e.problem());
        } catch (MarkedYamlEngineException e) {
            return Outcome.failed(tree.syntax(e.getProblem(), e.getProblemMark()));
        } catch (YamlEngineException e) {
            String said = Optional.ofNullable(e.getMessage()).orElse("unreadable");
            return Outcome.failed(tree.syntax(said, Optional.empty()));
        }
    }

    private Tree document() {
        next();
        if (next().getEventId() != Event.ID.DocumentStart) {
            return new Tree.Scalar(new Tree.Mark(1, 1), Tree.Kind.NULL, "");
        }
        Tree root = value(next(), "");
        next();
        Event after = next();
        if (after.getEventId() == Event.ID.DocumentStart) {
            findings.error(
                    ReadCode.SYNTAX,
                    "a second YAML document begins here",
                    "Keep one stack per file",
                    findings.place(mark(after), ""));
        }
        return root;
    }

    private Event next() {
        return events.next();
    }

    private Tree value(Event event, String path) {
        if (event instanceof AliasEvent alias) {
            return repeated(alias);
        }
        int before = gauge.values();
        gauge.count(1, mark(event));
        Tree tree;
        if (event instanceof ScalarEvent scalar) {
            tree = YamlScalar.of(scalar, mark(event));
        } else if (event instanceof SequenceStartEvent) {
            tree = row(event, path);
        } else if (event instanceof MappingStartEvent) {
            tree = table(event, path);
        } else {
            throw new IllegalStateException("no YAML value begins with " + event.getEventId());
        }
        int values = gauge.values() - before;
        ((NodeEvent) event).getAnchor().ifPresent(a -> anchors.put(a, new Anchored(tree, values, depth(tree))));
        return tree;
    }

    private Tree repeated(AliasEvent alias) {
        Tree.Mark at = mark(alias);
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            var place = findings.place(at, "");
            throw new Unreadable(Problem.of(
                            ReadCode.SYNTAX,
                            place.inWords() + ": *" + alias.getAlias() + " names nothing that is complete before it",
                            "Set &" + alias.getAlias() + " at an earlier value")
                    .at(place));
        }
        gauge.count(anchored.values(), at);
        gauge.checkDepth(anchored.depth(), at);
        return anchored.tree();
    }

    private Tree row(Event start, String path) {
        gauge.enter(mark(start));
        List<Tree> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(value(event, Paths.of(path, items.size())));
        }
        gauge.leave();
        return new Tree.Row(mark(start), items);
    }

    private Tree table(Event start, String path) {
        gauge.enter(mark(start));
        Map<String, Tree.Entry> own = new LinkedHashMap<>();
        List<Tree> merged = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Tree.Mark keyAt = mark(event);
            if (!(value(event, path) instanceof Tree.Scalar key)) {
                throw unreadableKey(keyAt);
            }
            String keyPath = Paths.of(path, key.text());
            Tree value = value(next(), keyPath);
            if (key.text().equals("<<")) {
                merged.add(value);
            } else if (own.putIfAbsent(key.text(), new Tree.Entry(key.text(), keyAt, value)) != null) {
                Paths.duplicate(findings, key.text(), findings.place(keyAt, keyPath));
            }
        }
        gauge.leave();
        List<Tree.Entry> entries = new ArrayList<>(own.values());
        Set<String> taken = new HashSet<>(own.keySet());
        merged.forEach(source -> merge(source, taken, entries, path));
        return new Tree.Table(mark(start), entries);
    }

    /** Own keys win over merged ones, earlier sources over later ones. */
    private void merge(Tree source, Set<String> taken, List<Tree.Entry> entries, String path) {
        switch (source) {
            case Tree.Table table -> {
                gauge.count(table.entries().size(), table.at());
                for (Tree.Entry entry : table.entries()) {
                    if (taken.add(entry.key())) {
                        entries.add(entry);
                    }
                }
            }
            case Tree.Row row -> row.items().forEach(item -> merge(item, taken, entries, path));
            case Tree.Scalar scalar ->
                findings.error(
                        ReadCode.TYPE,
                        "<< wants a mapping to merge, not " + scalar.kindInWords(),
                        "Name an anchored mapping, such as <<: *common",
                        findings.place(scalar.at(), Paths.of(path, "<<")));
        }
    }

    private Unreadable unreadableKey(Tree.Mark at) {
        var place = findings.place(at, "");
        return new Unreadable(Problem.of(
                        ReadCode.TYPE,
                        place.inWords() + ": a key is a mapping or a list, which no stack file can use",
                        "Write the key as a plain text; a value that begins with { or [ or contains ${...} wants quotes")
                .at(place));
    }

    private static int depth(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> 0;
            case Tree.Row row ->
                1 + row.items().stream().mapToInt(YamlTree::depth).max().orElse(0);
            case Tree.Table table ->
                1
                        + table.entries().stream()
                                .mapToInt(e -> depth(e.value()))
                                .max()
                                .orElse(0);
        };
    }

    private Problem syntax(String said, Optional<Mark> where) {
        var place = findings.place(where.map(YamlTree::mark).orElse(new Tree.Mark(1, 1)), "");
        return Problem.of(
                        ReadCode.SYNTAX,
                        place.inWords() + ": this is not valid YAML: "
                                + said.lines().findFirst().orElse(""),
                        "Mend the text at this place; indentation, a missing quote or a tab are the usual causes")
                .at(place);
    }

    private static Tree.Mark mark(Event event) {
        return event.getStartMark().map(YamlTree::mark).orElse(new Tree.Mark(1, 1));
    }

    private static Tree.Mark mark(Mark mark) {
        return new Tree.Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
