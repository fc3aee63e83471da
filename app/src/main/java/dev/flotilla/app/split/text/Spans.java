package dev.flotilla.app.split.text;

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
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds where the values of a YAML text stand. For texts that were read as a stack before: limits were kept there. */
final class Spans {
    private final String text;
    /** Whether a character may take two places in a text. */
    private final boolean wide;

    private final Iterator<Event> events;

    private Spans(String text) {
        this.text = text;
        this.wide = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** Empty for a text that is no YAML or whose root is no mapping. */
    static Optional<Span.Table> of(String text) {
        try {
            Spans spans = new Spans(text);
            spans.events.next();
            if (spans.events.next().getEventId() != Event.ID.DocumentStart) {
                return Optional.empty();
            }
            return spans.value(spans.events.next()) instanceof Span.Table table ? Optional.of(table) : Optional.empty();
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    private Span value(Event event) {
        return switch (event) {
            case AliasEvent alias -> new Span.Alias(start(alias), end(alias));
            case ScalarEvent scalar ->
                new Span.Scalar(
                        start(scalar),
                        end(scalar),
                        scalar.getValue(),
                        scalar.isPlain(),
                        scalar.getScalarStyle() == ScalarStyle.LITERAL
                                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
            case SequenceStartEvent row -> {
                List<Span> items = new ArrayList<>();
                Event next = events.next();
                for (; next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
                    items.add(value(next));
                }
                yield new Span.Row(start(row), end(next), row.isFlow(), items);
            }
            case MappingStartEvent table -> {
                List<Span.Entry> entries = new ArrayList<>();
                Event next = events.next();
                for (; next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
                    int keyStart = start(next);
                    String key = value(next) instanceof Span.Scalar scalar ? scalar.value() : "";
                    entries.add(new Span.Entry(keyStart, key, value(events.next())));
                }
                yield new Span.Table(start(table), end(next), table.isFlow(), entries);
            }
            default -> throw new IllegalStateException("no YAML value begins with " + event.getEventId());
        };
    }

    private int start(Event event) {
        return event.getStartMark().map(this::offset).orElse(0);
    }

    private int end(Event event) {
        return event.getEndMark().map(this::offset).orElse(0);
    }

    /** Marks count code points. */
    private int offset(Mark mark) {
        return wide ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }
}
