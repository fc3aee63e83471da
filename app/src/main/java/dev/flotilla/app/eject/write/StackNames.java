package dev.flotilla.app.eject.write;

import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.StackNetwork;

/** From names on an engine back to those that the stack's file gives. */
record StackNames(Stack stack) {
    String network(String real) {
        return stack.networks().values().stream()
                .filter(n -> n.realName().filter(real::equals).isPresent())
                .findFirst()
                .map(StackNetwork::name)
                .orElseGet(() -> unprefixed(real));
    }

    String volume(String real) {
        return stack.volumes().values().stream()
                .filter(v -> v.realName().filter(real::equals).isPresent())
                .findFirst()
                .map(NamedVolume::name)
                .orElseGet(() -> unprefixed(real));
    }

    private String unprefixed(String real) {
        String prefix = stack.name() + "_";
        return real.startsWith(prefix) && real.length() > prefix.length() ? real.substring(prefix.length()) : real;
    }

    /** As compose takes a key. */
    static String key(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
