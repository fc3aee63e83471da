package dev.flotilla.app.boot;

import dev.flotilla.app.cli.kit.Prompt;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The terminal of this process. */
final class Terminal {
    private Terminal() {}

    /** Nobody answers where standard input or output is no terminal. */
    static Prompt prompt() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .<Prompt>map(console -> question -> ask(console, question))
                .orElse(Prompt.NOBODY);
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
