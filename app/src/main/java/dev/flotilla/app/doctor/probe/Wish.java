package dev.flotilla.app.doctor.probe;

import java.util.List;

/**
 * What is to be examined, and how.
 *
 * @param targets one with its neighbours, or several and what is between those; none is everything
 * @param helpers whether helper containers were allowed
 * @param image of the helpers: it needs bash
 */
public record Wish(List<String> targets, boolean helpers, String image) {
    public static final String USUAL_IMAGE = "flotilla-node";

    public Wish {
        targets = List.copyOf(targets);
    }
}
