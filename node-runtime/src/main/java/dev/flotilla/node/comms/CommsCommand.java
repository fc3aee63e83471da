package dev.flotilla.node.comms;

import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request means. */
public sealed interface CommsCommand {
    /** The payload is sent back as it came. */
    record Ping() implements CommsCommand {}

    record Stats() implements CommsCommand {}

    record Sessions() implements CommsCommand {}

    /**
     * A line for the console.
     *
     * @param token for a command that changes something
     */
    record Console(String line, Optional<String> token) implements CommsCommand {}

    record Refused(CommsRefusal reason, String message) implements CommsCommand {}

    /** The name of the command of ours that answers text. */
    String CONSOLE = "console";

    int LONGEST_LINE = 1024;

    /** Commands of the original that carry pickles, which run code where they are read. */
    Set<String> BINARY =
            Set.of("start_training", "training_status", "cancel_training", "run_inference", "add_model", "exmplan");

    static CommsCommand of(CommsRequest request) {
        String name = request.command();
        return switch (name) {
            case "ping" -> new Ping();
            case "stats" -> new Stats();
            case "sessions" -> new Sessions();
            case CONSOLE -> console(request);
            default ->
                BINARY.contains(name) || name.startsWith("exdplan")
                        ? new Refused(
                                CommsRefusal.BINARY_COMMAND,
                                "the command " + name + " carries serialised code, which this node never reads")
                        : new Refused(CommsRefusal.UNKNOWN_COMMAND, "there is no such command here");
        };
    }

    private static CommsCommand console(CommsRequest request) {
        try {
            JsonNode payload = request.json() ? JsonMapper.shared().readTree(request.payload()) : null;
            if (payload != null && payload.path("line").isString()) {
                String line = payload.path("line").stringValue();
                JsonNode token = payload.path("token");
                if (line.length() <= LONGEST_LINE && line.chars().noneMatch(Character::isISOControl)) {
                    return new Console(line, token.isString() ? Optional.of(token.stringValue()) : Optional.empty());
                }
            }
        } catch (JacksonException e) {
            return badConsole();
        }
        return badConsole();
    }

    private static CommsCommand badConsole() {
        return new Refused(CommsRefusal.BAD_PAYLOAD, "the console takes a JSON object with a text \"line\"");
    }
}
