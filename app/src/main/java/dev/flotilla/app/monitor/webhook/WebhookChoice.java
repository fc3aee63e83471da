package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user's choice of a URL: the vault keeps it, the setting says under which name. Calls block on the disk. */
public final class WebhookChoice {
    /** Its value names the secret as plans do, so that the vault keeps what it needs. */
    public static final String SETTING = "monitor.webhook";

    private static final String PLAIN = "plain ";
    private static final Pattern VALUE = Pattern.compile("\"(plain )?\u27e6secret:([^\u27e7\"]+)\u27e7\"");

    private final Settings settings;
    private final Vault vault;

    public WebhookChoice(Settings settings, Vault vault) {
        this.settings = settings;
        this.vault = vault;
    }

    /** Empty when there is none, when what was kept makes no sense any more, and while the vault is locked. */
    public Optional<WebhookUrl> get() {
        Matcher value = VALUE.matcher(settings.get(SETTING).orElse(""));
        if (!value.matches()) {
            return Optional.empty();
        }
        boolean plain = value.group(1) != null;
        if (vault.locked().isPresent()) {
            return Optional.empty();
        }
        return vault.plain(new SecretRef(value.group(2)))
                .flatMap(text -> WebhookUrl.of(text, plain) instanceof Outcome.Ok<WebhookUrl>(WebhookUrl url)
                        ? Optional.of(url)
                        : Optional.empty());
    }

    public void set(WebhookUrl url) {
        SecretRef ref = vault.keep(url.reveal());
        settings.put(SETTING, "\"" + (url.plainAllowed() ? PLAIN : "") + "\u27e6secret:" + ref.id() + "\u27e7\"");
    }

    public void remove() {
        settings.remove(SETTING);
    }
}
