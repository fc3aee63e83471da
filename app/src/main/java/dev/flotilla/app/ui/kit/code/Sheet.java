package dev.flotilla.app.ui.kit.code;

import dev.flotilla.app.source.code.LineEnds;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.Clipboard;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.util.UndoUtils;
import org.jspecify.annotations.Nullable;

/** The library's area, without an undo of its own, and with what a screen reader asks of a text. */
final class Sheet extends StyleClassedTextArea {
    private Predicate<String> takes = text -> true;

    Sheet() {
        super(false);
        setUndoManager(UndoUtils.noOpUndoManager());
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setWrapText(false);
        plainTextChanges().subscribe(change -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        selectionProperty().addListener((o, was, is) -> {
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
        });
        caretPositionProperty()
                .addListener((o, was, is) -> notifyAccessibleAttributeChanged(AccessibleAttribute.CARET_OFFSET));
    }

    /** @param may whether the text may become this one by pasting */
    void onPaste(Predicate<String> may) {
        takes = may;
    }

    @Override
    public void paste() {
        String pasted = Clipboard.getSystemClipboard().getString();
        if (pasted == null || !isEditable()) {
            return;
        }
        String plain = LineEnds.plain(pasted);
        String now = getText();
        String next = now.substring(0, getSelection().getStart())
                + plain
                + now.substring(getSelection().getEnd());
        if (takes.test(next)) {
            replaceSelection(plain);
            requestFollowCaret();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> getText();
            case CARET_OFFSET -> getCaretPosition();
            case SELECTION_START -> getSelection().getStart();
            case SELECTION_END -> getSelection().getEnd();
            case EDITABLE -> isEditable();
            case LINE_FOR_OFFSET -> number(parameters).map(this::lineOf).orElse(0);
            case LINE_START ->
                number(parameters)
                        .map(line -> getAbsolutePosition(bounded(line), 0))
                        .orElse(0);
            case LINE_END ->
                number(parameters)
                        .map(line -> getAbsolutePosition(bounded(line), getParagraphLength(bounded(line))))
                        .orElse(0);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private static Optional<Integer> number(Object... parameters) {
        return parameters.length > 0 && parameters[0] instanceof Integer n ? Optional.of(n) : Optional.empty();
    }

    private int bounded(int line) {
        return Math.clamp(line, 0, getParagraphs().size() - 1);
    }

    /** From 0. */
    int lineOf(int offset) {
        return offsetToPosition(Math.clamp(offset, 0, getLength()), Bias.Backward)
                .getMajor();
    }

    String line(int index) {
        return getParagraph(index).getText();
    }

    int lines() {
        return getParagraphs().size();
    }

    int startOf(int line) {
        return getAbsolutePosition(line, 0);
    }
}
