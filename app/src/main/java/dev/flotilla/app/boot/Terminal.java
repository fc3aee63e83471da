package dev.flotilla.app.boot;

import dev.flotilla.app.cli.kit.Prompt;
import dev.flotilla.app.cli.kit.Screen;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The terminal of this process. */
final class Terminal {
    private static final int LONGEST_SECRET = 4_096;

    private Terminal() {}

    /** Nobody answers where standard input or output is no terminal. */
    static Prompt prompt() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .<Prompt>map(console -> question -> ask(console, question))
                .orElse(Prompt.NOBODY);
    }

    /** What was typed unseen, or the first line of standard input where that is no terminal; empty at its end. Blocks. */
    static String secret(String question) {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (console.isPresent()) {
            char[] typed = console.get().readPassword("%s", question);
            return typed == null ? "" : new String(typed).strip();
        }
        try {
            return firstLine(System.in);
        } catch (IOException e) {
            // A broken input holds no secret; the command says what it misses.
            return "";
        }
    }

    /** Whether a person types the same again; true where nobody types. */
    static boolean isSameAgain(String typed) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> secret("The same again: ").equals(typed))
                .orElse(true);
    }

    /** Asked of the person at the terminal, unseen; empty where there is none. Blocks. */
    static Optional<String> passphrase() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> secret("Passphrase of the secrets: "))
                .filter(typed -> !typed.isEmpty());
    }

    static String firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST_SECRET; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** The size of the terminal; empty where standard input or output is none. */
    static Optional<Screen> screen() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> Keys.stty("size").map(Terminal::size).orElse(new Screen(80, 24)));
    }

    private static Screen size(String rowsAndColumns) {
        String[] parts = rowsAndColumns.strip().split(" ", -1);
        boolean numbers =
                parts.length == 2 && parts[0].matches("[1-9][0-9]{0,3}") && parts[1].matches("[1-9][0-9]{0,3}");
        return numbers ? new Screen(Integer.parseInt(parts[1]), Integer.parseInt(parts[0])) : new Screen(80, 24);
    }

    /** The reading cannot be interrupted, so it has a thread of its own; the waiting can. */
    private static Optional<String> ask(Console console, String question) throws InterruptedException {
        CompletableFuture<String> typed = new CompletableFuture<>();
        Threads.platform("prompt")
                .newThread(() -> {
                    // At the end of the input nothing comes, which is no name.
                    String line = console.readLine("%s", question);
                    typed.complete(line == null ? "" : line.strip());
                })
                .start();
        try {
            return Optional.of(typed.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
