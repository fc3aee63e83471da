package dev.flotilla.app.ui.canvas.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what may meet a rectangle, by square cells. Filled once, then only read. */
public final class GridIndex<T> {
    private record Cell(int x, int y) {}

    /** Above this many cells looking at every entry is cheaper. */
    private static final double MOST_CELLS = 2_000;

    private final double cell;
    private final Map<Cell, BitSet> cells = new HashMap<>();
    private final BitSet wide = new BitSet();
    private final List<Box> boxes = new ArrayList<>();
    private final List<T> values = new ArrayList<>();

    public GridIndex(double cell) {
        this.cell = cell;
    }

    public void add(Box box, T value) {
        int id = values.size();
        boxes.add(box);
        values.add(value);
        if (count(box) > MOST_CELLS) {
            wide.set(id);
            return;
        }
        for (int x = at(box.x()); x <= at(box.right()); x++) {
            for (int y = at(box.y()); y <= at(box.bottom()); y++) {
                cells.computeIfAbsent(new Cell(x, y), c -> new BitSet()).set(id);
            }
        }
    }

    /** Each once, in the order of adding. */
    public List<T> meeting(Box area) {
        BitSet candidates = new BitSet(values.size());
        if (count(area) > MOST_CELLS) {
            candidates.set(0, values.size());
        } else {
            candidates.or(wide);
            for (int x = at(area.x()); x <= at(area.right()); x++) {
                for (int y = at(area.y()); y <= at(area.bottom()); y++) {
                    BitSet here = cells.get(new Cell(x, y));
                    if (here != null) {
                        candidates.or(here);
                    }
                }
            }
        }
        List<T> found = new ArrayList<>();
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (boxes.get(i).meets(area)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    private double count(Box box) {
        return (1.0 + at(box.right()) - at(box.x())) * (1.0 + at(box.bottom()) - at(box.y()));
    }

    private int at(double v) {
        return (int) Math.floor(v / cell);
    }
}
