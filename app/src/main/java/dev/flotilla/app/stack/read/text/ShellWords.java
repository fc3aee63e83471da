package dev.flotilla.app.stack.read.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a command line into words as a shell does, without running anything in it. */
public final class ShellWords {
    private final String text;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /** Empty when a quote is not closed. */
    public static Optional<List<String>> split(String text) {
        ShellWords words = new ShellWords(text);
        List<String> all = new ArrayList<>();
        while (words.skipBlanks()) {
            StringBuilder word = new StringBuilder();
            if (!words.word(word)) {
                return Optional.empty();
            }
            all.add(word.toString());
        }
        return Optional.of(List.copyOf(all));
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private boolean word(StringBuilder word) {
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            char c = text.charAt(at++);
            boolean closed = true;
            switch (c) {
                case '\'' -> closed = single(word);
                case '"' -> closed = quoted(word);
                case '\\' -> escaped(word);
                default -> word.append(c);
            }
            if (!closed) {
                return false;
            }
        }
        return true;
    }

    private void escaped(StringBuilder word) {
        if (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '\n') {
                word.append(next);
            }
        } else {
            word.append('\\');
        }
    }

    private boolean single(StringBuilder word) {
        int end = text.indexOf('\'', at);
        if (end < 0) {
            return false;
        }
        word.append(text, at, end);
        at = end + 1;
        return true;
    }

    private boolean quoted(StringBuilder word) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c == '\\' && at < text.length() && "\"\\$`\n".indexOf(text.charAt(at)) >= 0) {
                escaped(word);
            } else {
                word.append(c);
            }
        }
        return false;
    }
}
