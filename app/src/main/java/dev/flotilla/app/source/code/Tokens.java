package dev.flotilla.app.source.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the pieces of one line. */
final class Tokens {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)");
    private static final int LONGEST_NUMBER = 40;

    private final String line;
    private final List<Token> found = new ArrayList<>();

    Tokens(String line) {
        this.line = line;
    }

    List<Token> found() {
        return found;
    }

    void add(int start, int end, TokenKind kind) {
        if (end > start) {
            found.add(new Token(start, end, kind));
        }
    }

    /** A bare word, by what it means. */
    void bare(int start, int end) {
        String word = line.substring(start, end);
        switch (word) {
            case "true",
                    "false",
                    "null",
                    "True",
                    "False",
                    "Null",
                    "TRUE",
                    "FALSE",
                    "NULL",
                    "~",
                    "yes",
                    "no",
                    "on",
                    "off" -> add(start, end, TokenKind.WORD);
            default -> {
                if (word.length() <= LONGEST_NUMBER && NUMBER.matcher(word).matches()) {
                    add(start, end, TokenKind.NUMBER);
                } else {
                    variables(start, end, false);
                }
            }
        }
    }

    /**
     * A stretch of text with its variables set apart.
     *
     * @param text whether what lies between them is marked as text
     */
    void variables(int start, int end, boolean text) {
        int from = start;
        for (int at = start; at < end; at++) {
            if (line.charAt(at) != '$') {
                continue;
            }
            int to = variableEnd(at, end);
            if (to < 0) {
                at++;
            } else if (to > at) {
                if (text) {
                    add(from, at, TokenKind.TEXT);
                }
                add(at, to, TokenKind.VARIABLE);
                from = to;
                at = to - 1;
            }
        }
        if (text) {
            add(from, end, TokenKind.TEXT);
        }
    }

    /** Behind a variable at an offset; the offset itself when none is there, -1 for a doubled dollar sign. */
    private int variableEnd(int at, int end) {
        int next = at + 1;
        if (next >= end) {
            return at;
        }
        char c = line.charAt(next);
        if (c == '$') {
            return -1;
        }
        if (c == '{') {
            int open = 1;
            for (int i = next + 1; i < end; i++) {
                if (line.charAt(i) == '{' && line.charAt(i - 1) == '$') {
                    open++;
                } else if (line.charAt(i) == '}' && --open == 0) {
                    return i + 1;
                }
            }
            return at;
        }
        int to = next;
        while (to < end && isName(line.charAt(to), to > next)) {
            to++;
        }
        return to == next ? at : to;
    }

    private static boolean isName(char c, boolean digitToo) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digitToo && c >= '0' && c <= '9';
    }
}
