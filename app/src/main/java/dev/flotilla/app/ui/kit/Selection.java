package dev.flotilla.app.ui.kit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is selected and what has the keyboard's focus: one model for canvas, tree, tables and inspector. JavaFX thread
 * only.
 */
public final class Selection {
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Item>> focus = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** In the order of selecting; the last is the newest. */
    public ReadOnlyObjectProperty<List<Item>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    public List<Item> items() {
        return items.get();
    }

    public boolean contains(Item item) {
        return items.get().contains(item);
    }

    /** The one selected item; empty when there are none or several. */
    public Optional<Item> single() {
        return items.get().size() == 1 ? Optional.of(items.get().getFirst()) : Optional.empty();
    }

    /** Where the keyboard is, which may differ from what is selected. */
    public ReadOnlyObjectProperty<Optional<Item>> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    public void only(Item item) {
        focus.set(Optional.of(item));
        set(List.of(item));
    }

    public void toggle(Item item) {
        Set<Item> next = new LinkedHashSet<>(items.get());
        if (!next.remove(item)) {
            next.add(item);
        }
        focus.set(Optional.of(item));
        set(next);
    }

    public void set(Collection<Item> next) {
        List<Item> copy = List.copyOf(new LinkedHashSet<>(next));
        if (!copy.equals(items.get())) {
            items.set(copy);
        }
    }

    public void focus(Item item) {
        focus.set(Optional.of(item));
    }

    public void clear() {
        focus.set(Optional.empty());
        set(List.of());
    }

    /** Drops what is no longer there. */
    public void retain(Collection<Item> existing) {
        Set<Item> alive = Set.copyOf(existing);
        set(items.get().stream().filter(alive::contains).toList());
        if (focus.get().isPresent() && !alive.contains(focus.get().get())) {
            focus.set(Optional.empty());
        }
    }
}
