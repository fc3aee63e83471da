package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows and columns that are shown of a matrix, with what their heads say.
 *
 * @param rows indices into the matrix; {@code columns} likewise
 * @param heads by name of the node
 */
record MatrixView(TruthMatrix matrix, List<Integer> rows, List<Integer> columns, Map<String, Head> heads) {
    static final MatrixView NONE = of(TruthMatrix.NONE, Map.of(), false);

    /**
     * What stands at a row or over a column.
     *
     * @param host in small letters under the name
     * @param series of the host's strip, 1-6; 0 for none
     */
    record Head(String host, int series) {
        static final Head NONE = new Head("", 0);
    }

    /** @param problems only rows and columns in which somebody should look at a cell */
    static MatrixView of(TruthMatrix matrix, Map<String, Head> heads, boolean problems) {
        int width = matrix.receivers().size();
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        IntStream.range(0, matrix.senders().size())
                .filter(r -> !problems || IntStream.range(0, width).anyMatch(c -> isTrouble(matrix, r, c)))
                .forEach(rows::add);
        IntStream.range(0, width)
                .filter(c ->
                        !problems || IntStream.range(0, matrix.senders().size()).anyMatch(r -> isTrouble(matrix, r, c)))
                .forEach(columns::add);
        return new MatrixView(matrix, rows, columns, heads);
    }

    private static boolean isTrouble(TruthMatrix matrix, int row, int column) {
        return matrix.cell(row, column).state().trouble();
    }

    boolean isEmpty() {
        return rows.isEmpty() || columns.isEmpty();
    }

    String rowName(int row) {
        return matrix.senders().get(rows.get(row));
    }

    String columnName(int column) {
        return matrix.receivers().get(columns.get(column));
    }

    Head head(String name) {
        return heads.getOrDefault(name, Head.NONE);
    }

    /** @param row among those that are shown; {@code column} likewise */
    Cell cell(int row, int column) {
        return matrix.cell(rows.get(row), columns.get(column));
    }

    /** Where a pair stands; empty when it is not shown. */
    Optional<int[]> place(String from, String to) {
        int row = rows.indexOf(matrix.senders().indexOf(from));
        int column = columns.indexOf(matrix.receivers().indexOf(to));
        return row < 0 || column < 0 ? Optional.empty() : Optional.of(new int[] {row, column});
    }
}
