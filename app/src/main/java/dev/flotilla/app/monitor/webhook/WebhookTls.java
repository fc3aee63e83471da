package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.monitor.intake.ask.Authorities;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates a webhook may show: the same as nodes. Read when the first one is needed. Any thread. */
public final class WebhookTls implements Supplier<SSLSocketFactory> {
    private final Optional<Path> authorities;
    private @Nullable SSLSocketFactory made;

    /** @param authorities PEM file of those that are trusted beside the system's; it need not be there */
    public WebhookTls(Optional<Path> authorities) {
        this.authorities = authorities;
    }

    @Override
    public synchronized SSLSocketFactory get() {
        SSLSocketFactory there = made;
        if (there == null) {
            there = make();
            made = there;
        }
        return there;
    }

    private SSLSocketFactory make() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, Authorities.trusted(authorities).getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS on this machine", e);
        }
    }
}
