package dev.flotilla.app.stack;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a service may use at most, and what it asks to be kept for it. */
public record Limits(
        OptionalDouble cpus, OptionalLong memoryBytes, OptionalDouble reservedCpus, OptionalLong reservedMemoryBytes) {
    public static final Limits NONE =
            new Limits(OptionalDouble.empty(), OptionalLong.empty(), OptionalDouble.empty(), OptionalLong.empty());
}
