package dev.flotilla.app.ui.monitor;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which mark each node has. Nodes that are laid over each other never have the same; as long as there are no more of them
 * than colours, no two have the same colour. A node keeps its mark for as long as that allows. JavaFX thread only.
 */
final class Marks {
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> together = new HashSet<>();

    /** @param ticked all that are laid over each other from now on; those that were before keep their marks */
    void together(Collection<String> ticked) {
        together.retainAll(ticked);
        for (String node : ticked) {
            if (together.add(node)) {
                place(node);
            }
        }
    }

    /** One that is laid over nothing gets the mark that it would have. */
    NodeMark of(String node) {
        Integer place = places.get(node);
        return NodeMark.of(place == null ? free(node) : place);
    }

    /** What it had before, where nobody has that colour now; or where all colours are taken, nobody that mark. */
    private void place(String node) {
        Set<Integer> taken = taken(node);
        Set<Integer> colours = colours(taken);
        Integer before = places.get(node);
        boolean kept = before != null
                && !taken.contains(before)
                && (!colours.contains(before % NodeMark.COLOURS) || colours.size() == NodeMark.COLOURS);
        if (!kept) {
            places.put(node, free(node));
        }
    }

    private int free(String node) {
        Set<Integer> taken = taken(node);
        Set<Integer> colours = colours(taken);
        int free = 0;
        while (taken.contains(free) || free < NodeMark.COLOURS && colours.contains(free)) {
            free++;
        }
        return free;
    }

    private static Set<Integer> colours(Set<Integer> places) {
        Set<Integer> colours = new HashSet<>();
        places.forEach(place -> colours.add(place % NodeMark.COLOURS));
        return colours;
    }

    private Set<Integer> taken(String but) {
        Set<Integer> taken = new HashSet<>();
        for (String node : together) {
            Integer place = places.get(node);
            if (!node.equals(but) && place != null) {
                taken.add(place);
            }
        }
        return taken;
    }
}
