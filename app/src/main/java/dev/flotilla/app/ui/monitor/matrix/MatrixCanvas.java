package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.ui.kit.Fonts;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Theme;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The matrix on a canvas: heads that stay, cells that scroll, one pair selected by mouse or arrow keys. */
final class MatrixCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Region probe = Ink.probe();
    private final MatrixSelection selection;
    private final Tooltip tooltip = new Tooltip();
    private MatrixView view = MatrixView.NONE;
    private CellSize size = CellSize.fit(0, 0, 1, 1, 1);
    private Optional<Ink> ink = Optional.empty();
    private double zoom = 1;
    private double scrollX;
    private double scrollY;

    MatrixCanvas(MatrixSelection selection, Theme theme) {
        this.selection = selection;
        getChildren().addAll(canvas, probe);
        setFocusTraversable(true);
        setMinSize(0, 0);
        getStyleClass().add("fl-matrix");
        setId("truth-matrix");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        selection.chosenProperty().addListener((o, was, is) -> {
            bringIntoView();
            paint();
            tell();
        });
        focusedProperty().addListener((o, was, is) -> paint());
        theme.darkProperty().addListener((o, was, is) -> {
            ink = Optional.empty();
            paint();
        });
        setOnMousePressed(this::press);
        setOnMouseMoved(this::hover);
        setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
        Tooltip.install(this, tooltip);
    }

    void show(MatrixView next) {
        view = next;
        tell();
        requestLayout();
        paint();
    }

    private void tell() {
        long trouble =
                view.matrix().cells().stream().filter(c -> c.state().trouble()).count();
        setAccessibleText("Truth matrix, " + view.rows().size() + " nodes, " + trouble
                + " pairs in trouble; use the table to walk it");
        setAccessibleHelp(chosen().map(CellLook::sentence).orElse(""));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    Optional<Cell> chosen() {
        return selection.chosenProperty().get().flatMap(c -> view.matrix().cell(c.from(), c.to()));
    }

    private Optional<int[]> chosenPlace() {
        return selection.chosenProperty().get().flatMap(c -> view.place(c.from(), c.to()));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        paint();
    }

    private void fit() {
        size = CellSize.fit(
                canvas.getWidth() - 8,
                canvas.getHeight() - 8,
                view.rows().size(),
                view.columns().size(),
                zoom);
        scrollX = Math.clamp(scrollX, 0, mostX());
        scrollY = Math.clamp(scrollY, 0, mostY());
    }

    private double mostX() {
        return Math.max(0, size.headWidth() + view.columns().size() * size.width() - canvas.getWidth());
    }

    private double mostY() {
        return Math.max(0, size.headHeight() + view.rows().size() * size.height() - canvas.getHeight());
    }

    void paint() {
        if (canvas.getWidth() <= 0 || canvas.getHeight() <= 0 || getScene() == null) {
            return;
        }
        fit();
        Ink colours = ink.orElseGet(() -> Ink.read(probe));
        ink = Optional.of(colours);
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.setFill(colours.of(Ink.Name.SURFACE));
        gc.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (view.isEmpty()) {
            return;
        }
        int[] at = chosenPlace().orElse(new int[] {-1, -1});
        int firstRow = (int) (scrollY / size.height());
        int lastRow = Math.min(
                view.rows().size() - 1, (int) ((scrollY + canvas.getHeight() - size.headHeight()) / size.height()));
        int firstColumn = (int) (scrollX / size.width());
        int lastColumn = Math.min(
                view.columns().size() - 1, (int) ((scrollX + canvas.getWidth() - size.headWidth()) / size.width()));
        gc.save();
        gc.beginPath();
        gc.rect(size.headWidth(), size.headHeight(), canvas.getWidth(), canvas.getHeight());
        gc.clip();
        MatrixPainter painter = new MatrixPainter(gc, colours, size);
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                painter.cell(view.cell(row, column), x(column), y(row), row == at[0] || column == at[1]);
            }
        }
        selected(gc, colours, at);
        gc.restore();
        HeadPainter heads = new HeadPainter(gc, colours, size, view);
        heads.columns(firstColumn, lastColumn, size.headWidth(), scrollX, at[1]);
        gc.setFill(colours.of(Ink.Name.SURFACE));
        gc.fillRect(0, 0, size.headWidth(), size.headHeight());
        heads.rows(firstRow, lastRow, size.headHeight(), scrollY, at[0]);
        corner(gc, colours);
        Bars.paint(gc, colours, scrollX, mostX(), scrollY, mostY());
    }

    private void selected(GraphicsContext gc, Ink colours, int[] at) {
        if (at[0] < 0) {
            return;
        }
        double gap = size.detail() == CellSize.Detail.BLOCK ? 1 : 4;
        gc.setStroke(colours.of(Ink.Name.ACCENT_EMPHASIS));
        gc.setLineWidth(2.5);
        double x = x(at[1]);
        double y = y(at[0]);
        gc.strokeRoundRect(x, y, size.width() - gap, size.height() - gap, 8, 8);
        if (isFocused()) {
            gc.setLineWidth(1.5);
            gc.setLineDashes(4, 3);
            gc.strokeRoundRect(x - 3, y - 3, size.width() - gap + 6, size.height() - gap + 6, 10, 10);
            gc.setLineDashes();
        }
    }

    private void corner(GraphicsContext gc, Ink colours) {
        gc.setFill(colours.of(Ink.Name.SURFACE));
        gc.fillRect(0, 0, size.headWidth(), size.headHeight());
        gc.setFont(Font.font(Fonts.TEXT, 11));
        gc.setFill(colours.of(Ink.Name.MUTED));
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText("sent by (row)", 18, size.headHeight() - 30);
        gc.fillText("received by (column)", 18, size.headHeight() - 14);
    }

    private double x(int column) {
        return Math.rint(size.headWidth() + column * size.width() - scrollX);
    }

    private double y(int row) {
        return Math.rint(size.headHeight() + row * size.height() - scrollY);
    }

    private Optional<int[]> at(double x, double y) {
        if (x < size.headWidth() || y < size.headHeight()) {
            return Optional.empty();
        }
        int column = (int) ((x - size.headWidth() + scrollX) / size.width());
        int row = (int) ((y - size.headHeight() + scrollY) / size.height());
        return row < view.rows().size() && column < view.columns().size()
                ? Optional.of(new int[] {row, column})
                : Optional.empty();
    }

    private void press(MouseEvent event) {
        requestFocus();
        at(event.getX(), event.getY()).ifPresent(p -> {
            select(p[0], p[1]);
            if (event.getButton() == MouseButton.PRIMARY && (hasCause(p) || event.getClickCount() == 2)) {
                selection.open(true);
            }
        });
    }

    private boolean hasCause(int[] place) {
        return view.cell(place[0], place[1]).cause().isPresent();
    }

    private void hover(MouseEvent event) {
        tooltip.setText(at(event.getX(), event.getY())
                .map(p -> CellLook.sentence(view.cell(p[0], p[1])))
                .orElse(""));
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(event.getDeltaY() > 0 ? 1.25 : .8);
        } else {
            scrollX = Math.clamp(scrollX - event.getDeltaX(), 0, mostX());
            scrollY = Math.clamp(scrollY - event.getDeltaY(), 0, mostY());
            paint();
        }
        event.consume();
    }

    private void zoom(double by) {
        zoom = Math.clamp(zoom * by, 1, 12);
        paint();
        bringIntoView();
        paint();
    }

    private void select(int row, int column) {
        selection.choose(view.rowName(row), view.columnName(column));
    }

    private void bringIntoView() {
        chosenPlace().ifPresent(p -> {
            double left = p[1] * size.width();
            double top = p[0] * size.height();
            scrollX = between(left + size.width() - (canvas.getWidth() - size.headWidth()), scrollX, left);
            scrollY = between(top + size.height() - (canvas.getHeight() - size.headHeight()), scrollY, top);
        });
    }

    /** In a view that is smaller than one cell, its beginning. */
    private static double between(double least, double value, double most) {
        return Math.min(most, Math.max(least, value));
    }

    private void key(KeyEvent event) {
        if (view.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int[] at = chosenPlace().orElse(new int[] {0, -1});
        int row = at[0];
        int column = at[1];
        switch (event.getCode()) {
            case LEFT -> column = Math.max(0, column - 1);
            case RIGHT -> column = Math.min(view.columns().size() - 1, column + 1);
            case UP -> row = Math.max(0, row - 1);
            case DOWN -> row = Math.min(view.rows().size() - 1, row + 1);
            case HOME -> column = 0;
            case END -> column = view.columns().size() - 1;
            case ENTER -> selection.open(true);
            case PLUS, ADD, EQUALS -> zoom(1.25);
            case MINUS, SUBTRACT -> zoom(.8);
            default -> {
                return;
            }
        }
        event.consume();
        if (row != at[0] || column != at[1]) {
            select(row, Math.max(0, column));
        }
    }
}
