package dev.flotilla.app.launch.source;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instructions of a Dockerfile with their lines. Step k of a build is instruction k.
 *
 * @param instructions at least one
 */
public record Dockerfile(List<Instruction> instructions) {
    public static final String NAME = "Dockerfile";

    private static final Pattern ESCAPE = Pattern.compile("#\\s*escape\\s*=\\s*(\\S)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*[a-zA-Z][a-zA-Z0-9]*\\s*=.*");
    private static final Pattern HEREDOC = Pattern.compile("<<-?[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?");
    private static final Pattern FLAG =
            Pattern.compile("--(mount|network|security|chmod|link|parents|checksum|exclude)\\b.*");

    /**
     * @param line of its first word, from 1
     * @param text with the lines that it goes on for, as one
     */
    public record Instruction(int line, String keyword, String text) {}

    public Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /** FL-6103 for one without instructions; FL-6108 for one that the engines' own builder cannot build. */
    public static Outcome<Dockerfile> read(String text) {
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        String escape = "\\";
        boolean directives = true;
        List<Instruction> found = new ArrayList<>();
        StringBuilder begun = new StringBuilder();
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher chosen = ESCAPE.matcher(line);
            if (directives && chosen.matches()) {
                escape = chosen.group(1);
            }
            directives &= DIRECTIVE.matcher(line).matches();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            first = begun.isEmpty() ? i + 1 : first;
            boolean goesOn = line.endsWith(escape);
            begun.append(goesOn ? line.substring(0, line.length() - 1) : line);
            if (goesOn) {
                begun.append(' ');
            } else {
                found.add(instruction(first, begun.toString()));
                begun.setLength(0);
            }
        }
        if (!begun.isEmpty()) {
            found.add(instruction(first, begun.toString()));
        }
        if (found.isEmpty()) {
            return Outcome.failed(
                    Problem.of("FL-6103", "The Dockerfile has no instructions.", "Begin it with FROM and an image."));
        }
        return newerBuilder(found, lines)
                .<Outcome<Dockerfile>>map(Outcome::failed)
                .orElseGet(() -> Outcome.ok(new Dockerfile(found)));
    }

    private static Instruction instruction(int line, String text) {
        String whole = text.strip();
        return new Instruction(line, whole.split("\\s", 2)[0].toUpperCase(Locale.ROOT), whole);
    }

    private static Optional<Problem> newerBuilder(List<Instruction> instructions, List<String> lines) {
        for (Instruction one : instructions) {
            if (!List.of("RUN", "COPY", "ADD").contains(one.keyword())) {
                continue;
            }
            boolean flags = true;
            for (String word : one.text().split("\\s+")) {
                flags &= word.startsWith("--") || word.equalsIgnoreCase(one.keyword());
                Matcher heredoc = HEREDOC.matcher(word);
                boolean hasEnd = heredoc.matches()
                        && lines.stream()
                                .skip(one.line())
                                .anyMatch(l -> l.strip().equals(heredoc.group(1)));
                if (hasEnd || flags && FLAG.matcher(word).matches()) {
                    return Optional.of(Problem.of(
                                    "FL-6108",
                                    one.keyword() + " with " + word.replaceFirst("=.*", "")
                                            + " needs BuildKit, which an engine does not offer over its API.",
                                    "Write it without, or build with `docker buildx build` and launch the image.")
                            .at(new Place(NAME, one.line(), 0, "")));
                }
            }
        }
        return Optional.empty();
    }

    /** @param number of the step, from 1 */
    public Optional<Instruction> step(int number) {
        return number >= 1 && number <= instructions.size()
                ? Optional.of(instructions.get(number - 1))
                : Optional.empty();
    }
}
