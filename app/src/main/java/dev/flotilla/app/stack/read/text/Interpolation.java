package dev.flotilla.app.stack.read.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Variables in a text, as compose reads them: {@code $$}, {@code $X}, {@code ${X}}, and within braces {@code :-default},
 * {@code -default}, {@code :?message}, {@code ?message}, {@code :+other}, {@code +other}, where what follows may hold
 * variables again. With the colon an empty variable counts as unset.
 */
public final class Interpolation {
    private static final int DEEPEST = 20;
    /** So that a default that repeats itself cannot blow up a text. */
    private static final int LONGEST = 1_000_000;

    private final Map<String, String> environment;
    private final Set<String> unset = new LinkedHashSet<>();
    private final List<Use> uses = new ArrayList<>();
    private Optional<String> wrong = Optional.empty();

    private Interpolation(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param text meaningless when something is wrong
     * @param unset variables without value and default, taken as empty
     * @param uses every variable, in the order of the text
     */
    public record Result(String text, Set<String> unset, Optional<String> wrong, List<Use> uses) {
        public Result {
            uses = List.copyOf(uses);
        }
    }

    /** Where the value of a variable comes from. */
    public enum Origin {
        /** The variable has it. */
        SET,
        /** The text gives it for a variable that has none. */
        DEFAULT,
        /** The text gives it in place of the variable's own. */
        OTHER,
        /** From nowhere: it is empty. */
        NOWHERE,
        /** From nowhere, though the text demands it. */
        DEMANDED
    }

    /** @param value in the text's stead */
    public record Use(String name, Origin origin, String value) {}

    public static Result of(String text, Map<String, String> environment) {
        if (text.indexOf('$') < 0) {
            return new Result(text, Set.of(), Optional.empty(), List.of());
        }
        Interpolation run = new Interpolation(environment);
        String done = run.expand(text, 0);
        return new Result(done, run.unset, run.wrong, run.uses);
    }

    private String expand(String text, int depth) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length() && wrong.isEmpty()) {
            char c = text.charAt(at);
            if (c != '$') {
                out.append(c);
                at++;
            } else if (text.startsWith("$$", at)) {
                out.append('$');
                at += 2;
            } else if (text.startsWith("${", at)) {
                int end = closing(text, at + 2);
                if (end < 0 || depth == DEEPEST) {
                    return fail("\"" + excerpt(text, at) + "\" is not closed by a brace");
                }
                out.append(braced(text.substring(at + 2, end), depth));
                at = end + 1;
            } else {
                int end = nameEnd(text, at + 1);
                if (end == at + 1) {
                    return fail("\"" + excerpt(text, at) + "\" is no variable; write $$ for a dollar sign");
                }
                out.append(plain(text.substring(at + 1, end)));
                at = end;
            }
            if (out.length() > LONGEST) {
                return fail("the text grows beyond " + LONGEST + " characters");
            }
        }
        return out.toString();
    }

    private String braced(String inside, int depth) {
        int end = nameEnd(inside, 0);
        String name = inside.substring(0, end);
        String rest = inside.substring(end);
        if (name.isEmpty()) {
            return fail("\"${" + excerpt(inside, 0) + "}\" has no variable name; write $$ for a dollar sign");
        }
        if (rest.isEmpty()) {
            return plain(name);
        }
        boolean emptyCounts = rest.startsWith(":");
        String value = environment.get(name);
        boolean missing = value == null || (emptyCounts && value.isEmpty());
        String operator = emptyCounts ? rest.substring(1) : rest;
        String argument = operator.isEmpty() ? "" : operator.substring(1);
        char sign = operator.isEmpty() ? ' ' : operator.charAt(0);
        return switch (sign) {
            case '-' ->
                missing
                        ? used(name, Origin.DEFAULT, expand(argument, depth + 1))
                        : used(name, Origin.SET, value == null ? "" : value);
            case '+' -> used(name, Origin.OTHER, missing ? "" : expand(argument, depth + 1));
            case '?' -> {
                if (missing) {
                    used(name, Origin.DEMANDED, "");
                    String message = expand(argument, depth + 1);
                    yield fail("the variable " + name + " is required"
                            + (message.isBlank() ? " and not set" : ": " + message));
                }
                yield used(name, Origin.SET, value == null ? "" : value);
            }
            default -> fail("\"${" + excerpt(inside, 0) + "}\" is no form that a variable can have");
        };
    }

    private String plain(String name) {
        String value = environment.get(name);
        if (value == null) {
            unset.add(name);
            return used(name, Origin.NOWHERE, "");
        }
        return used(name, Origin.SET, value);
    }

    private String used(String name, Origin origin, String value) {
        uses.add(new Use(name, origin, value));
        return value;
    }

    private String fail(String sentence) {
        if (wrong.isEmpty()) {
            wrong = Optional.of(sentence);
        }
        return "";
    }

    /** Of the brace that belongs to an opening one before {@code from}; -1 when there is none. */
    private static int closing(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                open++;
                i++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int nameEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isNamePart(text.charAt(at), at > from)) {
            at++;
        }
        return at;
    }

    private static boolean isNamePart(char c, boolean digitToo) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (digitToo && c >= '0' && c <= '9');
    }

    private static String excerpt(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + 30));
    }
}
