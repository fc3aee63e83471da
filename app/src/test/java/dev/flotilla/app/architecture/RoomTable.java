package dev.flotilla.app.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may use whom. A room is the first word of a package below the root ({@code ui} rooms: the first two); every room
 * may use itself and the node's public face where it says {@code node}.
 */
final class RoomTable {
    private static final Set<String> VALUES = Set.of("base", "source", "secret", "fleet", "stack");
    private static final Set<String> CORE = Set.of(
            "base",
            "source",
            "secret",
            "fleet",
            "stack",
            "placement",
            "docker",
            "observe",
            "monitor",
            "peers",
            "doctor",
            "launch",
            "deploy",
            "split",
            "eject");

    /** Rooms whose own package (not its sub-packages) does no I/O and knows no clock, thread or window. */
    static final List<String> PURE = List.of(
            "base",
            "source",
            "secret",
            "fleet",
            "stack",
            "placement",
            "docker",
            "observe",
            "monitor",
            "peers",
            "doctor",
            "launch",
            "deploy",
            "split",
            "eject");

    private static final Map<String, Set<String>> MAY_USE = table();

    private RoomTable() {}

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> t = new TreeMap<>();
        t.put("base", Set.of());
        t.put("source", Set.of("base"));
        t.put("secret", Set.of("base"));
        t.put("fleet", Set.of("base", "secret"));
        t.put("stack", Set.of("base", "secret"));
        t.put("peers", plus(VALUES, "docker", "observe"));
        t.put("split", VALUES);
        t.put("placement", VALUES);
        t.put("docker", VALUES);
        t.put("observe", plus(VALUES, "docker"));
        t.put("monitor", plus(VALUES, "docker", "observe"));
        t.put("doctor", plus(VALUES, "docker", "observe", "monitor", "peers"));
        t.put("launch", plus(VALUES, "docker"));
        t.put("deploy", plus(VALUES, "placement", "docker", "observe"));
        t.put("eject", plus(VALUES, "placement", "docker", "observe", "monitor", "peers", "deploy"));
        t.put("persistence", CORE);
        t.put("cli", CORE);
        t.put("ui.kit", CORE);
        t.put("ui.window", plus(CORE, "ui"));
        t.put("boot", plus(CORE, "persistence", "cli", "ui"));
        return t;
    }

    private static Set<String> plus(Set<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    static boolean knows(String room) {
        return MAY_USE.containsKey(room) || room.startsWith("ui.");
    }

    static boolean mayUse(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        Set<String> allowed = MAY_USE.getOrDefault(from, plus(CORE, "ui.kit"));
        return allowed.contains(to) || allowed.contains(to.split("\\.", 2)[0]);
    }

    /** The room of a package, or an empty text for one outside the root. */
    static String roomOf(String root, String packageName) {
        if (!packageName.startsWith(root + ".")) {
            return "";
        }
        String[] words = packageName.substring(root.length() + 1).split("\\.", -1);
        return words[0].equals("ui") && words.length > 1 ? "ui." + words[1] : words[0];
    }

    /** Whether a package is a sub-package of a room, that is, one of its doors. */
    static boolean isDoor(String root, String packageName) {
        String room = roomOf(root, packageName);
        return !room.isEmpty() && !packageName.equals(root + "." + room);
    }
}
