package dev.flotilla.app.eject.write;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.SideFile;
import dev.flotilla.app.eject.StackSource;
import dev.flotilla.app.eject.words.EnvText;
import dev.flotilla.app.eject.words.Secrets;
import dev.flotilla.app.secret.SecretRule;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.text.DotEnv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack file and the files beside it without their secrets. What holds none stays byte for byte; in a stack file each is replaced
 * by a variable, and the result is read again: only when it says the same with the secrets filled in is it exported.
 */
final class HiddenSource {
    private static final Path FOLDER = Path.of("/stack");

    private final StackSource source;
    private final Secrets secrets;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private HiddenSource(StackSource source) {
        this.source = source;
        this.secrets = Secrets.ofBearers(source.stack().services().stream()
                .map(s -> new Secrets.Bearer(s.name(), s.image(), List.of(), Mount.values(s.environment(), s.mounts())))
                .toList());
    }

    /** @param files name to text */
    record Hidden(Map<String, String> files, List<String> notes) {}

    static Hidden of(StackSource source, boolean reveal) {
        HiddenSource hidden = new HiddenSource(source);
        if (reveal) {
            hidden.files.put(source.fileName(), source.text());
            source.beside().forEach(f -> hidden.files.put(f.name(), f.text()));
        } else {
            source.beside().forEach(hidden::beside);
            hidden.main();
        }
        return new Hidden(hidden.files, hidden.notes);
    }

    private void main() {
        if (!holdsSecret(source.text()) && masked(source.text()).equals(source.text())) {
            files.put(source.fileName(), source.text());
            return;
        }
        String text = masked(replaced(source.text()));
        if (!saysTheSame(text)) {
            // Between braces of YAML a variable wants quotes.
            String quoted = masked(replaced(quoted(source.text())));
            text = saysTheSame(quoted) ? quoted : text;
        }
        String name = source.fileName();
        String whose = name + " of stack " + source.stack().name();
        if (holdsSecret(text)) {
            notes.add(
                    whose + " was left out: it holds secrets that cannot be replaced. --reveal exports it with them.");
        } else if (saysTheSame(text)) {
            files.put(name, text);
            files.merge(".env.example", EnvText.example(secrets.values()), (there, ours) -> there + "\n" + ours);
            notes.add("Secrets in " + whose + " were replaced by variables: .env.example beside it lists them.");
        } else {
            files.put(name + ".example", text);
            notes.add("Secrets in " + whose
                    + " were replaced by ${NAME}, which this kind of file does not fill in: copy " + name
                    + ".example to " + name + " and write them there, or export on the command line with --reveal.");
        }
    }

    private String replaced(String text) {
        String replaced = text;
        for (Map.Entry<String, String> secret : longestFirst()) {
            if (secrets.isSought(secret.getValue())) {
                for (String written : spellings(secret.getValue())) {
                    replaced = replaced.replace(written, "${" + secret.getKey() + "}");
                }
            }
        }
        return replaced;
    }

    /** With quotes around every secret that stands alone without any. */
    private String quoted(String text) {
        String quoted = text;
        for (Map.Entry<String, String> secret : longestFirst()) {
            quoted = Pattern.compile(
                            "(?<=[:,\\[{]\\s{0,8})" + Pattern.quote(secret.getValue()) + "(?=\\s*(?:[,}\\]]|$))",
                            Pattern.MULTILINE)
                    .matcher(quoted)
                    .replaceAll(Matcher.quoteReplacement('"' + secret.getValue() + '"'));
        }
        return quoted;
    }

    /** With those secrets replaced, right behind the names of their variables, that are too common to be looked for elsewhere. */
    private String masked(String text) {
        String masked = text;
        for (Map.Entry<String, String> secret : longestFirst()) {
            if (secrets.isSought(secret.getValue())) {
                continue;
            }
            for (String name : named(secret.getValue())) {
                for (String written : spellings(secret.getValue())) {
                    masked = Pattern.compile("(\\b" + Pattern.quote(name)
                                    + "[\"']?\\s*[:=,]\\s*(?:[\"']?(?:@?value)[\"']?\\s*:\\s*)?[\"']?)"
                                    + Pattern.quote(written)
                                    + "(?=[\"'\\s,}\\]]|$)")
                            .matcher(masked)
                            .replaceAll("$1" + Matcher.quoteReplacement("${" + secret.getKey() + "}"));
                }
            }
        }
        return masked;
    }

