package dev.flotilla.app.ui.monitor.matrix;

import dev.flotilla.app.monitor.matrix.Cell;
import dev.flotilla.app.monitor.matrix.CellState;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import java.util.OptionalLong;

/** A matrix as a table of text: a line for each pair that has something to say. What is unknown is empty. */
public final class MatrixCsv {
    private MatrixCsv() {}

    public static String of(TruthMatrix matrix) {
        StringBuilder text = new StringBuilder("from,to,state,sent,received,lost_percent,age_ms,cause,code\r\n");
        for (Cell cell : matrix.cells()) {
            if (cell.state() != CellState.SELF && cell.state() != CellState.NOT_PEERS) {
                text.append(field(cell.from()))
                        .append(',')
                        .append(field(cell.to()))
                        .append(',');
                text.append(cell.state().code())
                        .append(',')
                        .append(number(cell.sent()))
                        .append(',');
                text.append(number(cell.received())).append(',');
                cell.lostPercent().ifPresent(text::append);
                text.append(',').append(number(cell.ageMs())).append(',');
                text.append(cell.cause().map(c -> c.code()).orElse("")).append(',');
                text.append(cell.cause().map(c -> c.number()).orElse("")).append("\r\n");
            }
        }
        return text.toString();
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    /** A table program takes what begins with these for a formula: an apostrophe makes it text. */
    private static String field(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
