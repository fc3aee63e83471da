package dev.flotilla.app.ui.kit.code;

import dev.flotilla.app.source.code.Offer;
import dev.flotilla.app.source.code.Proposal;
import dev.flotilla.app.source.code.Proposer;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The words that may be written at the caret, in a list beside it. Keys stay with the text: up and down choose, Tab and Enter
 * take, Escape closes. What was not asked for has nothing chosen, so that Enter is a new line still.
 */
final class Proposals {
    private static final double ROW = 24;
    private static final double WIDTH = 380;
    private static final int ROWS = 8;

    private final Sheet sheet;
    private final Proposer proposer;
    private final StackPane around;
    private final ListView<Proposal> list = new ListView<>();
    private Offer offer = Offer.NONE;

    /** @param around lies over the text; the list is shown in it */
    Proposals(Sheet sheet, Proposer proposer, StackPane around) {
        this.sheet = sheet;
        this.proposer = proposer;
        this.around = around;
        list.setId("code-proposals");
        list.getStyleClass().addAll("fl-popup", "fl-code-proposals");
        list.setAccessibleText("Proposals");
        list.setFocusTraversable(false);
        list.setManaged(false);
        list.setVisible(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Row());
        list.setOnMouseClicked(e -> take());
        around.getChildren().add(list);
    }

    boolean isShowing() {
        return list.isVisible();
    }

    /** What is proposed now; nothing while the list is closed. */
    void hide() {
        list.setVisible(false);
        offer = Offer.NONE;
    }

    /** @param asked somebody wants to see all, and takes the first with Enter */
    void show(boolean asked) {
        if (!asked && !sheet.isFocused()) { // left while the fingers rested
            hide();
            return;
        }
        offer = proposer.at(sheet.getText(), sheet.getCaretPosition());
        boolean typed = offer.end() > offer.start();
        Optional<Bounds> caret = sheet.getCaretBounds().map(around::screenToLocal);
        if (offer.proposals().isEmpty() || !asked && !typed || caret.isEmpty()) {
            hide();
            return;
        }
        list.getItems().setAll(offer.proposals());
        if (asked) {
            list.getSelectionModel().select(0);
        } else {
            list.getSelectionModel().clearSelection();
        }
        list.scrollTo(0);
        place(caret.get());
        list.setVisible(true);
        list.toFront();
    }

    /** Under the caret, or above it where more room is. */
    private void place(Bounds caret) {
        double width = Math.min(WIDTH, around.getWidth() - 8);
        double below = around.getHeight() - caret.getMaxY() - 4;
        double wanted = Math.min(ROWS, list.getItems().size()) * ROW + 4;
        boolean under = below >= wanted || below >= caret.getMinY();
        double height = Math.max(ROW + 4, Math.min(wanted, under ? below : caret.getMinY() - 4));
        double x = Math.clamp(caret.getMinX(), 0, Math.max(0, around.getWidth() - width));
        list.resizeRelocate(x, under ? caret.getMaxY() + 2 : caret.getMinY() - height - 2, width, height);
    }

    /** Whether the key was for the list. */
    boolean key(KeyEvent event) {
        if (!isShowing()) {
            return false;
        }
        switch (event.getCode()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-ROWS);
            case PAGE_DOWN -> move(ROWS);
            case ESCAPE -> hide();
            case TAB -> take();
            case ENTER -> {
                if (list.getSelectionModel().getSelectedIndex() < 0) {
                    hide();
                    return false;
                }
                take();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int by) {
        int at = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        int next = at < 0 ? (by > 0 ? 0 : last) : Math.clamp(at + (long) by, 0, last);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - ROWS + 1));
        // The focus stays in the text: a screen reader hears of the choice from there.
        sheet.setAccessibleHelp(list.getItems().get(next).word() + " "
                + list.getItems().get(next).about());
    }

    /** What was typed since the list was made counts as well. */
    private void take() {
        int chosen = Math.max(0, list.getSelectionModel().getSelectedIndex());
        String word = chosen < offer.proposals().size()
                ? offer.proposals().get(chosen).word()
                : "";
        hide();
        Offer now = proposer.at(sheet.getText(), sheet.getCaretPosition());
        now.proposals().stream().filter(p -> p.word().equals(word)).findFirst().ifPresent(p -> write(now, p));
        sheet.requestFocus();
    }

    private void write(Offer now, Proposal proposal) {
        int line = sheet.lineOf(now.start());
        String indent = " ".repeat(now.start() - sheet.startOf(line));
        String insert = proposal.insert().replace("\n", "\n" + indent);
        sheet.replaceText(now.start(), now.end(), insert);
        int caret = now.start() + insert.length();
        boolean within = insert.endsWith("\"\"") || insert.endsWith("[]") || insert.endsWith("{}");
        sheet.moveTo(within ? caret - 1 : caret);
        sheet.requestFollowCaret();
    }

    private static final class Row extends ListCell<Proposal> {
        private final Label word = Labels.mono("");
        private final Label about = Labels.secondary("");
        private final HBox row;

        Row() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(12, word, gap, about);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Proposal item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                word.setText(item.word());
                about.setText(item.about());
                setGraphic(row);
            }
        }
    }
}
