package dev.flotilla.app.boot;

import dev.flotilla.app.persistence.DataFolder;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the log goes. Set before the first logger is made. */
final class Logging {
    private static final String PROVIDER = "slf4j.provider";
    /** Warns at each start that JavaFX lies on the classpath, which is how we want it. Held, or its level is forgotten. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Logging() {}

    /** A command that lives for a blink logs nothing, and does not pay for it. */
    static void quiet() {
        if (System.getProperty(PROVIDER) == null) {
            // Else slf4j tells on standard error that it does as it was told.
            System.setProperty("slf4j.internal.verbosity", "ERROR");
            System.setProperty(PROVIDER, "org.slf4j.helpers.NOP_FallbackServiceProvider");
        }
    }

    /** A process that stays writes its log into the data folder; see logback.xml. */
    static void into(DataFolder folder) {
        JAVAFX.setLevel(Level.SEVERE);
        System.clearProperty(PROVIDER);
        System.setProperty("flotilla.log", folder.log().toString());
    }
}
