package dev.flotilla.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docker inspect says of containers, without what is another thing each time or who made it. */
public final class InspectedContainers {
    private static final Set<String> OF_WHOEVER_MADE_IT =
            Set.of("dev.flotilla.fields", "dev.flotilla.key", "dev.flotilla.apply");
    /** Nothing, however it is written. */
    private static final Set<String> NOTHING = Set.of("null", "[]", "{}", "\"\"", "false", "0");

    private InspectedContainers() {}

    /** A line for each field of each container whose name begins so. */
    public static SortedSet<String> on(Lab lab, List<LabHost> machines, String prefix) {
        TreeSet<String> all = new TreeSet<>();
        for (LabHost machine : machines) {
            for (String name : lab.docker(machine, "ps", "-a", "--filter", "name=^" + prefix, "--format", "{{.Names}}")
                    .lines()
                    .toList()) {
                said(JsonMapper.shared()
                                .readTree(lab.docker(machine, "inspect", name))
                                .get(0))
                        .forEach(line -> all.add(machine.name() + "/" + name + " " + line));
            }
        }
        return all;
    }

    private static SortedSet<String> said(JsonNode container) {
        TreeSet<String> lines = new TreeSet<>();
        lines.add("path " + container.get("Path") + " " + container.get("Args"));
        lines.add("state " + container.at("/State/Status"));
        config(container.get("Config"), lines);
        host(container.get("HostConfig"), lines);
        container
                .get("Mounts")
                .valueStream()
                // Where it was asked for is told by "wanted", in either way.
                .filter(m -> !m.get("Type").asString().equals("tmpfs"))
                .forEach(m -> lines.add(
                        "mount " + m.get("Type") + m.path("Name").toString().replaceFirst("[0-9a-f]{64}", "anonymous")
                                + m.get("Destination") + m.get("RW")));
        container.at("/NetworkSettings/Networks").properties().forEach(network -> {
            TreeSet<String> aliases = new TreeSet<>();
            network.getValue().get("Aliases").forEach(a -> aliases.add(a.asString()));
            // Compose adds the container's name, the engine its id.
            aliases.remove(container.get("Name").asString().substring(1));
            aliases.removeIf(a -> container.get("Id").asString().startsWith(a));
            lines.add("network " + network.getKey() + " " + aliases);
        });
        container.at("/NetworkSettings/Ports").properties().forEach(p -> lines.add("port " + p));
        return lines;
    }

    private static void config(JsonNode config, SortedSet<String> lines) {
        for (String field : List.of(
                "Image",
                "User",
                "WorkingDir",
                "ExposedPorts",
                "Healthcheck",
                "Tty",
                "OpenStdin",
                "StopSignal",
                "StopTimeout",
                "Volumes")) {
            JsonNode value = config.path(field);
            if (!value.isMissingNode() && !NOTHING.contains(value.toString())) {
                lines.add(field + " " + value);
            }
        }
        List<String> environment = new ArrayList<>();
        config.get("Env").forEach(e -> environment.add(e.asString()));
        environment.stream().sorted().forEach(e -> lines.add("env " + e));
        config.get("Labels").properties().forEach(l -> {
            if (!OF_WHOEVER_MADE_IT.contains(l.getKey())
                    && (!l.getKey().startsWith("com.docker.compose.")
                            || Set.of("com.docker.compose.project", "com.docker.compose.service")
                                    .contains(l.getKey()))) {
                lines.add("label " + l);
            }
        });
    }

    private static String size(long bytes) {
        return bytes == 0 ? "" : " of " + bytes;
    }

    private static void host(JsonNode host, SortedSet<String> lines) {
        host.properties().forEach(field -> {
            // A client that writes a list and one that writes none mean the same; ConsoleSize is that of a terminal.
            boolean plain = Set.of("ConsoleSize", "Mounts", "Binds", "Tmpfs", "MemorySwappiness", "OomKillDisable")
                    .contains(field.getKey());
            if (!plain && !NOTHING.contains(field.getValue().toString())) {
                // The network of everybody has two names.
                lines.add("host " + field.getKey() + " "
                        + field.getValue().toString().replace("\"default\"", "\"bridge\""));
            }
        });
        host.path("Mounts")
                .forEach(m -> lines.add("wanted " + m.path("Type").asString() + " "
                        + m.path("Source").asString() + ":" + m.path("Target").asString()
                        + (m.path("ReadOnly").asBoolean(false) ? ":ro" : "")
                        + size(m.path("TmpfsOptions").path("SizeBytes").asLong(0))));
        host.path("Tmpfs")
                .properties()
                .forEach(t -> lines.add(
                        "wanted tmpfs :" + t.getKey() + t.getValue().asString().replace("size=1m", size(1 << 20))));
        // A volume with a name may be asked for in either way.
        host.path("Binds")
                .forEach(b -> lines.add((b.asString().startsWith("/") ? "wanted bind " : "wanted volume ")
                        + b.asString().replaceFirst(":rw$", "")));
    }
}
