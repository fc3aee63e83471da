package dev.flotilla.node.boot;

import dev.flotilla.node.NodeStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code flotilla-node}: runs one node in the foreground, or asks the one that runs here. */
public final class NodeMain {
    private static final String LOG_SETTING = "logback.configurationFile";
    private static final int COULD_NOT = 1;
    private static final int WRONG_USAGE = 2;

    private NodeMain() {}

    public static void main(String[] words) throws InterruptedException {
        // Before anything asks for a logger: on the application's classpath another configuration lies in the usual
        // place.
        if (System.getProperty(LOG_SETTING) == null) {
            System.setProperty(LOG_SETTING, "dev/flotilla/node/boot/logback.xml");
        }
        int status = carryOut(CommandLine.of(List.of(words)), System.getenv());
        System.out.flush();
        System.exit(status);
    }

    private static int carryOut(CommandLine line, Map<String, String> environment) throws InterruptedException {
        try {
            return switch (line) {
                case CommandLine.Run(Optional<Path> config) ->
                    new NodeProcess(Clock.systemUTC()).run(config, environment);
                case CommandLine.Health(Optional<Path> config) ->
                    LocalNode.of(config, environment).health();
                case CommandLine.Ask(Optional<Path> config, String text) -> {
                    System.out.println(LocalNode.of(config, environment).ask(text));
                    yield 0;
                }
                case CommandLine.Help() -> {
                    System.out.print(CommandLine.help());
                    yield 0;
                }
                case CommandLine.Wrong(String message) -> {
                    System.err.println("flotilla-node: " + message + "; --help tells what there is.");
                    yield WRONG_USAGE;
                }
            };
        } catch (NodeStartException e) {
            System.err.println(e.getMessage());
            return COULD_NOT;
        } catch (IOException e) {
            System.err.println("The node does not answer: " + e.getMessage());
            return COULD_NOT;
        }
    }
}
