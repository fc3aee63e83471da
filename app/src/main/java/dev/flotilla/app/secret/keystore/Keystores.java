package dev.flotilla.app.secret.keystore;

import dev.flotilla.app.secret.vault.Keystore;
import java.util.Locale;
import java.util.Map;

/** The keystore of this computer. */
public final class Keystores {
    /** {@code off}: no keystore is asked or used. */
    public static final String SWITCH = "FLOTILLA_KEYSTORE";

    private Keystores() {}

    /**
     * Asks nobody yet.
     *
     * @param system as Java names it: {@code Linux}, {@code Mac OS X}
     */
    public static Keystore of(String system, Map<String, String> environment) {
        if (environment.getOrDefault(SWITCH, "").equalsIgnoreCase("off")) {
            return Keystore.none("The keystore is switched off here by " + SWITCH + "=off.");
        }
        Tool tool = new Tool(environment);
        return system.toLowerCase(Locale.ROOT).startsWith("mac") ? new Keychain(tool) : new SecretService(tool);
    }
}
