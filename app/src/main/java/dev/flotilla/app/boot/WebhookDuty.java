package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.webhook.Webhook;
import dev.flotilla.app.monitor.webhook.WebhookChoice;
import dev.flotilla.app.monitor.webhook.WebhookDesk;
import dev.flotilla.app.monitor.webhook.WebhookUrl;
import java.util.Optional;

/** Where alarms are sent, for the commands that a process runs. */
record WebhookDuty(Webhook webhook, WebhookChoice choice) implements WebhookDesk {
    private static final Problem NONE = Problem.of(
            "FL-5307", "There is no webhook.", "`flotilla alarms webhook set` reads its URL from standard input.");

    @Override
    public State state() {
        return new State(choice.get().map(WebhookUrl::shown), webhook.status().value());
    }

    @Override
    public Outcome<State> set(WebhookUrl url) {
        choice.set(url);
        webhook.to(Optional.of(url));
        return Outcome.ok(state());
    }

    @Override
    public Outcome<State> remove() {
        choice.remove();
        webhook.to(Optional.empty());
        return Outcome.ok(state());
    }

    @Override
    public Outcome<String> test() {
        return choice.get().map(webhook::test).orElse(Outcome.failed(NONE));
    }
}
