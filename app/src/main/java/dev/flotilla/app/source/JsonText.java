package dev.flotilla.app.source;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * A JSON text and what stands where in it. An edit gives a new one in which only the edited span differs, so what nobody
 * edited stays as its author wrote it, byte for byte.
 */
public final class JsonText {
    /** In characters; a configuration has some hundred. */
    public static final int LONGEST = 1 << 20;
    /** As a number in a list: behind the last one. */
    public static final int LAST = 999_999;

    private final String file;
    private final String text;
    private final JsonPart root;

    private JsonText(String file, String text, JsonPart root) {
        this.file = file;
        this.text = text;
        this.root = root;
    }

    /**
     * @param file as the user named it, for messages
     * @return FL-3001 with the place when it is no JSON, FL-3004 when it is too long or too deep
     */
    public static Outcome<JsonText> read(String file, String text) {
        if (text.length() > LONGEST) {
            return Outcome.failed(Problem.of(
                    "FL-3004",
                    file + " has " + text.length() + " characters; a configuration has " + LONGEST + " at most.",
                    "Look whether this is the file you meant."));
        }
        try {
            return Outcome.ok(new JsonText(file, text, JsonScan.scan(text)));
        } catch (JacksonException e) {
            return Outcome.failed(refused(file, e));
        }
    }

    private static Problem refused(String file, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        Place place = new Place(
                file, at == null ? 1 : Math.max(1, at.getLineNr()), at == null ? 1 : Math.max(1, at.getColumnNr()), "");
        String said = e.getOriginalMessage().replaceFirst("(?s)(?: \\(start marker at|\n).*", "");
        boolean deep = said.contains("nesting depth");
        return Problem.of(
                        deep ? "FL-3004" : "FL-3001",
                        deep
                                ? place.inWords() + ": values stand in one another more than " + JsonScan.DEEPEST
                                        + " deep."
                                : place.inWords() + " is not valid JSON: " + said + ".",
                        deep
                                ? "Look whether this is the file you meant."
                                : "Mend it there; most often a comma or a bracket is missing or one too many.")
                .at(place);
    }

    public String file() {
        return file;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    public JsonPart root() {
        return root;
    }

    public Optional<JsonPart> at(JsonPath path) {
        Optional<JsonPart> part = Optional.of(root);
        for (String step : path.steps()) {
            part = part.flatMap(p -> child(p, step));
        }
        return part;
    }

    private static Optional<JsonPart> child(JsonPart part, String step) {
        return switch (part) {
            case JsonPart.Table table -> table.member(step).map(JsonPart.Member::value);
            case JsonPart.Row row ->
                index(step)
                        .filter(i -> i < row.items().size())
                        .map(i -> row.items().get(i));
            case JsonPart.Leaf leaf -> Optional.empty();
        };
    }

    static Optional<Integer> index(String step) {
        return step.matches("\\d{1,6}") ? Optional.of(Integer.parseInt(step)) : Optional.empty();
    }

    /** Where a value stands; of one that does not exist, where the nearest value above it does. */
    public Place place(JsonPath path) {
        JsonPath known = path;
        while (!known.steps().isEmpty() && at(known).isEmpty()) {
            known = known.parent();
        }
        return place(at(known).orElse(root).start(), path.toString());
    }

    private Place place(int offset, String key) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(file, line, offset - lineStart + 1, key);
    }

    /** A warning FL-3003 for each key that stands twice in one object. */
    public List<Problem> duplicates() {
        List<Problem> found = new ArrayList<>();
        duplicates(root, JsonPath.ROOT, found);
        return found;
    }

    private void duplicates(JsonPart part, JsonPath path, List<Problem> found) {
        switch (part) {
            case JsonPart.Table table -> {
                Set<String> seen = new HashSet<>();
                for (JsonPart.Member member : table.members()) {
                    if (!seen.add(member.key())) {
                        Place place =
                                place(member.keyStart(), path.then(member.key()).toString());
                        found.add(Problem.of(
                                        "FL-3003",
                                        place.inWords() + ": \"" + member.key() + "\" stands here a second time.",
                                        "Remove one of the two; the last one counts.")
                                .at(place));
                    }
                    duplicates(member.value(), path.then(member.key()), found);
                }
            }
            case JsonPart.Row row -> {
                for (int i = 0; i < row.items().size(); i++) {
                    duplicates(row.items().get(i), path.then(i), found);
                }
            }
            case JsonPart.Leaf leaf -> {}
        }
    }

