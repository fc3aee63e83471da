package dev.flotilla.app.observe;

import dev.flotilla.app.docker.RunningContainer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of containers while one takes the place of another: for some seconds the new one runs beside the one that it replaces, under
 * the name of that one with {@link #NEXT} behind it.
 */
public final class Interim {
    public static final String NEXT = ".flotilla-next";

    private Interim() {}

    /** As it will be: a new one that runs already stands for the one that it replaces; one that does not run is not there yet. */
    public static List<RunningContainer> settled(List<RunningContainer> containers) {
        Set<String> replaced = new HashSet<>();
        for (RunningContainer container : containers) {
            if (container.name().endsWith(NEXT) && container.isRunning()) {
                replaced.add(base(container));
            }
        }
        List<RunningContainer> settled = new ArrayList<>();
        for (RunningContainer container : containers) {
            boolean next = container.name().endsWith(NEXT);
            if (next && container.isRunning()) {
                settled.add(container.named(base(container)));
            } else if (!next && !replaced.contains(container.name())) {
                settled.add(container);
            }
        }
        return settled;
    }

    /** Names of those that have a new one beside them, running or not. */
    public static List<String> nodes(List<RunningContainer> containers) {
        return containers.stream()
                .filter(c -> c.name().endsWith(NEXT))
                .map(Interim::base)
                .toList();
    }

    private static String base(RunningContainer container) {
        return container.name().substring(0, container.name().length() - NEXT.length());
    }
}
