package dev.flotilla.app.eject.read;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.words.EnvText;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.secret.SecretRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Commands {@code docker run} and {@code docker create} of a script or guide, as one compose file. Secrets go to the file beside it. */
public final class RunLines {
    private static final String CODE = "FL-6011";

    private final String file;
    private final Map<String, RunService> services = new LinkedHashMap<>();
    private final Set<String> networks = new TreeSet<>();
    private final Map<String, Boolean> created = new TreeMap<>();
    private final SortedMap<String, String> secrets = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RunLines(String file) {
        this.file = file;
    }

    /**
     * A compose file that was made.
     *
     * @param env text of {@code .env}; empty where no secret was found
     * @param notes what was left out
     */
    public record Made(String compose, String env, List<String> notes) {}

    /** Whether a text has such a command at all. */
    public static boolean hasOne(String text) {
        return text.lines().anyMatch(l -> l.matches(".*\\b(?:docker|podman)\\s+(?:container\\s+)?(?:run|create)\\b.*"));
    }

    /**
     * @param file as the user named it
     * @param name of the stack
     * @param folder what {@code $(pwd)} stands for
     */
    public static Outcome<Made> read(String file, String text, String name, String folder) {
        RunLines lines = new RunLines(file);
        Optional<List<ShellLine.Command>> commands = ShellLine.read(text, folder);
        if (commands.isEmpty()) {
            return Outcome.failed(
                    Problem.of(CODE, file + " has a quote that is not closed.", "Close it, or leave that line out."));
        }
        commands.get().forEach(lines::command);
        if (lines.services.isEmpty() && lines.problems.isEmpty()) {
            lines.problems.add(Problem.of(CODE, file + " has no docker run.", "Name a file with docker run in it."));
        }
        return lines.problems.isEmpty() ? Outcome.ok(lines.made(name)) : Outcome.failed(lines.problems);
    }

    private void command(ShellLine.Command command) {
        List<String> words = new ArrayList<>(command.words());
        while (!words.isEmpty()
                && (words.getFirst().equals("sudo") || words.getFirst().equals("exec"))) {
            words.removeFirst();
        }
        if (words.size() < 3 || !words.getFirst().matches("(?:.*/)?(?:docker|podman)")) {
            return;
        }
        words.removeFirst();
        if (words.getFirst().equals("container")) {
            words.removeFirst();
        }
        String verb = words.removeFirst();
        if (verb.equals("network") && words.size() > 1 && words.getFirst().equals("create")) {
            created.put(words.getLast(), words.contains("--internal"));
        } else if (verb.equals("run") || verb.equals("create")) {
            run(command.line(), words);
        }
    }

    private void run(int line, List<String> words) {
        RunOptions options = new RunOptions(
                new RunService(),
                (message, hint) -> problems.add(Problem.of(CODE, file + ", line " + line + ": " + message, hint)
                        .at(new Place(file, line, 0, ""))),
                note -> notes.add(file + ", line " + line + ": " + note));
        List<String> rest = options.read(words);
        RunService service = options.service();
        if (rest.isEmpty()) {
            problems.add(Problem.of(CODE, file + ", line " + line + ": docker run names no image.", "Name one.")
                    .at(new Place(file, line, 0, "")));
            return;
        }
        service.image = rest.getFirst();
        service.command = rest.subList(1, rest.size());
        String wanted = service.texts.getOrDefault(
                "container_name", service.image.replaceFirst("[:@].*$", "").replaceFirst("^.*/", ""));
        String base = wanted.replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        String free = base.isEmpty() ? "service" : base;
        for (int n = 2; services.containsKey(free); n++) {
            free = base + "-" + n;
        }
        hide(free, service);
        networks.addAll(service.networks);
        services.put(free, service);
    }

    /** Secrets become variables whose values go to the file beside. */
    private void hide(String name, RunService service) {
        service.environment.replaceAll((variable, value) -> {
            boolean fixed = !value.replace("$$", "").contains("$");
            String plain = value.replace("$$", "$");
            if (!fixed || plain.isEmpty() || !SecretRule.isSecret(variable, plain)) {
                return value;
            }
            String own = variable.replaceAll("[^A-Za-z0-9_]", "_");
            String placeholder = plain.equals(secrets.getOrDefault(own, plain))
                    ? own
                    : name.replaceAll("[^A-Za-z0-9_]", "_") + "_" + own;
            secrets.put(placeholder, plain);
            return "${" + placeholder + "}";
        });
    }

    private Made made(String name) {
        StringBuilder out = new StringBuilder("# Made from the docker run commands of "
                + file.replaceAll("\\p{Cntrl}", " ") + ".\nname: " + Words.yaml(name) + "\nservices:\n");
        TreeSet<String> volumes = new TreeSet<>();
        services.forEach((service, made) -> {
            joined(made);
            made.write(out, service);
            volumes.addAll(made.volumes);
        });
        if (!networks.isEmpty()) {
            out.append("networks:\n");
            networks.forEach(n -> {
                out.append("  ")
                        .append(Words.yaml(n))
                        .append(":\n    name: ")
                        .append(Words.yaml(n))
                        .append('\n');
                Boolean internal = created.get(n);
                if (internal == null) {
                    out.append("    external: true\n");
                } else if (internal) {
                    out.append("    internal: true\n");
                }
            });
        }
        if (!volumes.isEmpty()) {
            // docker run finds a volume by its bare name, and so must the stack, or its data would be left behind.
            out.append("volumes:\n");
            volumes.forEach(v -> out.append("  ")
                    .append(Words.yaml(v))
                    .append(":\n    name: ")
                    .append(Words.yaml(v))
                    .append('\n'));
        }
        return new Made(out.toString(), secrets.isEmpty() ? "" : EnvText.filled(secrets), notes);
    }

    /** {@code container:name} of a container that is a service here. */
    private void joined(RunService service) {
        String mode = service.texts.getOrDefault("network_mode", "");
        services.forEach((name, other) -> {
            String container = other.texts.getOrDefault("container_name", "");
            if (!container.isEmpty() && mode.equals(Words.yaml("container:" + container))) {
                service.texts.put("network_mode", Words.yaml("service:" + name));
            }
        });
    }
}
