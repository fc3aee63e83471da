package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.monitor.MarkGlyph;
import dev.flotilla.app.ui.monitor.NodeMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Who is who in a plot, with its value at the cursor or, without one, the last: a table for eyes and screen readers. A last
 * value that does not hold any more is grey and has its age.
 */
final class ChartLegend extends VBox {
    private static final double GAP = 4;
    private static final String NONE = "\u2013";

    private static final String OLD = "fl-old";
    /** A longer name leaves no room for value and age beside it: the age stands below them. */
    private static final int SHORT = 12;

    private record Key(String name, NodeMark mark) {}

    private record Row(HBox whole, Label value, Label age) {}

    /** @param age "42 s ago"; empty for what holds now or at the cursor */
    private record Reading(String value, String age) {
        String words() {
            return age.isEmpty() ? value : value + ", " + age;
        }
    }

    private final String title;
    private final DoubleFunction<String> words;
    private final List<Row> rows = new ArrayList<>();
    private final Label more = Labels.secondary("");
    private List<Key> keys = List.of();

    ChartLegend(String title, DoubleFunction<String> words) {
        super(GAP);
        this.title = title;
        this.words = words;
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
    }

    /** @param nowMs for the ages of last values */
    void show(List<Curve> curves, OptionalLong cursor, long nowMs) {
        int lines = Math.min(CurvePainter.LINES, curves.size());
        List<Key> next = curves.stream()
                .limit(lines)
                .map(c -> new Key(c.name(), c.mark()))
                .toList();
        if (!next.equals(keys)) {
            keys = next;
            rebuild(curves.size() - lines);
        }
        StringBuilder all = new StringBuilder(title);
        for (int i = 0; i < lines; i++) {
            Curve curve = curves.get(i);
            Reading reading = reading(curve, cursor, nowMs);
            show(rows.get(i), reading);
            rows.get(i).whole().setAccessibleText(curve.name() + ", " + reading.words());
            all.append(", ")
                    .append(curve.name())
                    .append(' ')
                    .append(reading.value().equals(NONE) ? "no value" : reading.words());
        }
        setAccessibleText(all.toString());
    }

    private Reading reading(Curve curve, OptionalLong cursor, long nowMs) {
        OptionalDouble value = cursor.isPresent() ? curve.at(cursor.getAsLong()) : curve.last();
        String word = value.isPresent() ? words.apply(value.getAsDouble()) : NONE;
        boolean old = cursor.isEmpty() && curve.isOld(nowMs);
        Instant last = Instant.ofEpochMilli(curve.lastAt().orElse(nowMs));
        return new Reading(word, old ? Amounts.ago(last, Instant.ofEpochMilli(nowMs)) : "");
    }

    private static void show(Row row, Reading reading) {
        row.value().setText(reading.value());
        row.age().setText(reading.age());
        boolean old = !reading.age().isEmpty();
        row.age().setVisible(old);
        row.age().setManaged(old);
        row.value().getStyleClass().remove(OLD);
        if (old) {
            row.value().getStyleClass().add(OLD);
        }
    }

    private void rebuild(int rest) {
        rows.clear();
        getChildren().clear();
        for (Key key : keys) {
            Label name = new Label(key.name());
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            Label value = Labels.mono("");
            value.setMinWidth(USE_PREF_SIZE);
            Label age = Labels.of("", "fl-mono-tiny", OLD);
            age.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(8, new MarkGlyph(key.mark()), name);
            row.setAlignment(Pos.CENTER_LEFT);
            if (key.name().length() <= SHORT) {
                row.getChildren().addAll(value, age);
            } else {
                VBox below = new VBox(value, age);
                below.setAlignment(Pos.CENTER_RIGHT);
                below.setMinWidth(USE_PREF_SIZE);
                row.getChildren().add(below);
            }
            row.setAccessibleRole(AccessibleRole.TABLE_ROW);
            rows.add(new Row(row, value, age));
            getChildren().add(row);
        }
        if (rest > 0) {
            more.setText(rest + " more as a grey band");
            getChildren().add(more);
        }
    }
}
