package dev.flotilla.app.ui.monitor.matrix;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which pair is selected, and whether its cause is shown: one model for the matrix, its table and the panel. */
final class MatrixSelection {
    record Chosen(String from, String to) {}

    private final ReadOnlyObjectWrapper<Optional<Chosen>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Boolean> open = new ReadOnlyObjectWrapper<>(false);

    ReadOnlyObjectProperty<Optional<Chosen>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Boolean> openProperty() {
        return open.getReadOnlyProperty();
    }

    void choose(String from, String to) {
        chosen.set(Optional.of(new Chosen(from, to)));
    }

    void open(boolean next) {
        open.set(next && chosen.get().isPresent());
    }

    void clear() {
        open.set(false);
        chosen.set(Optional.empty());
    }
}
