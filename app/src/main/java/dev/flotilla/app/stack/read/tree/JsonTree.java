package dev.flotilla.app.stack.read.tree;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into a tree, by tokens, so that positions are known and limits hold while reading. */
public final class JsonTree {
    private final Findings findings;
    private final Gauge gauge;

    private JsonTree(Findings findings) {
        this.findings = findings;
        this.gauge = new Gauge(findings);
    }

    /** Duplicate keys go to the findings; a text that is no JSON is a failure. */
    public static Outcome<Tree> read(String text, Findings findings) {
        JsonTree tree = new JsonTree(findings);
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return Outcome.ok(tree.document(parser));
        } catch (Unreadable e) {
            return Outcome.failed(e.problem());
        } catch (JacksonException e) {
            return Outcome.failed(tree.syntax(e));
        }
    }

    private Tree document(JsonParser parser) {
        JsonToken first = parser.nextToken();
        Tree root = value(parser, first, "");
        if (parser.nextToken() != null) {
            Tree.Mark at = mark(parser.currentTokenLocation());
            findings.error(
                    ReadCode.SYNTAX,
                    "something follows after the end of the JSON value",
                    "Remove what follows the last closing bracket",
                    findings.place(at, ""));
        }
        return root;
    }

    private Tree value(JsonParser parser, JsonToken token, String path) {
        Tree.Mark at = mark(parser.currentTokenLocation());
        gauge.count(1, at);
        return switch (token) {
            case START_OBJECT -> table(parser, at, path);
            case START_ARRAY -> row(parser, at, path);
            case VALUE_STRING -> new Tree.Scalar(at, Tree.Kind.TEXT, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree.Scalar(at, Tree.Kind.NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Tree.Scalar(at, Tree.Kind.BOOLEAN, parser.getString());
            case VALUE_NULL -> new Tree.Scalar(at, Tree.Kind.NULL, "");
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no JSON value begins with " + token);
        };
    }

    private Tree table(JsonParser parser, Tree.Mark at, String path) {
        gauge.enter(at);
        List<Tree.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            Tree.Mark keyAt = mark(parser.currentTokenLocation());
            String keyPath = Paths.of(path, key);
            Tree value = value(parser, parser.nextToken(), keyPath);
            if (seen.add(key)) {
                entries.add(new Tree.Entry(key, keyAt, value));
            } else {
                Paths.duplicate(findings, key, findings.place(keyAt, keyPath));
            }
        }
        gauge.leave();
        return new Tree.Table(at, entries);
    }

    private Tree row(JsonParser parser, Tree.Mark at, String path) {
        gauge.enter(at);
        List<Tree> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token, Paths.of(path, items.size())));
        }
        gauge.leave();
        return new Tree.Row(at, items);
    }

    private Problem syntax(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        var place = findings.place(location == null ? new Tree.Mark(1, 1) : mark(location), "");
        // What follows tells where a bracket began, in words of the parser; the place is told by ourselves.
        String said = e.getOriginalMessage().replaceFirst("(?s)(?: \\(start marker at|\n).*", "");
        return Problem.of(
                        ReadCode.SYNTAX,
                        place.inWords() + ": this is not valid JSON: " + said,
                        "Mend the text at this place; a comma or a bracket is missing or too many most often")
                .at(place);
    }

    private static Tree.Mark mark(TokenStreamLocation location) {
        return new Tree.Mark(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
