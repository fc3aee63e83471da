package dev.flotilla.app.ui.kit.code;

import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys do in the text beyond moving and writing. */
final class CodeKeys {
    private static final int STEP = 2;

    private final Sheet sheet;
    private final Proposals proposals;
    private final FindBar find;
    private final CodeEditor editor;

    CodeKeys(CodeEditor editor, Sheet sheet, Proposals proposals, FindBar find) {
        this.editor = editor;
        this.sheet = sheet;
        this.proposals = proposals;
        this.find = find;
        sheet.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Keys that would mean something else to what lies around. */
    boolean own(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean command = event.isShortcutDown();
        return code == KeyCode.TAB && !command
                || code == KeyCode.ESCAPE && (proposals.isShowing() || find.isVisible())
                || command && (code == KeyCode.F || code == KeyCode.Z || code == KeyCode.Y || code == KeyCode.SPACE)
                || code == KeyCode.F8
                || code == KeyCode.F3;
    }

    private void pressed(KeyEvent event) {
        if (proposals.key(event) || event.isShortcutDown() && command(event) || plain(event)) {
            event.consume();
        }
    }

    private boolean command(KeyEvent event) {
        switch (event.getCode()) {
            case F -> find.open();
            case SPACE -> proposals.show(true);
            case Z -> editor.back(event.isShiftDown());
            case Y -> editor.back(true);
            case TAB ->
                sheet.requestFocusTraversal(
                        event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            case C, X -> {
                // Without a selection the library would take the whole text apart, letter by letter.
                return sheet.getSelection().getLength() == 0;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case F8 -> editor.nextMark(event.isShiftDown() ? -1 : 1);
            case F3 -> {
                find.go(event.isShiftDown() ? -1 : 1);
                yield true;
            }
            case ESCAPE -> {
                boolean open = find.isVisible();
                if (open) {
                    find.setVisible(false);
                    find.setManaged(false);
                }
                yield open;
            }
            case TAB -> sheet.isEditable() && (event.isShiftDown() ? shift(-1) : in());
            case ENTER -> sheet.isEditable() && enter();
            case BACK_SPACE -> sheet.isEditable() && back();
            default -> false;
        };
    }

    /** To the next step; several lines as a whole. */
    private boolean in() {
        int first = sheet.lineOf(sheet.getSelection().getStart());
        int last = sheet.lineOf(sheet.getSelection().getEnd());
        if (first != last) {
            return shift(1);
        }
        int column = sheet.getSelection().getStart() - sheet.startOf(first);
        sheet.replaceSelection(" ".repeat(STEP - column % STEP));
        return true;
    }

    /** @param way 1 further in, -1 further out */
    private boolean shift(int way) {
        int from = sheet.getSelection().getStart();
        int to = sheet.getSelection().getEnd();
        int first = sheet.lineOf(from);
        int last = sheet.lineOf(to);
        if (last > first && to == sheet.startOf(last)) {
            last--;
        }
        StringBuilder moved = new StringBuilder();
        for (int line = first; line <= last; line++) {
            String text = sheet.line(line);
            moved.append(line == first ? "" : "\n")
                    .append(way > 0 ? (text.isBlank() ? text : " ".repeat(STEP) + text) : out(text));
        }
        int start = sheet.startOf(first);
        int end = sheet.startOf(last) + sheet.getParagraphLength(last);
        boolean several = last > first;
        int before = sheet.line(first).length();
        int caret = sheet.getCaretPosition();
        sheet.replaceText(start, end, moved.toString());
        if (several) {
            sheet.selectRange(start, start + moved.length());
        } else {
            sheet.moveTo(Math.max(start, caret + sheet.line(first).length() - before));
        }
        return true;
    }

    private static String out(String line) {
        int blanks = 0;
        while (blanks < STEP && blanks < line.length() && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return line.substring(blanks);
    }

    /** A new line begins where the one before does, one step further in behind what opens something. */
    private boolean enter() {
        int at = sheet.getSelection().getStart();
        int line = sheet.lineOf(at);
        String before = sheet.line(line).substring(0, at - sheet.startOf(line));
        int indent = before.length() - before.stripLeading().length();
        String said = before.strip();
        boolean opens = said.endsWith(":") || said.endsWith("{") || said.endsWith("[");
        int dash = said.startsWith("- ") && said.contains(": ") || said.matches("- \\S+:") ? STEP : 0;
        String blanks = " ".repeat(indent + dash + (opens ? STEP : 0));
        String behind = sheet.line(sheet.lineOf(sheet.getSelection().getEnd()))
                .substring(sheet.getSelection().getEnd()
                        - sheet.startOf(sheet.lineOf(sheet.getSelection().getEnd())));
        boolean closes = (said.endsWith("{") || said.endsWith("["))
                && (behind.strip().startsWith("}") || behind.strip().startsWith("]"));
        sheet.replaceSelection("\n" + blanks + (closes ? "\n" + " ".repeat(indent) : ""));
        sheet.moveTo(at + 1 + blanks.length());
        sheet.requestFollowCaret();
        return true;
    }

    /** Within the blanks that a line begins with, a whole step. */
    private boolean back() {
        if (sheet.getSelection().getLength() > 0) {
            return false;
        }
        int at = sheet.getCaretPosition();
        int start = sheet.startOf(sheet.lineOf(at));
        String before = sheet.getText(start, at);
        if (before.length() < STEP || before.length() % STEP != 0 || !before.isBlank() || before.indexOf('\t') >= 0) {
            return false;
        }
        sheet.deleteText(at - STEP, at);
        return true;
    }
}
