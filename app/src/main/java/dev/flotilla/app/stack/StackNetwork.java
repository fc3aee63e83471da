package dev.flotilla.app.stack;

import java.util.Optional;

/** A network the file names; {@code default} is there without being named. */
public record StackNetwork(String name, boolean external, boolean internal, Optional<String> realName) {}
