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
import java.util.stream.Stream;

/**
 * The instructions of a Dockerfile with their lines. Step k of a build is instruction k.
 *
 * @param instructions at least one
 * @param needsBuildKit whether the classic builder would not understand them
 */
public record Dockerfile(List<Instruction> instructions, boolean needsBuildKit) {
    public static final String NAME = "Dockerfile";

    private static final Pattern ESCAPE = Pattern.compile("#\\s*escape\\s*=\\s*(\\S)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*[a-zA-Z][a-zA-Z0-9]*\\s*=.*");
    private static final Pattern HEREDOC = Pattern.compile("<<-?[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?");
    private static final Pattern CLIENTS = Pattern.compile("--mount=.*type=(?:secret|ssh)\\b.*");
    private static final Pattern STEP = Pattern.compile("\\[(?:\\S+ )?\\d+/\\d+] (.+)");
    private static final List<String> COPYING = List.of("RUN", "COPY", "ADD");
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

    /** FL-6103 for one without instructions; FL-6108 for one that cannot be built over an engine's API. */
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
                Instruction whole = instruction(first, begun.toString());
                found.add(whole);
                begun.setLength(0);
                i = behind(heredocs(whole, lines), lines, i);
            }
        }
        if (!begun.isEmpty()) {
            found.add(instruction(first, begun.toString()));
        }
        if (found.isEmpty()) {
            return Outcome.failed(
                    Problem.of("FL-6103", "The Dockerfile has no instructions.", "Begin it with FROM and an image."));
        }
        return wantsClient(found)
                .<Outcome<Dockerfile>>map(Outcome::failed)
                .orElseGet(() ->
                        Outcome.ok(new Dockerfile(found, found.stream().anyMatch(one -> isNewer(one, lines)))));
    }

    /** The last line of the texts that stand below an instruction; the same line where there are none. */
    private static int behind(List<String> ends, List<String> lines, int at) {
        int last = at;
        for (String end : ends) {
            do {
                last++;
            } while (last < lines.size() - 1 && !lines.get(last).strip().equals(end));
        }
        return last;
    }

    private static Instruction instruction(int line, String text) {
        String whole = text.strip();
        return new Instruction(line, whole.split("\\s", 2)[0].toUpperCase(Locale.ROOT), whole);
    }

    /** What only BuildKit knows: mounts, links and other flags, and here-documents. */
    private static boolean isNewer(Instruction one, List<String> lines) {
        if (!COPYING.contains(one.keyword())) {
            return false;
        }
        return !heredocs(one, lines).isEmpty()
                || flags(one).anyMatch(word -> FLAG.matcher(word).matches());
    }

    private static Stream<String> flags(Instruction one) {
        return Stream.of(one.text().split("\\s+")).skip(1).takeWhile(word -> word.startsWith("--"));
    }

    /** The words that end its here-documents; a shift of bits only looks like one. */
    private static List<String> heredocs(Instruction one, List<String> lines) {
        if (!COPYING.contains(one.keyword())) {
            return List.of();
        }
        return Stream.of(one.text().split("\\s+"))
                .map(HEREDOC::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .filter(end ->
                        lines.stream().skip(one.line()).anyMatch(l -> l.strip().equals(end)))
                .toList();
    }

    /** Secrets and keys of the client need a session with it, which is more than a build over the API has. */
    private static Optional<Problem> wantsClient(List<Instruction> instructions) {
        return instructions.stream()
                .filter(one -> flags(one).anyMatch(word -> CLIENTS.matcher(word).matches()))
                .findFirst()
                .map(one -> Problem.of(
                                "FL-6108",
                                "RUN with a mounted secret or ssh key cannot be built over an engine's API.",
                                "Write it without, or build with `docker buildx build` and launch the image.")
                        .at(new Place(NAME, one.line(), 0, "")));
    }

    /**
     * The step that BuildKit calls so.
     *
     * @param name such as {@code [build 2/3] RUN make}
     * @return its number, from 1
     */
    Optional<Integer> stepNamed(String name) {
        Matcher step = STEP.matcher(name);
        if (!step.matches()) {
            return Optional.empty();
        }
        String wanted = step.group(1);
        int best = -1;
        int longest = 0;
        for (int i = 0; i < instructions.size(); i++) {
            int common = common(instructions.get(i).text().replaceAll("\\s+", " "), wanted);
            // More than the keyword: variables in the rest may have been filled in.
            if (common > instructions.get(i).keyword().length() && common > longest) {
                longest = common;
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best + 1);
    }

    private static int common(String a, String b) {
        int n = 0;
        while (n < a.length()
                && n < b.length()
                && Character.toUpperCase(a.charAt(n)) == Character.toUpperCase(b.charAt(n))) {
            n++;
        }
        return n;
    }

    /** @param number of the step, from 1 */
    public Optional<Instruction> step(int number) {
        return number >= 1 && number <= instructions.size()
                ? Optional.of(instructions.get(number - 1))
                : Optional.empty();
    }
}
