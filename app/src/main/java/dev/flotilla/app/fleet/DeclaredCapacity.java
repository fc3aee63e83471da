package dev.flotilla.app.fleet;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Capacity told by hand; where present it stands before what the engine says, and is shown as declared. */
public record DeclaredCapacity(OptionalDouble cpus, OptionalLong memoryBytes) {
    public static final DeclaredCapacity NONE = new DeclaredCapacity(OptionalDouble.empty(), OptionalLong.empty());
}
