package dev.flotilla.app.source;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML text and what stands where in it. An edit gives a new one in which only the edited lines differ: comments,
 * order, unknown keys and the way the rest is written stay byte for byte. An edit that the form of the text does not allow
 * gives nothing.
 */
public final class YamlText {
    /** In characters. */
    public static final int LONGEST = 4 << 20;

    private final String file;
    private final String text;
    private final YamlPart root;

    private YamlText(String file, String text, YamlPart root) {
        this.file = file;
        this.text = text;
        this.root = root;
    }

    /**
     * @param file as the user named it, for messages
     * @return FL-3301 with the place when it is no YAML
     */
    public static Outcome<YamlText> read(String file, String text) {
        if (text.length() > LONGEST) {
            return Outcome.failed(Problem.of(
                    "FL-3301", file + " is longer than " + LONGEST + " characters.", "Edit it with another program."));
        }
        try {
            return Outcome.ok(new YamlText(file, text, YamlScan.scan(text)));
        } catch (YamlEngineException e) {
            int[] at = YamlScan.place(e).orElse(new int[] {1, 1});
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            Place place = new Place(file, at[0], at[1], "");
            return Outcome.failed(Problem.of(
                            "FL-3301",
                            place.inWords() + ": this is not valid YAML: " + said + ".",
                            "Mend the text here; indentation, a missing quote or a tab are the usual causes.")
                    .at(place));
        }
    }

    public String text() {
        return text;
    }

    Optional<YamlPart> part(List<String> path) {
        Optional<YamlPart> part = Optional.of(root);
        for (String key : path) {
            part = part.flatMap(p ->
                    p instanceof YamlPart.Table table ? table.get(key).map(YamlPart.Entry::value) : Optional.empty());
        }
        return part;
    }

    /** The keys of the mapping under a path, in the order of the text. */
    public List<String> keys(List<String> path) {
        return part(path).orElse(null) instanceof YamlPart.Table table
                ? table.entries().stream().map(YamlPart.Entry::key).toList()
                : List.of();
    }

    /** Of the key at the end of a path, from 1; empty when it is not there. */
    public Optional<Integer> line(List<String> path) {
        return entry(path).map(entry -> new YamlLines(text).of(entry.keyStart()) + 1);
    }

    Optional<YamlPart.Entry> entry(List<String> path) {
        return part(path.subList(0, path.size() - 1)).orElse(null) instanceof YamlPart.Table table
                ? table.get(path.getLast())
                : Optional.empty();
    }

    /** What stands under a path, as a form shows it. */
    public YamlValue value(List<String> path) {
        Optional<YamlPart> part = part(path);
        return part.isEmpty() ? new YamlValue.None() : shown(part.get());
    }

    private static YamlValue shown(YamlPart part) {
        return switch (part) {
            case YamlPart.Scalar s when !s.shared() && !s.block() -> new YamlValue.Text(s.value());
            case YamlPart.Row row
            when !row.shared() && row.items().stream().allMatch(YamlText::isSimple) ->
                new YamlValue.Items(row.items().stream().map(YamlText::word).toList());
            case YamlPart.Table table
            when !table.shared()
                    && table.entries().stream()
                            .allMatch(e -> isSimple(e.value()) && !e.key().equals("<<")) -> {
                Map<String, String> pairs = new LinkedHashMap<>();
                table.entries().forEach(e -> pairs.put(e.key(), word(e.value())));
                yield new YamlValue.Pairs(pairs);
            }
            default -> new YamlValue.Other();
        };
    }

    private static boolean isSimple(YamlPart part) {
        return part instanceof YamlPart.Scalar s && !s.shared() && !s.block();
    }

    private static String word(YamlPart part) {
        return part instanceof YamlPart.Scalar s ? s.value() : "";
    }

    /**
     * Puts a value under a path; mappings on the way that are missing are made. A text, list or mapping without anything
     * in it takes the key away.
     */
    public Optional<YamlText> set(List<String> path, YamlValue value) {
        if (value(path).equals(value)) {
            return Optional.of(this);
        }
        boolean nothing = switch (value) {
            case YamlValue.Text(String words) -> words.isEmpty();
            case YamlValue.Items(List<String> items) -> items.isEmpty();
            case YamlValue.Pairs(Map<String, String> pairs) -> pairs.isEmpty();
            case YamlValue.None none -> true;
            case YamlValue.Other other -> false;
        };
        Optional<String> edited =
                nothing ? new YamlEdit(text, this).remove(path) : new YamlEdit(text, this).put(path, value);
        return edited.flatMap(this::again).filter(next -> next.says(path, nothing ? new YamlValue.None() : value));
    }

    /** What was written is read again: only an edit that says what it was to say counts. */
    private boolean says(List<String> path, YamlValue value) {
        return value(path).equals(value);
    }

    /** Adds lines at the end of the mapping under a path, indented as its entries are; for a new service. */
    public Optional<YamlText> addLines(List<String> path, List<String> lines) {
        return new YamlEdit(text, this).append(path, lines).flatMap(this::again);
    }

    private Optional<YamlText> again(String edited) {
        return read(file, edited) instanceof Outcome.Ok<YamlText>(YamlText next) ? Optional.of(next) : Optional.empty();
    }
}
