package dev.flotilla.node.boot;

import dev.flotilla.node.config.Key;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words a node is started with. */
sealed interface CommandLine {
    record Run(Optional<Path> config) implements CommandLine {}

    /** Is the node of that configuration well? For a container's health check. */
    record Health(Optional<Path> config) implements CommandLine {}

    /** A line for the console of the node of that configuration, which runs on this machine. */
    record Ask(Optional<Path> config, String line) implements CommandLine {}

    record Help() implements CommandLine {}

    record Wrong(String message) implements CommandLine {}

    static CommandLine of(List<String> words) {
        Optional<Path> config = Optional.empty();
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            String word = words.get(at++);
            if (word.equals("--help") || word.equals("-h")) {
                return new Help();
            }
            boolean joined = word.startsWith("--config=");
            if (!joined && (!word.equals("--config") || at == words.size())) {
                return new Wrong(word.equals("--config") ? "--config needs a file" : "there is no option " + word);
            }
            try {
                config = Optional.of(Path.of(joined ? word.substring("--config=".length()) : words.get(at++)));
            } catch (InvalidPathException e) {
                return new Wrong("--config needs a file");
            }
        }
        List<String> rest = words.subList(at, words.size());
        if (rest.isEmpty()) {
            return new Run(config);
        }
        return switch (rest.getFirst()) {
            case "run" -> rest.size() == 1 ? new Run(config) : options(rest, config);
            case "health" -> rest.size() == 1 ? new Health(config) : options(rest, config);
            case "help" -> new Help();
            case "ask" ->
                rest.size() > 1
                        ? new Ask(config, String.join(" ", rest.subList(1, rest.size())))
                        : new Wrong("ask needs a line for the console, as: ask hb");
            default -> new Wrong("there is no command " + rest.getFirst());
        };
    }

    /** Options may follow the command as well. */
    private static CommandLine options(List<String> rest, Optional<Path> config) {
        if (config.isEmpty() && rest.get(1).startsWith("--")) {
            return switch (of(rest.subList(1, rest.size()))) {
                case Run(Optional<Path> file) -> rest.getFirst().equals("run") ? new Run(file) : new Health(file);
                case Help() -> new Help();
                case Wrong wrong -> wrong;
                case Health other -> new Wrong("one command at a time");
                case Ask other -> new Wrong("one command at a time");
            };
        }
        return new Wrong(rest.getFirst() + " takes no further words");
    }

    static String help() {
        StringBuilder text = new StringBuilder("""
                usage: flotilla-node [--config FILE] [run]
                       flotilla-node [--config FILE] ask LINE   a line for the console of the node that runs here: hb, ping all, state,
                                                                rollout 5%, rollback, help (shows the token of ROLLOUT_TOKEN_FILE)
                       flotilla-node [--config FILE] health     exit status 0 when the node that runs here answers

                The configuration is FILE, else the file that MOSAIC_CONFIG names, else ./mosaic.config where there is one: a JSON object
                with the keys below. A variable of the environment wins over the file.

                """);
        for (Key key : Key.values()) {
            String names = key.inFile()
                    + (key.variable().equals(key.inFile().toUpperCase(Locale.ROOT)) ? "" : " (" + key.variable() + ")");
            text.append("  ").append(names).append(" ".repeat(Math.max(1, 26 - names.length())));
            text.append(key.meaning());
            text.append(key.usual().isEmpty() ? "\n" : " [" + key.usual() + "]\n");
        }
        return text.append("""

                Each key is a variable too, in capital letters or as it stands in brackets: NODE_ID, CONTROL_PORT, HTTP_PORT, HTTP_HOST ...

                  peers                     in the file: [{"host", "comms_port", "heartbeat_port"}], also "node_id", "control_port", "http_port"
                  PEERS_NODE_X              address[:control[:http]] of node-x in the agreement; its own may stand there too
                  PEERS                     id=address[:control[:http]],... of the other nodes in the agreement
                  PEER_SERVICES             names of services whose addresses stand in NAME_5000_ENDPOINT, NAME_60001_ENDPOINT ...
                  HEARTBEAT_PERIOD_MS       milliseconds between heartbeats

                Exit status: 0 ended, 1 could not start, 2 wrong usage.
                """).toString();
    }
}
