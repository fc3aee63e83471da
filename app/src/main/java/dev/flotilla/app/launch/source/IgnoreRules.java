package dev.flotilla.app.launch.source;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A .dockerignore, as the engine's own client reads it: the last rule that matches a path or a folder above it decides,
 * {@code !} takes a path back in, {@code **} is any number of folders.
 */
public final class IgnoreRules {
    public static final IgnoreRules NONE = new IgnoreRules(List.of());

    private record Rule(Pattern pattern, boolean keeps) {}

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** FL-6104 with its line for a rule that cannot be read. */
    public static Outcome<IgnoreRules> read(String text) {
        List<Rule> rules = new ArrayList<>();
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String written = line.strip();
            boolean keeps = written.startsWith("!");
            String path = clean(keeps ? written.substring(1).strip() : written);
            if (path.isEmpty()) {
                continue;
            }
            try {
                rules.add(new Rule(Pattern.compile(expression(path)), keeps));
            } catch (PatternSyntaxException e) {
                return Outcome.failed(Problem.of(
                                "FL-6104",
                                "\"" + written + "\" is no pattern for paths.",
                                "Close every [ with a ], or put a \\ before it.")
                        .at(new Place(".dockerignore", i + 1, 0, "")));
            }
        }
        return Outcome.ok(new IgnoreRules(rules));
    }

    /** Without {@code .}, {@code ..} and double slashes; a slash at the beginning means the same as none. */
    private static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    private static String expression(String path) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '*' && i + 1 < path.length() && path.charAt(i + 1) == '*') {
                i++;
                if (i + 1 < path.length() && path.charAt(i + 1) == '/') {
                    i++;
                }
                out.append(i + 1 == path.length() ? ".*" : "(?:.*/)?");
            } else if (c == '*') {
                out.append("[^/]*");
            } else if (c == '?') {
                out.append("[^/]");
            } else if (c == '[' || c == ']') {
                out.append(c);
            } else if (c == '\\' && i + 1 < path.length()) {
                out.append(Pattern.quote(path.substring(++i, i + 1)));
            } else if (c == '-' || c == '^') {
                out.append(inBrackets(out) ? String.valueOf(c) : "\\" + c);
            } else {
                out.append(Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c);
            }
        }
        return out.toString();
    }

    private static boolean inBrackets(StringBuilder before) {
        return before.lastIndexOf("[") > before.lastIndexOf("]");
    }

    /** @param path with slashes, relative to the folder */
    public boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            // A rule that cannot change anything need not be tried.
            if (rule.keeps() == ignored && matches(rule, path)) {
                ignored = !rule.keeps();
            }
        }
        return ignored;
    }

    /** Whether something below an ignored folder may be taken back in. */
    public boolean hasExceptions() {
        return rules.stream().anyMatch(Rule::keeps);
    }

    private static boolean matches(Rule rule, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (rule.pattern().matcher(path.substring(0, end)).matches()) {
                return true;
            }
        }
        return false;
    }
}
