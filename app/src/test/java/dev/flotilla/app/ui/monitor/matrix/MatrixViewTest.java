package dev.flotilla.app.ui.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.matrix.TruthMatrix;
import dev.flotilla.app.pictures.MeshHealth;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixViewTest {
    private static TruthMatrix matrix() {
        return TruthMatrix.of(MeshHealth.lab()
                .lost("mosaic-1", "mosaic-3", 42)
                .silent("node-c")
                .health());
    }

    @Test
    void onlyProblemsLeavesTheRowsAndColumnsThatHaveOne() {
        MatrixView view = MatrixView.of(matrix(), Map.of(), true);
        assertThat(view.rows()).hasSize(1);
        assertThat(view.rowName(0)).isEqualTo("mosaic-1");
        assertThat(view.columns()).hasSize(1);
        assertThat(view.columnName(0)).isEqualTo("mosaic-3");
        assertThat(view.place("mosaic-1", "mosaic-3")).hasValue(new int[] {0, 0});
        assertThat(view.place("mosaic-2", "mosaic-3")).isEmpty();
    }

    @Test
    void aSideThatCannotBeAskedIsAQuestionMarkAndNotNought() {
        TruthMatrix matrix = matrix();
        assertThat(CellLook.figures(matrix.cell("node-a", "node-c").orElseThrow()))
                .isEqualTo("300 / ?");
        assertThat(CellLook.figures(matrix.cell("node-a", "node-b").orElseThrow()))
                .isEqualTo("300 / 300");
        assertThat(MatrixCsv.of(matrix).lines())
                .contains("node-a,node-b,heard,300,300,0.0,700,,")
                .anyMatch(line -> line.startsWith("node-a,node-c,unknown,300,,"));
    }

    @Test
    void aNameThatATableProgramWouldReckonWithIsText() {
        TruthMatrix matrix = TruthMatrix.of(MeshHealth.wide(2).health());
        assertThat(MatrixCsv.of(matrix)).startsWith("from,to,state").doesNotContain("\"");
    }

    @Test
    void cellsShrinkWithTheirNumberAndHoldLess() {
        CellSize few = CellSize.fit(1300, 800, 8, 9, 1);
        assertThat(few.width()).isEqualTo(96);
        assertThat(few.height()).isBetween(44.0, 68.0);
        assertThat(few.detail()).isEqualTo(CellSize.Detail.FIGURES);
        assertThat(CellSize.fit(1300, 800, 30, 30, 1).detail()).isEqualTo(CellSize.Detail.GLYPH);
        CellSize many = CellSize.fit(1300, 800, 100, 100, 1);
        assertThat(many.detail()).isEqualTo(CellSize.Detail.BLOCK);
        assertThat(many.headWidth() + 100 * many.width()).isLessThanOrEqualTo(1300);
        assertThat(CellSize.fit(1300, 800, 100, 100, 8).detail()).isEqualTo(CellSize.Detail.FIGURES);
    }
}
