package dev.flotilla.app.ui.kit.code;

import dev.flotilla.app.source.code.LineLexer;
import dev.flotilla.app.source.code.Proposer;
import dev.flotilla.app.ui.kit.keys.Shortcuts;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.event.MouseOverTextEvent;

/** A text with line numbers, colours and proposals. JavaFX thread; lines end with line feeds alone. */
public final class CodeEditor extends StackPane {
    private static final double TIP = 420;
    private static final double PAUSE_MS = 120;
    /** Longer lines would be laid out for seconds; whoever brings in a text looks first. */
    public static final int LONGEST_LINE = 20_000;
    /** Characters of a whole text. */
    public static final int LONGEST = 2 << 20;

    private final Sheet sheet = new Sheet();
    private final Highlighter highlighter;
    private final Gutter gutter;
    private final Proposals proposals;
    /** Proposals come once a word is begun and the fingers rest: a list that is laid out for each letter would hold up the next. */
    private final Quiet pause = new Quiet(PAUSE_MS);

    private final FindBar find;
    private final Executor screen;
    private final Label tip = Labels.wrapped("", "fl-code-tip");
    private Consumer<String> typed = text -> {};
    private Consumer<String> refused = why -> {};
    private Consumer<Boolean> back = redo -> {};
    private Function<String, Optional<String>> hover = line -> Optional.empty();
    private boolean showing;
    private boolean asks;
    private int edits;

    /**
     * @param id of the text itself, for tests and screen readers' focus
     * @param words what it is, for a screen reader
     * @param screen runs on the JavaFX thread, later
     */
    public CodeEditor(String id, String words, LineLexer lexer, Proposer proposer, Executor screen) {
        this.screen = screen;
        RoomStyle.add(this, CodeEditor.class, "code.css");
        getStyleClass().add("fl-code");
        sheet.setId(id);
        sheet.getStyleClass().add("fl-code-sheet");
        sheet.setAccessibleText(words);
        sheet.setAccessibleHelp("Ctrl Space proposes words, F8 goes to the next mistake, Ctrl Tab leaves the text");
        highlighter = new Highlighter(sheet, lexer, screen);
        gutter = new Gutter(sheet, highlighter::marks);
        sheet.setParagraphGraphicFactory(gutter);
        BorderPane around = new BorderPane(new VirtualizedScrollPane<>(sheet));
        find = new FindBar(sheet);
        around.setTop(find);
        tip.setManaged(false);
        tip.setVisible(false);
        tip.setMouseTransparent(true);
        getChildren().addAll(around, tip);
        proposals = new Proposals(sheet, proposer, this);
        CodeKeys keys = new CodeKeys(this, sheet, proposals, find);
        Shortcuts.text(sheet, keys::own);
        listen();
    }

