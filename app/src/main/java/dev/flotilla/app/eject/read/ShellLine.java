package dev.flotilla.app.eject.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes shell text apart into commands and their words, as far as people write {@code docker run} in scripts and guides: quotes,
 * backslashes, comments, lines that go on. Words are given as compose files write them: a dollar sign that stands for itself is
 * doubled, a variable stays one. {@code $(pwd)} and {@code $PWD} become the folder.
 */
final class ShellLine {
    private static final int MOST_CHARACTERS = 1 << 20;

    /** @param line where it begins, from 1 */
    record Command(int line, List<String> words) {}

    private final String text;
    private final String folder;
    private final List<Command> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;
    private int line = 1;
    private int begins = 1;

    private ShellLine(String text, String folder) {
        this.text = text;
        this.folder = folder;
    }

    /** Empty when a quote is not closed, or the text is longer than any script. */
    static Optional<List<Command>> read(String text, String folder) {
        ShellLine shell = new ShellLine(text.replace("\r\n", "\n"), folder);
        return text.length() <= MOST_CHARACTERS && shell.all() ? Optional.of(shell.commands) : Optional.empty();
    }

    private boolean all() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            boolean fine = true;
            switch (c) {
                case '\'' -> fine = single();
                case '"' -> fine = quoted();
                case '\\' -> escaped();
                case '$' -> dollar();
                case '#' -> {
                    if (inWord) {
                        add(c);
                    } else {
                        skipLine();
                    }
                }
                case '\n', ';', '&', '|', '(', ')' -> {
                    endCommand();
                    line += c == '\n' ? 1 : 0;
                }
                case '>', '<' -> {
                    endWord();
                    skipTarget();
                }
                case ' ', '\t' -> endWord();
                default -> add(c);
            }
            if (!fine) {
                return false;
            }
        }
        endCommand();
        return true;
    }

    private void add(char c) {
        if (!inWord && words.isEmpty()) {
            begins = line;
        }
        inWord = true;
        word.append(c);
    }

    private void plain(char c) {
        add(c);
        if (c == '$') {
            word.append('$');
        }
        line += c == '\n' ? 1 : 0;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word = new StringBuilder();
            inWord = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(new Command(begins, List.copyOf(words)));
            words = new ArrayList<>();
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** What output is sent to belongs to the shell. */
    private void skipTarget() {
        while (at < text.length() && "&>< ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ";&|)".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        // The number of a stream stands right before the sign.
        if (!words.isEmpty() && words.getLast().matches("[12]")) {
            words.removeLast();
        }
    }

    private boolean single() {
        inWord = true;
        int end = text.indexOf('\'', at);
        if (end < 0) {
            return false;
        }
        while (at < end) {
            plain(text.charAt(at++));
        }
        at = end + 1;
        return true;
    }

    private boolean quoted() {
        inWord = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c == '\\' && at < text.length() && "\"\\$`\n".indexOf(text.charAt(at)) >= 0) {
                escaped();
            } else if (c == '$') {
                dollar();
            } else {
                plain(c);
            }
        }
        return false;
    }

    private void escaped() {
        if (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n') {
                line++;
            } else {
                plain(c);
            }
        }
    }

    private void dollar() {
        if (text.startsWith("(pwd)", at)) {
            at += 5;
            folder();
        } else if (text.startsWith("{PWD}", at)) {
            at += 5;
            folder();
        } else if (text.startsWith("PWD", at)) {
            at += 3;
            folder();
        } else if (text.startsWith("here/", at)) {
            // As our own scripts call the folder that they stand in.
            at += 4;
            folder();
        } else if (text.startsWith("{", at) && text.indexOf('}', at) > 0) {
            int end = text.indexOf('}', at);
            add('$');
            word.append(text, at, end + 1);
            at = end + 1;
        } else {
            int end = at;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            if (end == at) {
                plain('$');
            } else {
                add('$');
                word.append('{').append(text, at, end).append('}');
                at = end;
            }
        }
    }

    private void folder() {
        inWord = true;
        word.append(folder.replace("$", "$$"));
    }
}
