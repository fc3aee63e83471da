package dev.flotilla.app.observe;

import dev.flotilla.app.docker.RunningContainer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stacks have on a host, running or not: what nobody would stop any more if the host were forgotten.
 *
 * @param containers how many, by the name of the stack
 */
public record CarriedStacks(SortedMap<String, Integer> containers) {
    public CarriedStacks {
        containers = Collections.unmodifiableSortedMap(new TreeMap<>(containers));
    }

    public static CarriedStacks of(List<RunningContainer> onHost) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        onHost.forEach(c -> c.label(Labels.STACK).ifPresent(stack -> counts.merge(stack, 1, Integer::sum)));
        return new CarriedStacks(counts);
    }

    public boolean isEmpty() {
        return containers.isEmpty();
    }

    /** Such as {@code 1 container of stack blog, 2 containers of stack shop}. */
    public String inWords() {
        return containers.entrySet().stream().map(CarriedStacks::words).collect(Collectors.joining(", "));
    }

    private static String words(Map.Entry<String, Integer> stack) {
        return stack.getValue() + (stack.getValue() == 1 ? " container" : " containers") + " of stack "
                + stack.getKey();
    }
}
