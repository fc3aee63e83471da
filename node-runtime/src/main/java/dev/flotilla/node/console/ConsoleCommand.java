package dev.flotilla.node.console;

import java.util.Locale;
import java.util.Optional;

/** A line, understood. */
public sealed interface ConsoleCommand {
    record Nothing() implements ConsoleCommand {}

    record Sent() implements ConsoleCommand {}

    record Received() implements ConsoleCommand {}

    record Both() implements ConsoleCommand {}

    /** @param node name or address of one; empty for all */
    record Ping(Optional<String> node) implements ConsoleCommand {}

    record State() implements ConsoleCommand {}

    /** @param percent empty for the configured steps */
    record Rollout(Optional<Double> percent) implements ConsoleCommand {}

    record Rollback() implements ConsoleCommand {}

    record Help() implements ConsoleCommand {}

    record Exit() implements ConsoleCommand {}

    /** @param message a sentence */
    record Wrong(String message) implements ConsoleCommand {}

    String HELP = """
            hb               heartbeats sent and received
            shb              heartbeats sent
            rhb              heartbeats received
            ping [node|all]  asks the comms port of one peer, or of all at once
            state            the routing state that this node serves
            rollout [5%]     gives the canary a share, or goes through all steps (needs the rollout token)
            rollback         gives all requests back to the stable model (needs the rollout token)
            help             this text
            exit             ends the node""";

    static ConsoleCommand of(String line) {
        String[] words = line.strip().split("\\s+");
        String command = words[0].toLowerCase(Locale.ROOT);
        if (command.isEmpty()) {
            return new Nothing();
        }
        boolean takesOne = command.equals("ping") || command.equals("rollout");
        if (words.length > (takesOne ? 2 : 1)) {
            return new Wrong(command + " takes " + (takesOne ? "one word at most" : "nothing more")
                    + "; help lists the commands.");
        }
        Optional<String> word = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
        return switch (command) {
            case "hb" -> new Both();
            case "shb" -> new Sent();
            case "rhb" -> new Received();
            case "ping" -> new Ping(word.filter(node -> !node.equalsIgnoreCase("all")));
            case "state" -> new State();
            case "rollout" -> rollout(word);
            case "rollback" -> new Rollback();
            case "help" -> new Help();
            case "exit" -> new Exit();
            default -> new Wrong("There is no command \"" + command + "\"; help lists them.");
        };
    }

    private static ConsoleCommand rollout(Optional<String> word) {
        if (word.isEmpty()) {
            return new Rollout(Optional.empty());
        }
        String figure =
                word.get().endsWith("%") ? word.get().substring(0, word.get().length() - 1) : word.get();
        double percent = figure.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") ? Double.parseDouble(figure) : 0;
        return percent > 0 && percent <= 100
                ? new Rollout(Optional.of(percent))
                : new Wrong(
                        "\"" + word.get() + "\" is no share; one above 0 and up to 100 % is needed, as rollout 5%.");
    }
}
