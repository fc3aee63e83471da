package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.Explanation;
import dev.flotilla.app.monitor.matrix.Remedy;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Why one direction of a pair is as it is: way, cause, evidence, remedy, where else, code. */
final class CausePanel extends VBox {
    /** More of one cause are a number. */
    private static final int SAME_SHOWN = 6;

    private final MatrixSelection selection;
    private final RemedyDeeds deeds;
    private final Theme theme;
    private final VBox body = new VBox();
    private final HBox head = new HBox(8);
    private Optional<Cell> shown = Optional.empty();

    CausePanel(MatrixSelection selection, RemedyDeeds deeds, Theme theme) {
        this.selection = selection;
        this.deeds = deeds;
        this.theme = theme;
        getStyleClass().addAll("fl-surface", "fl-left-line", "fl-cause-panel");
        setId("cause-panel");
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("fl-cause-head");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("fl-cause-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /** The same cell with new figures is drawn again, but never while the pointer or the focus is inside. */
    void show(Cell cell, MatrixView view) {
        boolean same = shown.filter(c -> c.from().equals(cell.from())
                        && c.to().equals(cell.to())
                        && c.state() == cell.state()
                        && c.cause().equals(cell.cause()))
                .isPresent();
        if (same && (isHover() || holdsFocus())) {
            return;
        }
        shown = Optional.of(cell);
        head(cell);
        body.getChildren().clear();
        Optional<Cell> back = view.matrix().cell(cell.to(), cell.from());
        add(Labels.wrapped(sentence(cell, back), "fl-small", "fl-muted"), new PathDrawing(cell, back, view, theme));
        view.matrix().explain(cell).ifPresent(e -> explain(e, view.matrix().sameCause(cell)));
        Hyperlink beats =
                Buttons.link("Open " + cell.from() + " in heartbeats", () -> deeds.openHeartbeats(cell.from()));
        beats.setGraphic(Icons.line("activity", 14));
        VBox foot = add(beats);
        cell.cause()
                .ifPresent(c -> foot.getChildren()
                        .add(Labels.secondary("Code " + c.number() + ". Quote it when you ask for help.")));
    }

    private boolean holdsFocus() {
        for (Node at = getScene() == null ? null : getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.equals(this)) {
                return true;
            }
        }
        return false;
    }

    private void head(Cell cell) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().clear();
        CellLook.status(cell.state()).ifPresent(s -> head.getChildren().add(Icons.status(s, 20)));
        Button close = Buttons.small(Buttons.icon("x", "Close, Esc", () -> selection.open(false)));
        close.setId("cause-close");
        head.getChildren().addAll(Labels.subject(cell.from() + " to " + cell.to()), gap, close);
    }

    private static String sentence(Cell cell, Optional<Cell> back) {
        String first = switch (cell.state()) {
            case HEARD -> "Heard, the last beat " + CellLook.age(cell) + " ago.";
            case LOSSY -> "Heard, but " + CellLook.word(cell) + ".";
            case NOT_HEARD -> cell.ageMs().isPresent() ? "Not heard for " + CellLook.age(cell) + "." : "Never heard.";
            case ODD -> "Heard, and yet something is wrong.";
            case UNKNOWN -> "Nobody can tell: one of the two cannot be asked.";
            case SELF -> "The node itself.";
            case NOT_PEERS -> "Neither is a peer of the other.";
            case MAINTENANCE -> "On a host in maintenance; nothing is expected.";
        };
        return first
                + back.filter(b -> CellLook.status(b.state()).isPresent())
                        .map(b -> " The way back: " + b.state().word() + ", " + CellLook.figure(b.received()) + " of "
                                + CellLook.figure(b.sent()) + ".")
                        .orElse("");
    }

    private void explain(Explanation known, List<Cell> same) {
        add(
                Labels.secondary("Cause"),
                Labels.section(known.cause().title()),
                Labels.wrapped(known.sentence(), "fl-small", "fl-muted"));
        if (!known.evidence().isEmpty()) {
            VBox evidence = add(Labels.secondary("Evidence"));
            for (String line : known.evidence()) {
                var words = Labels.wrapped(line, "fl-small");
                HBox.setHgrow(words, Priority.ALWAYS);
                HBox row = new HBox(8, Icons.muted("check", 14), words);
                evidence.getChildren().add(row);
            }
        }
        VBox remedy = add(Labels.secondary("Remedy"), Labels.wrapped(known.remedy(), "fl-small"));
        FlowPane buttons = new FlowPane(8, 8);
        boolean first = true;
        for (Remedy action : known.actions()) {
            Optional<String> offer = deeds.offer(action);
            if (offer.isPresent()) {
                Button deed = first
                        ? Buttons.primary(offer.get(), () -> deeds.begin(action))
                        : Buttons.plain(offer.get(), () -> deeds.begin(action));
                first = false;
                deed.setId("remedy");
                buttons.getChildren().add(deed);
            }
            deeds.command(action).ifPresent(c -> buttons.getChildren().add(new CopyButton("Copy command", c, () -> c)));
        }
        if (!buttons.getChildren().isEmpty()) {
            remedy.getChildren().add(buttons);
        }
        if (!same.isEmpty()) {
            same(same);
        }
    }

    private void same(List<Cell> cells) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox title = new HBox(8, Labels.section("Same cause"), gap, Labels.pill(Integer.toString(cells.size())));
        VBox box = add(title);
        for (Cell other : cells.subList(0, Math.min(SAME_SHOWN, cells.size()))) {
            Hyperlink link =
                    Buttons.link(other.from() + " to " + other.to(), () -> selection.choose(other.from(), other.to()));
            CellLook.status(other.state()).ifPresent(s -> link.setGraphic(Icons.status(s, 14)));
            box.getChildren().add(link);
        }
        if (cells.size() > SAME_SHOWN) {
            box.getChildren().add(Labels.secondary(cells.size() - SAME_SHOWN + " more"));
        }
    }

    private VBox add(Node... nodes) {
        VBox box = new VBox(6, nodes);
        box.getStyleClass().addAll("fl-cause-part", "fl-rule-below");
        body.getChildren().add(box);
        return box;
    }
}
