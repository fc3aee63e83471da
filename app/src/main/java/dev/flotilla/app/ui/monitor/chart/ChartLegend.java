package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.monitor.MarkGlyph;
import dev.flotilla.app.ui.monitor.NodeMark;
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

/** Who is who in a plot, with its value at the cursor or, without one, the last: a table for eyes and screen readers. */
final class ChartLegend extends VBox {
    private static final double GAP = 4;

    private record Key(String name, NodeMark mark) {}

    private final String title;
    private final DoubleFunction<String> words;
    private final List<Label> values = new ArrayList<>();
    private final Label more = Labels.secondary("");
    private List<Key> keys = List.of();

    ChartLegend(String title, DoubleFunction<String> words) {
        super(GAP);
        this.title = title;
        this.words = words;
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
    }

    void show(List<Curve> curves, OptionalLong cursor) {
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
            OptionalDouble value = cursor.isPresent() ? curve.at(cursor.getAsLong()) : curve.last();
            String word = value.isPresent() ? words.apply(value.getAsDouble()) : "\u2013";
            values.get(i).setText(word);
            values.get(i).getParent().setAccessibleText(curve.name() + ", " + word);
            all.append(", ").append(curve.name()).append(' ').append(value.isPresent() ? word : "no value");
        }
        setAccessibleText(all.toString());
    }

    private void rebuild(int rest) {
        values.clear();
        getChildren().clear();
        for (Key key : keys) {
            Label name = new Label(key.name());
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            Label value = Labels.mono("");
            value.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(8, new MarkGlyph(key.mark()), name, value);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setAccessibleRole(AccessibleRole.TABLE_ROW);
            values.add(value);
            getChildren().add(row);
        }
        if (rest > 0) {
            more.setText(rest + " more as a grey band");
            getChildren().add(more);
        }
    }
}
