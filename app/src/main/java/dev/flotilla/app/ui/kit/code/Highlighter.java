package dev.flotilla.app.ui.kit.code;

import dev.flotilla.app.source.code.LineLexer;
import dev.flotilla.app.source.code.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Colours a text line by line. After an edit it looks at the lines that were typed in and goes on as long as lines end in another
 * state than before; what is more than some lines it does a slice at a time, so that no key waits for it. An edit in between
 * only moves what is left to do. JavaFX thread.
 */
final class Highlighter {
    private static final int SLICE = 120;
    /** The state of a line that nobody has looked at. */
    private static final int UNKNOWN = -1;

    private final Sheet sheet;
    private final LineLexer lexer;
    private final Executor screen;
    /** At the end of each line. */
    private int[] states = {UNKNOWN};

    private int count = 1;
    private int from = Integer.MAX_VALUE;
    private int until = -1;
    private boolean waiting;
    private Map<Integer, List<CodeMark>> marks = Map.of();

    /** @param screen runs on the JavaFX thread, later */
    Highlighter(Sheet sheet, LineLexer lexer, Executor screen) {
        this.sheet = sheet;
        this.lexer = lexer;
        this.screen = screen;
        sheet.plainTextChanges().subscribe(this::changed);
    }

    private void changed(PlainTextChange change) {
        int first = sheet.lineOf(change.getPosition());
        int gone = feeds(change.getRemoved());
        int come = feeds(change.getInserted());
        resize(first, gone, come);
        moveMarks(first, gone, come);
        if (until >= first) {
            until = Math.max(first, until + come - gone);
        }
        from = from == Integer.MAX_VALUE || from <= first ? from : Math.max(first, from + come - gone);
        from = Math.min(from, first);
        until = Math.max(until, first + come);
        slice();
    }

    private static int feeds(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private void resize(int first, int gone, int come) {
        int next = count + come - gone;
        int[] moved = next <= states.length ? states : Arrays.copyOf(states, next + next / 2);
        int tail = count - first - 1 - gone;
        System.arraycopy(states, first + 1 + gone, moved, first + 1 + come, Math.max(0, tail));
        Arrays.fill(moved, first, first + 1 + come, UNKNOWN);
        states = moved;
        count = next;
    }

    private void slice() {
        int end = Math.min(count, from + SLICE);
        int line = from;
        boolean same = false;
        while (line < end && !(same && line > until)) {
            LineLexer.Lexed lexed = lexer.lex(sheet.line(line), line == 0 ? LineLexer.FIRST : states[line - 1]);
            style(line, lexed.tokens());
            same = states[line] == lexed.state();
            states[line] = lexed.state();
            line++;
        }
        boolean done = line >= count || same && line > until;
        from = done ? Integer.MAX_VALUE : line;
        until = done ? -1 : until;
        if (!done && !waiting) {
            waiting = true;
            screen.execute(this::later);
        }
    }

    private void later() {
        waiting = false;
        if (from != Integer.MAX_VALUE) {
            slice();
        }
    }

    private void style(int line, List<Token> tokens) {
        int length = sheet.getParagraphLength(line);
        if (length == 0) {
            return;
        }
        StyleSpans<Collection<String>> spans = spans(length, tokens, marks.getOrDefault(line, List.of()));
        if (!spans.equals(sheet.getStyleSpans(line))) {
            sheet.setStyleSpans(line, 0, spans);
        }
    }

    private static StyleSpans<Collection<String>> spans(int length, List<Token> tokens, List<CodeMark> marks) {
        TreeSet<Integer> edges = new TreeSet<>(List.of(0, length));
        tokens.forEach(t -> {
            edges.add(Math.min(length, t.start()));
            edges.add(Math.min(length, t.end()));
        });
        List<int[]> lined = new ArrayList<>();
        for (CodeMark mark : marks) {
            int start = Math.clamp(mark.column() - 1L, 0, length - 1);
            int end = tokens.stream()
                    .filter(t -> t.start() <= start && start < t.end())
                    .map(Token::end)
                    .findFirst()
                    .orElse(length);
            lined.add(new int[] {start, Math.min(end, length), mark.error() ? 1 : 0});
            edges.add(start);
            edges.add(Math.min(end, length));
        }
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int before = 0;
        int token = 0;
        for (int edge : edges.tailSet(1)) {
            int at = before;
            while (token < tokens.size() && tokens.get(token).end() <= at) {
                token++;
            }
            List<String> classes = new ArrayList<>(2);
            if (token < tokens.size() && tokens.get(token).start() <= at) {
                classes.add(tokens.get(token).kind().style());
            }
            lined.stream()
                    .filter(l -> l[0] <= at && at < l[1])
                    .mapToInt(l -> l[2])
                    .max()
                    .ifPresent(error -> classes.add(error == 1 ? "fl-code-error" : "fl-code-warning"));
            builder.add(List.copyOf(classes), edge - before);
            before = edge;
        }
        return builder.create();
    }

    private void moveMarks(int first, int gone, int come) {
        if (marks.isEmpty() || gone == come && gone == 0) {
            return;
        }
        Map<Integer, List<CodeMark>> moved = new HashMap<>();
        marks.forEach((line, all) -> {
            if (line <= first) {
                moved.put(line, all);
            } else if (line > first + gone) {
                moved.put(
                        line + come - gone,
                        all.stream().map(m -> m.moved(come - gone)).toList());
            }
        });
        marks = moved;
    }

    /** Lines whose marks are others now are coloured anew. */
    void mark(List<CodeMark> all) {
        Map<Integer, List<CodeMark>> next = new HashMap<>();
        for (CodeMark mark : all) {
            int line = Math.clamp(mark.line() - 1L, 0, count - 1);
            next.computeIfAbsent(line, l -> new ArrayList<>()).add(mark);
        }
        TreeSet<Integer> lines = new TreeSet<>(marks.keySet());
        lines.addAll(next.keySet());
        Map<Integer, List<CodeMark>> before = marks;
        marks = next;
        for (int line : lines) {
            boolean same = before.getOrDefault(line, List.of()).equals(next.getOrDefault(line, List.of()));
            if (!same && line < count && line < from) {
                {
                    style(
                            line,
                            lexer.lex(sheet.line(line), line == 0 ? LineLexer.FIRST : states[line - 1])
                                    .tokens());
                }
            }
        }
    }

    /** Of a line, from 0. */
    List<CodeMark> marks(int line) {
        return marks.getOrDefault(line, List.of());
    }

    /** Lines with marks, from 0, in order. */
    List<Integer> marked() {
        return marks.keySet().stream().sorted().toList();
    }
}
