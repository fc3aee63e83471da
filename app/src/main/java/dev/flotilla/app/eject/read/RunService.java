package dev.flotilla.app.eject.read;

import dev.flotilla.app.eject.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A compose service that grows option by option; its texts are as compose writes them. */
final class RunService {
    final Map<String, String> texts = new LinkedHashMap<>();
    final Map<String, List<String>> lists = new LinkedHashMap<>();
    final Map<String, String> environment = new LinkedHashMap<>();
    final List<String> inherited = new ArrayList<>();
    final Map<String, String> labels = new TreeMap<>();
    final Map<String, String> health = new LinkedHashMap<>();
    final Map<String, String> logging = new TreeMap<>();
    final Map<String, String> sysctls = new TreeMap<>();
    final Map<String, String> ulimits = new TreeMap<>();
    final List<String> networks = new ArrayList<>();
    final List<String> aliases = new ArrayList<>();
    final TreeSet<String> volumes = new TreeSet<>();
    Optional<String> logDriver = Optional.empty();
    Optional<String> entrypoint = Optional.empty();
    List<String> command = List.of();
    String image = "";

    void list(String key, String value) {
        lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    /** {@code volume:/path}, {@code /folder:/path} or {@code /path}. */
    void volume(String value) {
        list("volumes", value);
        String source = value.split(":", 2)[0];
        if (value.contains(":")
                && !source.startsWith("/")
                && !source.startsWith(".")
                && !source.startsWith("~")
                && !source.startsWith("$")) {
            volumes.add(source);
        }
    }

    /** The lines of the service, its name first. */
    void write(StringBuilder out, String name) {
        out.append("  ").append(Words.yaml(name)).append(":\n");
        out.append("    image: ").append(Words.yaml(image)).append('\n');
        texts.forEach(
                (k, v) -> out.append("    ").append(k).append(": ").append(v).append('\n'));
        entrypoint.ifPresent(
                e -> out.append("    entrypoint: [").append(Words.yaml(e)).append("]\n"));
        listed(out, "command", command);
        if (!environment.isEmpty() || !inherited.isEmpty()) {
            out.append("    environment:\n");
            environment.forEach((k, v) -> out.append("      ")
                    .append(Words.yaml(k))
                    .append(": ")
                    .append(Words.yaml(v))
                    .append('\n'));
            inherited.forEach(k -> out.append("      ").append(Words.yaml(k)).append(":\n"));
        }
        lists.forEach((k, v) -> listed(out, k, v));
        mapped(out, "labels", labels);
        mapped(out, "sysctls", sysctls);
        raw(out, "ulimits", ulimits);
        raw(out, "healthcheck", health);
        if (logDriver.isPresent() || !logging.isEmpty()) {
            out.append("    logging:\n");
            logDriver.ifPresent(
                    d -> out.append("      driver: ").append(Words.yaml(d)).append('\n'));
            if (!logging.isEmpty()) {
                out.append("      options:\n");
                logging.forEach((k, v) -> out.append("        ")
                        .append(Words.yaml(k))
                        .append(": ")
                        .append(Words.yaml(v))
                        .append('\n'));
            }
        }
        if (!networks.isEmpty()) {
            out.append("    networks:\n");
            networks.forEach(n -> {
                out.append("      ").append(Words.yaml(n)).append(":\n");
                if (!aliases.isEmpty()) {
                    out.append("        aliases:\n");
                    aliases.forEach(a ->
                            out.append("          - ").append(Words.yaml(a)).append('\n'));
                }
            });
        }
    }

    private static void listed(StringBuilder out, String key, List<String> values) {
        if (!values.isEmpty()) {
            out.append("    ").append(key).append(":\n");
            values.forEach(v -> out.append("      - ").append(Words.yaml(v)).append('\n'));
        }
    }

    private static void mapped(StringBuilder out, String key, Map<String, String> values) {
        if (!values.isEmpty()) {
            out.append("    ").append(key).append(":\n");
            values.forEach((k, v) -> out.append("      ")
                    .append(Words.yaml(k))
                    .append(": ")
                    .append(Words.yaml(v))
                    .append('\n'));
        }
    }

    /** With values that are YAML already. */
    private static void raw(StringBuilder out, String key, Map<String, String> values) {
        if (!values.isEmpty()) {
            out.append("    ").append(key).append(":\n");
            values.forEach((k, v) ->
                    out.append("      ").append(k).append(": ").append(v).append('\n'));
        }
    }
}
