package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How many pairs are in each state. */
final class MatrixCounts {
    private static final List<CellState> ALWAYS =
            List.of(CellState.HEARD, CellState.LOSSY, CellState.NOT_HEARD, CellState.ODD, CellState.UNKNOWN);

    private MatrixCounts() {}

    /** @param words whether there is room for them beside the glyphs */
    static void fill(HBox box, TruthMatrix matrix, boolean words) {
        box.getChildren().clear();
        for (CellState state : ALWAYS) {
            int count = matrix.counts().getOrDefault(state, 0);
            if (count > 0 || state == CellState.HEARD) {
                HBox one = new HBox(6);
                one.setAlignment(Pos.CENTER_LEFT);
                CellLook.status(state).ifPresent(s -> one.getChildren().add(Icons.status(s, 16)));
                one.getChildren().add(Labels.section(Integer.toString(count)));
                if (words) {
                    one.getChildren().add(Labels.of(state.word(), "fl-muted"));
                }
                one.setAccessibleText(count + " " + state.word());
                one.setMinWidth(Region.USE_PREF_SIZE);
                box.getChildren().add(one);
            }
        }
    }
}
