package dev.flotilla.app.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds where the values of a YAML text stand. */
final class YamlScan {
    private static final int DEEPEST = 100;

    /** At the first value that is too far in. */
    private static final class TooDeep extends YamlEngineException {
        private static final long serialVersionUID = 1;
        private final int line;
        private final int column;

        TooDeep(Optional<Mark> at) {
            super("it is nested more than " + DEEPEST + " deep");
            line = at.map(m -> m.getLine() + 1).orElse(1);
            column = at.map(m -> m.getColumn() + 1).orElse(1);
        }
    }

    private final String text;
    /** Whether a character may take two places in a text; marks count characters. */
    private final boolean wide;

    private final Iterator<Event> events;
    private int depth;

    private YamlScan(String text) {
        this.text = text;
        this.wide = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** @throws YamlEngineException for a text that is no YAML, or too deep */
    static YamlPart scan(String text) {
        YamlScan scan = new YamlScan(text);
        scan.events.next();
        if (scan.events.next().getEventId() != Event.ID.DocumentStart) {
            return new YamlPart.Scalar(0, 0, false, "", ' ', false);
        }
        return scan.value(scan.events.next());
    }

    private YamlPart value(Event event) {
        if (++depth > DEEPEST) {
            throw new TooDeep(event.getStartMark());
        }
        YamlPart part = switch (event) {
            case AliasEvent alias -> new YamlPart.Alias(start(alias), end(alias));
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent row -> row(row);
            case MappingStartEvent table -> table(table);
            default -> throw new YamlEngineException("no value begins with " + event.getEventId());
        };
        depth--;
        return part;
    }

    private YamlPart.Scalar scalar(ScalarEvent scalar) {
        ScalarStyle style = scalar.getScalarStyle();
        return new YamlPart.Scalar(
                start(scalar),
                end(scalar),
                anchored(scalar),
                scalar.getValue(),
                style == ScalarStyle.DOUBLE_QUOTED ? '"' : style == ScalarStyle.SINGLE_QUOTED ? '\'' : ' ',
                style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED);
    }

    private YamlPart.Row row(SequenceStartEvent row) {
        List<YamlPart> items = new ArrayList<>();
        Event next = events.next();
        for (; next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(value(next));
        }
        int end = row.isFlow() || items.isEmpty() ? end(next) : items.getLast().end();
        return new YamlPart.Row(start(row), end, anchored(row), row.isFlow(), items);
    }

    private YamlPart.Table table(MappingStartEvent table) {
        List<YamlPart.Entry> entries = new ArrayList<>();
        Event next = events.next();
        for (; next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            int from = start(next);
            int to = end(next);
            String key = value(next) instanceof YamlPart.Scalar scalar ? scalar.value() : "";
            YamlPart value = value(events.next());
            // Nothing behind a colon stands where the next word does; it belongs to its key.
            boolean nothing = value instanceof YamlPart.Scalar s && s.start() == s.end();
            int colon = text.indexOf(':', to) + 1;
            entries.add(new YamlPart.Entry(
                    key,
                    from,
                    to,
                    nothing ? new YamlPart.Scalar(colon, colon, value.shared(), "", ' ', false) : value));
        }
        int end = table.isFlow() || entries.isEmpty()
                ? end(next)
                : Math.max(entries.getLast().value().end(), entries.getLast().keyEnd());
        return new YamlPart.Table(start(table), end, anchored(table), table.isFlow(), entries);
    }

    private static boolean anchored(NodeEvent event) {
        return event.getAnchor().isPresent();
    }

    private int start(Event event) {
        return event.getStartMark().map(this::offset).orElse(0);
    }

    private int end(Event event) {
        return event.getEndMark().map(this::offset).orElse(0);
    }

    private int offset(Mark mark) {
        return wide ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }

    /** Where a text that is no YAML breaks, from 1. */
    static Optional<int[]> place(YamlEngineException e) {
        if (e instanceof TooDeep deep) {
            return Optional.of(new int[] {deep.line, deep.column});
        }
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return Optional.empty();
        }
        // A quote that nobody closed is noticed at the end of the text, and mended where it was opened.
        boolean quote = Optional.ofNullable(marked.getContext())
                .filter(c -> c.contains("quoted scalar"))
                .isPresent();
        return (quote ? marked.getContextMark().or(marked::getProblemMark) : marked.getProblemMark())
                .map(m -> new int[] {m.getLine() + 1, m.getColumn() + 1});
    }
}
