package dev.flotilla.app.stack.read.tree;

import dev.flotilla.app.base.Place;

/** Dotted paths of keys: {@code services.web.ports[0]}. */
final class Paths {
    private Paths() {}

    static String of(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String of(String path, int index) {
        return path + "[" + index + "]";
    }

    static void duplicate(Findings findings, String key, Place where) {
        findings.error(
                ReadCode.DUPLICATE_KEY,
                "the key \"" + key + "\" stands twice in the same mapping",
                "Keep one of the two",
                where);
    }
}
