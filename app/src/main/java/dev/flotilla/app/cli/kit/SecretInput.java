package dev.flotilla.app.cli.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A secret that was typed or came by standard input. It goes to the process that runs the command beside the user's
 * environment, over the owner's private socket: never as an argument, which every user of the machine can read.
 */
public final class SecretInput {
    private static final String NAME = "FLOTILLA_SECRET_INPUT";

    private SecretInput() {}

    /** The environment with it. */
    public static Map<String, String> with(String secret, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(NAME, secret);
        return all;
    }

    /** Empty where none was asked for. */
    public static Optional<String> in(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(NAME));
    }
}
