package dev.flotilla.app.launch.source;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens to the output of a build and, when it fails, tells which files and lines are to blame: those that the
 * compilers of the failed step name, else the line of the Dockerfile. One thread.
 */
public final class BuildLog {
    private static final int MOST_FAULTS = 20;
    private static final int LONGEST_LINE = 2000;
    private static final Pattern STEP = Pattern.compile("Step (\\d+)/\\d+ : .*");
    private static final String KIT_FAILED = "ERROR in ";
    private static final String FILE = "([\\w@%+=~./-]*(?:\\.\\w{1,12}|[Mm]akefile|Dockerfile))";
    private static final Pattern COLONS = Pattern.compile(FILE + ":(\\d+)(?::(\\d+))?:?\\s+(.+)");
    private static final Pattern BRACKETS = Pattern.compile(FILE + "\\((\\d+)(?:,(\\d+))?\\):?\\s+(.+)");
    private static final Pattern SHELL = Pattern.compile(FILE + ": line (\\d+): (.+)");
    private static final Pattern MAKE = Pattern.compile("make(?:\\[\\d+])?: \\*\\*\\* \\[" + FILE + ":(\\d+): (.+)");
    private static final Pattern PYTHON = Pattern.compile("File \"([^\"]+)\", line (\\d+).*");
    private static final Pattern PYTHON_ERROR = Pattern.compile("\\w+(?:Error|Exception|Interrupt)\\b.*");
    private static final Pattern RUST = Pattern.compile("--> " + FILE + ":(\\d+):(\\d+)");
    private static final Pattern DOCKERFILE = Pattern.compile("(?i).*dockerfile parse error (?:on )?line (\\d+): (.*)");
    private static final Pattern NO_FAULT = Pattern.compile("(?i)\\W*(?:warning|note|info|remark)\\b.*");

    private final Dockerfile dockerfile;
    private final SourcePaths paths;
    private final Map<Place, BuildFault> faults = new LinkedHashMap<>();
    private int step;
    private Optional<Place> python = Optional.empty();
    private String before = "";

    public BuildLog(Dockerfile dockerfile, SourcePaths paths) {
        this.dockerfile = dockerfile;
        this.paths = paths;
    }

    public void line(String written) {
        String line = written.strip();
        if (line.length() > LONGEST_LINE) {
            return;
        }
        Matcher next = STEP.matcher(line);
        if (next.matches()) {
            step = Integer.parseInt(next.group(1));
            faults.clear();
            python = Optional.empty();
            return;
        }
        if (kit(line)) {
            return;
        }
        Matcher located = PYTHON.matcher(line);
        Matcher rust = RUST.matcher(line);
        if (located.matches()) {
            python = Optional.of(new Place(located.group(1), number(located.group(2)), 0, ""));
        } else if (python.isPresent() && PYTHON_ERROR.matcher(line).matches()) {
            add(python.get(), line);
            python = Optional.empty();
        } else if (rust.matches()) {
            add(new Place(rust.group(1), number(rust.group(2)), number(rust.group(3)), ""), before);
        } else {
            plain(line);
        }
        before = line;
    }

    /** What BuildKit says of its steps: one that begins, or the one that has failed. */
    private boolean kit(String line) {
        boolean failed = line.startsWith(KIT_FAILED);
        String name = failed ? line.substring(KIT_FAILED.length()) : line;
        Optional<Integer> number = dockerfile.stepNamed(name);
        number.ifPresent(n -> {
            step = n;
            if (!failed) {
                faults.clear();
                python = Optional.empty();
            }
        });
        return number.isPresent();
    }

    private void plain(String line) {
        for (Pattern form : List.of(COLONS, BRACKETS)) {
            Matcher found = form.matcher(line);
            if (found.matches()) {
                int column = found.group(3) == null ? 0 : number(found.group(3));
                add(new Place(found.group(1), number(found.group(2)), column, ""), found.group(4));
                return;
            }
        }
        for (Pattern form : List.of(SHELL, MAKE)) {
            Matcher found = form.matcher(line);
            if (found.matches()) {
                // What make says after a compiler is only its echo.
                if (form == MAKE && faults.values().stream().anyMatch(BuildFault::inFolder)) {
                    return;
                }
                String message = form == MAKE ? "make: " + found.group(3).replaceFirst("]", ":") : found.group(3);
                add(new Place(found.group(1), number(found.group(2)), 0, ""), message);
                return;
            }
        }
    }

    private static int number(String digits) {
        return digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }

    private void add(Place written, String message) {
        if (faults.size() >= MOST_FAULTS || NO_FAULT.matcher(message).matches()) {
            return;
        }
        Optional<String> meant = paths.meant(written.file());
        Place place = new Place(meant.orElse(written.file()), written.line(), written.column(), "");
        faults.putIfAbsent(place, new BuildFault(place, meant.isPresent(), message));
    }

    /**
     * Why the build failed, the likeliest cause first; never empty.
     *
     * @param host that built
     * @param detail the engine's last words
     */
    public List<Problem> failed(String host, String detail) {
        List<Problem> problems = new ArrayList<>();
        faults.values().stream()
                .filter(BuildFault::inFolder)
                .map(BuildLog::problem)
                .forEach(problems::add);
        if (problems.isEmpty()) {
            faults.values().stream().limit(3).map(BuildLog::problem).forEach(problems::add);
        }
        Optional<Place> own = placeInDockerfile(detail);
        Optional<Dockerfile.Instruction> failed = dockerfile.step(step);
        boolean alone = problems.isEmpty();
        String where = failed.map(i -> " in \"" + brief(i.text()) + "\""
                        + (alone ? "" : " (" + Dockerfile.NAME + ", line " + i.line() + ")"))
                .orElse("");
        Problem whole = Problem.of(
                "FL-6110",
                "The build on " + host + " failed" + (own.isPresent() ? "" : where) + ": " + detail.strip(),
                alone ? "Read the output of the build from its end." : "Mend the file, then launch again.");
        Optional<Place> place = own.or(() -> failed.map(i -> new Place(Dockerfile.NAME, i.line(), 0, "")));
        // Beside a place in the source, that of the step would only hide it.
        problems.add(alone && place.isPresent() ? whole.at(place.get()) : whole);
        return problems;
    }

    private static Optional<Place> placeInDockerfile(String detail) {
        Matcher parse = DOCKERFILE.matcher(detail.lines().findFirst().orElse(""));
        return parse.matches()
                ? Optional.of(new Place(Dockerfile.NAME, number(parse.group(1)), 0, ""))
                : Optional.empty();
    }

    private static Problem problem(BuildFault fault) {
        return Problem.of("FL-6111", fault.message(), "").at(fault.place());
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
