package dev.flotilla.node.boot;

import dev.flotilla.node.Node;
import dev.flotilla.node.console.ConsoleAccess;
import dev.flotilla.node.console.ConsoleCommand;
import java.io.Console;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The console on the node's own terminal, on a thread of its own. The end of the input ends the console, not the node. */
final class Terminal {
    private static final int MOST_SECONDS = 60;

    private final Node node;
    private final Console console;
    private final Runnable exit;

    Terminal(Node node, Console console, Runnable exit) {
        this.node = node;
        this.console = console;
        this.exit = exit;
    }

    void run() {
        while (true) {
            String line = console.readLine("mosaic> ");
            if (line == null) {
                console.printf("%nThe console has ended, the node runs on.%n");
                return;
            }
            if (ConsoleCommand.of(line) instanceof ConsoleCommand.Exit) {
                exit.run();
                return;
            }
            answer(line);
        }
    }

    private void answer(String line) {
        try {
            String text = node.console(line, ConsoleAccess.TERMINAL)
                    .toCompletableFuture()
                    .orTimeout(MOST_SECONDS, TimeUnit.SECONDS)
                    .join();
            if (!text.isEmpty()) {
                console.printf("%s%n", text);
            }
        } catch (CompletionException e) {
            console.printf("The command got no answer within %d s.%n", MOST_SECONDS);
        }
    }
}
