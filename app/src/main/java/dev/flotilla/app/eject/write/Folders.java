package dev.flotilla.app.eject.write;

import dev.flotilla.app.eject.BundleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives each name a folder of its own, also where case does not count. */
final class Folders {
    private final Map<String, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String of(String name) {
        String known = given.get(name);
        if (known != null) {
            return known;
        }
        String part = BundleFile.part(name);
        String free = part;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            free = part + "-" + n;
        }
        given.put(name, free);
        return free;
    }
}