    private void listen() {
        sheet.plainTextChanges().subscribe(change -> {
            edits++;
            asks = !showing
                    && change.getInserted().length() == 1
                    && Character.isLetterOrDigit(change.getInserted().charAt(0));
            if (!showing) {
                // What is told of an edit may be answered with a text, which is only taken once this edit is done.
                int mine = edits;
                screen.execute(() -> afterEdit(mine));
            }
        });
        sheet.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                proposals.hide();
            }
        });
        sheet.onPaste(this::takes);
        sheet.setMouseOverTextDelay(Duration.ofMillis(350));
        sheet.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::over);
        sheet.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, e -> tip.setVisible(false));
        sheet.setOnMousePressed(e -> proposals.hide());
        sheet.caretPositionProperty().addListener((o, was, is) -> tip.setVisible(false));
    }

    private void afterEdit(int mine) {
        if (mine != edits) {
            return;
        }
        typed.accept(sheet.getText());
        if (proposals.isShowing() || asks) {
            pause.touch();
            pause.run(() -> proposals.show(false));
        }
    }

    private void over(MouseOverTextEvent event) {
        int at = event.getCharacterIndex();
        if (at < 0 || at >= sheet.getLength()) {
            return;
        }
        List<CodeMark> marks = highlighter.marks(sheet.lineOf(at));
        String words = Stream.concat(
                        marks.stream().map(CodeMark::words), hover.apply(sheet.line(sheet.lineOf(at))).stream())
                .collect(Collectors.joining("\n"));
        if (words.isEmpty()) {
            return;
        }
        tip.setText(words);
        Point2D spot = screenToLocal(event.getScreenPosition());
        double width = Math.min(TIP, getWidth() - 8);
        tip.applyCss();
        double wide = Math.min(width, tip.prefWidth(-1));
        double high = tip.prefHeight(wide);
        double x = Math.clamp(spot.getX() + 8, 0, Math.max(0, getWidth() - wide));
        double y = spot.getY() + 18 + high <= getHeight() ? spot.getY() + 18 : spot.getY() - 8 - high;
        tip.resizeRelocate(x, y, wide, high);
        tip.setVisible(true);
        tip.toFront();
    }

    /** @param told the whole text after each edit made here; of several in a moment the last */
    public void onTyped(Consumer<String> told) {
        typed = told;
    }

    /** @param told why a text is not taken in */
    public void onRefused(Consumer<String> told) {
        refused = told;
    }

    /** @param told whether to go forth again instead of back: the undo is that of whoever keeps the text */
    public void onBack(Consumer<Boolean> told) {
        back = told;
    }

    /** @param words about a line, shown beside the pointer */
    public void onHover(Function<String, Optional<String>> words) {
        hover = words;
    }

    /** @param told runs when the caret has moved */
    public void onCaret(Runnable told) {
        sheet.caretPositionProperty().addListener((o, was, is) -> told.run());
    }

    void back(boolean redo) {
        proposals.hide();
        if (sheet.isEditable()) {
            typed.accept(sheet.getText());
            back.accept(redo);
        }
    }

    public String text() {
        return sheet.getText();
    }

    /** Line and column of the caret, from 1. */
    public int line() {
        return sheet.getCurrentParagraph() + 1;
    }

    public int column() {
        return sheet.getCaretColumn() + 1;
    }

    /** The line with the caret. */
    public String lineText() {
        return sheet.line(sheet.getCurrentParagraph());
    }

    /** Only what differs is replaced, so the caret and what is in view stay. */
    public void setText(String now) {
        String was = sheet.getText();
        if (was.equals(now)) {
            return;
        }
        int same = 0;
        int most = Math.min(was.length(), now.length());
        while (same < most && was.charAt(same) == now.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same && was.charAt(was.length() - 1 - tail) == now.charAt(now.length() - 1 - tail)) {
            tail++;
        }
        int caret = sheet.getCaretPosition();
        showing = true;
        sheet.replaceText(same, was.length() - tail, now.substring(same, now.length() - tail));
        boolean first = was.isEmpty();
        sheet.moveTo(
                first
                        ? 0
                        : Math.min(
                                caret <= same ? caret : Math.max(same, caret + now.length() - was.length()),
                                now.length()));
        showing = false;
        if (first) {
            sheet.showParagraphAtTop(0);
        }
    }

    /** Why a text cannot be shown; empty when it can. */
    public static Optional<String> fault(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("The text has " + text.length() + " characters; " + LONGEST + " can be edited here.");
        }
        int line = 1;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n') {
                if (i - start > LONGEST_LINE) {
                    return Optional.of("Line " + line + " has " + (i - start) + " characters; lines of " + LONGEST_LINE
                            + " can be edited here.");
                }
                line++;
                start = i + 1;
            }
        }
        return Optional.empty();
    }

    public void setEditable(boolean editable) {
        sheet.setEditable(editable);
    }

    /** In the place of those before. */
    public void mark(List<CodeMark> marks) {
        highlighter.mark(marks);
        gutter.refresh();
    }

    /** Whether there is one: to the next line with a mark, round from the last to the first. */
    boolean nextMark(int way) {
        List<Integer> lines = highlighter.marked();
        if (lines.isEmpty()) {
            return true;
        }
        int here = sheet.getCurrentParagraph();
        int next = way > 0
                ? lines.stream().filter(l -> l > here).findFirst().orElse(lines.getFirst())
                : lines.reversed().stream().filter(l -> l < here).findFirst().orElse(lines.getLast());
        goTo(next + 1);
        return true;
    }

    /** The line is selected and in view. */
    public void goTo(int line) {
        int index = Math.clamp(line - 1L, 0, sheet.lines() - 1);
        int start = sheet.startOf(index);
        sheet.requestFocus();
        sheet.selectRange(start, start + sheet.getParagraphLength(index));
        sheet.requestFollowCaret();
    }

    private boolean takes(String text) {
        Optional<String> fault = fault(text);
        fault.ifPresent(refused);
        return fault.isEmpty();
    }

    /** The library's area, which has the focus; for tests. */
    Sheet sheet() {
        return sheet;
    }
}
