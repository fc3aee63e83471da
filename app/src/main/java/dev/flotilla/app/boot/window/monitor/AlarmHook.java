package dev.flotilla.app.boot.window.monitor;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.monitor.alarm.AlarmChange;
import dev.flotilla.app.monitor.webhook.Webhook;
import dev.flotilla.app.monitor.webhook.WebhookChoice;
import dev.flotilla.app.monitor.webhook.WebhookUrl;
import dev.flotilla.app.ui.monitor.alarms.WebhookDesk;
import java.util.List;
import java.util.Optional;

/** The webhook of this process, with the user's choice of where it goes. Any thread. */
public final class AlarmHook implements WebhookDesk, AutoCloseable {
    private final Webhook webhook;
    private final WebhookChoice choice;

    public AlarmHook(Webhook webhook, WebhookChoice choice) {
        this.webhook = webhook;
        this.choice = choice;
    }

    /** Sends to where the user chose before. Blocks on the disk. */
    public void begin() {
        webhook.to(choice.get());
    }

    public void tell(List<AlarmChange> changes) {
        webhook.tell(changes);
    }

    @Override
    public Optional<String> shown() {
        return choice.get().map(WebhookUrl::shown);
    }

    @Override
    public Outcome<String> set(String url, boolean plain) {
        return WebhookUrl.of(url, plain).map(where -> {
            choice.set(where);
            webhook.to(Optional.of(where));
            return where.shown();
        });
    }

    @Override
    public void remove() {
        choice.remove();
        webhook.to(Optional.empty());
    }

    @Override
    public Outcome<String> test(String url, boolean plain) {
        return WebhookUrl.of(url, plain).then(webhook::test);
    }

    @Override
    public void close() {
        webhook.close();
    }
}