    /**
     * The same text with a value put in: replaced where there is one, else added behind the last of its object or list.
     *
     * @param path its object or list must be there; a number behind the last of a list appends
     * @param json one JSON value, in one line
     */
    public JsonText put(JsonPath path, String json) {
        Optional<JsonPart> there = at(path);
        if (there.isPresent()) {
            return spliced(there.get().start(), there.get().end(), json);
        }
        JsonPart parent =
                at(path.parent()).orElseThrow(() -> new IllegalArgumentException("nothing at " + path.parent()));
        return switch (parent) {
            case JsonPart.Table table ->
                added(
                        table,
                        table.members().isEmpty()
                                ? -1
                                : table.members().getLast().keyStart(),
                        table.members().isEmpty()
                                ? -1
                                : table.members().getLast().value().end(),
                        quoted(path.last()) + ": " + json);
            case JsonPart.Row row ->
                added(
                        row,
                        row.items().isEmpty() ? -1 : row.items().getLast().start(),
                        row.items().isEmpty() ? -1 : row.items().getLast().end(),
                        json);
            case JsonPart.Leaf leaf -> throw new IllegalArgumentException(path.parent() + " holds no values");
        };
    }

    /**
     * The same text with an item more in a list, set apart as its author sets apart the others.
     *
     * @param index in front of which item; beyond the last, behind it
     */
    public JsonText insert(JsonPath list, int index, String json) {
        if (!(at(list).orElse(null) instanceof JsonPart.Row row)
                || index >= row.items().size()) {
            return put(list.then(LAST), json);
        }
        int start = row.items().get(index).start();
        String before = blanksBefore(start);
        return spliced(start, start, json + "," + (before.contains("\n") ? before : " "));
    }

    private JsonText added(JsonPart into, int lastStart, int lastEnd, String what) {
        if (lastStart < 0) {
            return spliced(into.start() + 1, into.end() - 1, what);
        }
        String before = blanksBefore(lastStart);
        return spliced(lastEnd, lastEnd, "," + (before.contains("\n") ? before : " ") + what);
    }

    /** The blanks and line ends right before an offset: how its author sets a new member apart. */
    private String blanksBefore(int offset) {
        int from = offset;
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, offset);
    }

    /** The same text without a value and its key; the text as it is when there is none. */
    public JsonText remove(JsonPath path) {
        if (path.steps().isEmpty() || at(path).isEmpty()) {
            return this;
        }
        return switch (at(path.parent()).orElse(root)) {
            case JsonPart.Table table -> {
                JsonPart.Member member = table.member(path.last()).orElseThrow();
                yield without(
                        table.members().stream()
                                .map(m -> new Span(m.keyStart(), m.value().end()))
                                .toList(),
                        table.members().indexOf(member));
            }
            case JsonPart.Row row ->
                without(
                        row.items().stream()
                                .map(i -> new Span(i.start(), i.end()))
                                .toList(),
                        index(path.last()).orElseThrow());
            case JsonPart.Leaf leaf -> this;
        };
    }

    private record Span(int start, int end) {}

    private JsonText without(List<Span> all, int index) {
        Span gone = all.get(index);
        if (index + 1 < all.size()) {
            return spliced(gone.start(), all.get(index + 1).start(), "");
        }
        return index == 0
                ? spliced(gone.start(), gone.end(), "")
                : spliced(all.get(index - 1).end(), gone.end(), "");
    }

    private JsonText spliced(int from, int to, String with) {
        String next = text.substring(0, from) + with + text.substring(to);
        return new JsonText(file, next, JsonScan.scan(next));
    }

    /** A text as a JSON value. */
    public static String quoted(String plain) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(plain);
    }
}
