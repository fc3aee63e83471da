package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.base.Outcome;
import java.util.Optional;

/** Where alarms are sent, kept over restarts; boot has the one of the process. Calls block. */
public interface WebhookDesk {
    /**
     * @param to what may be shown of the URL; empty when there is none
     * @param status of this process, which sends only when it stays
     */
    record State(Optional<String> to, WebhookStatus status) {}

    State state();

    /** Sends there from now on, from every window and keeper of this data folder. */
    Outcome<State> set(WebhookUrl url);

    Outcome<State> remove();

    /** Sends a message that says so; what came of it. FL-5307 when there is no URL. */
    Outcome<String> test();
}