    /** The variables that hold a secret, as the file calls them. */
    private List<String> named(String secret) {
        return source.stack().services().stream()
                .flatMap(s -> s.environment().entrySet().stream())
                .filter(e -> e.getValue().isSecret() && e.getValue().reveal().equals(secret))
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
    }

    private List<Map.Entry<String, String>> longestFirst() {
        List<Map.Entry<String, String>> all = new ArrayList<>(secrets.values().entrySet());
        all.sort(java.util.Comparator.comparingInt(e -> -e.getValue().length()));
        return all;
    }

    private boolean holdsSecret(String text) {
        return secrets.values().values().stream()
                .anyMatch(s -> secrets.isSought(s) && spellings(s).stream().anyMatch(text::contains));
    }

    /** As a file may write it: as it is, with its dollar signs doubled, in single and in double quotes. */
    private static List<String> spellings(String secret) {
        String doubled = secret.replace("$", "$$");
        return List.of(
                        secret,
                        doubled,
                        secret.replace("'", "''"),
                        doubled.replace("\\", "\\\\").replace("\"", "\\\""))
                .stream()
                .distinct()
                .toList();
    }

    private boolean saysTheSame(String text) {
        Map<String, String> environment = new TreeMap<>();
        source.beside().stream()
                .filter(f -> f.name().equals(".env"))
                .forEach(f -> environment.putAll(DotEnv.read(f.text(), Map.of()).values()));
        return services(text, with(environment, secrets.values())).equals(services(source.text(), environment));
    }

    private static Map<String, String> with(Map<String, String> some, SortedMap<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    /** What each service is told; nothing for a text that cannot be read. */
    private Optional<List<Object>> services(String text, Map<String, String> environment) {
        StackReader reader = new StackReader(path -> Outcome.ok(source.beside().stream()
                .filter(f -> FOLDER.resolve(f.name()).normalize().equals(path))
                .map(SideFile::text)
                .findFirst()));
        return switch (reader.read(new StackText(source.fileName(), FOLDER, text, environment))) {
            case Outcome.Ok<StackReading>(StackReading reading) ->
                Optional.of(reading.stack().services().stream()
                        .<Object>map(s -> told(reading.stack(), s))
                        .toList());
            case Outcome.Failed<StackReading> failed -> Optional.empty();
        };
    }

    private static List<Object> told(Stack stack, Service s) {
        return List.of(
                stack.name(),
                s.name(),
                s.image(),
                s.environment(),
                s.command(),
                s.entrypoint(),
                s.healthCheck(),
                s.labels(),
                s.mounts(),
                s.ports());
    }

    private void beside(SideFile file) {
        DotEnv.Read read = DotEnv.read(file.text(), Map.of());
        boolean holds = read.values().entrySet().stream()
                        .anyMatch(e -> !e.getValue().isEmpty() && SecretRule.isSecret(e.getKey(), e.getValue()))
                || holdsSecret(file.text());
        if (!holds) {
            files.put(file.name(), file.text());
            return;
        }
        StringBuilder out = new StringBuilder("# Copy this file to " + file.name() + " and fill in what is empty.\n");
        for (String line : file.text().lines().toList()) {
            Map<String, String> one = DotEnv.read(line, Map.of()).values();
            boolean secret = one.entrySet().stream()
                    .anyMatch(e -> SecretRule.isSecret(e.getKey(), e.getValue()) || holdsSecret(e.getValue()));
            boolean comment = line.strip().startsWith("#");
            if (secret) {
                out.append(one.keySet().iterator().next()).append("=\n");
            } else if (!comment && !line.isBlank() && one.isEmpty() || holdsSecret(line)) {
                // The rest of a value over several lines, or a comment that tells one.
                out.append("#\n");
            } else {
                out.append(line).append('\n');
            }
        }
        files.merge(file.name() + ".example", out.toString(), (there, ours) -> there + "\n" + ours);
    }
}
