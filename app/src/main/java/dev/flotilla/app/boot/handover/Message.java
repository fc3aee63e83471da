package dev.flotilla.app.boot.handover;

import java.util.List;
import java.util.Map;

/** What is said over the socket. */
public sealed interface Message {
    /** Changes when an older process could not understand a newer one. */
    int PROTOCOL = 1;

    record Who() implements Message {}

    /** @param kind {@code window} or {@code keeper} */
    record Identity(String kind, long pid, int protocol) implements Message {}

    /** Come to the front. */
    record Show() implements Message {}

    /** End, so that a window may own the folder. */
    record Yield() implements Message {}

    /** @param ok whether it is being done */
    record Done(boolean ok) implements Message {}

    /**
     * @param directory where the user stands, absolute
     * @param environment of the user, not of the owner
     */
    record Run(List<String> args, String directory, Map<String, String> environment) implements Message {
        public Run {
            args = List.copyOf(args);
            environment = Map.copyOf(environment);
        }
    }

    record Cancel() implements Message {}

    /** @param error whether it belongs on standard error */
    record Text(boolean error, String text) implements Message {}

    record Exit(int code) implements Message {}
}
