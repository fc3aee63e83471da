package dev.flotilla.app.ui.monitor.alarms;

import dev.flotilla.app.base.Outcome;
import java.util.Optional;

/** Where alarms are sent. Calls block on the disk, and {@link #test} on the network. */
public interface WebhookDesk {
    /** What may be shown of it: {@code https://hooks.example/...}; empty when nothing is sent. */
    Optional<String> shown();

    /**
     * @param plain whether http may leave this machine
     * @return what may be shown of it
     */
    Outcome<String> set(String url, boolean plain);

    void remove();

    /** Sends one message that says so. What the receiver answered, in a sentence. */
    Outcome<String> test(String url, boolean plain);
}
