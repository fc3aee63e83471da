package dev.flotilla.app.monitor.webhook;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where alarms are sent. Whoever knows it can write there, so what it prints and shows is its scheme and host alone.
 */
public final class WebhookUrl {
    private static final int LONGEST = 2_000;

    private final URI uri;
    private final boolean plainAllowed;

    private WebhookUrl(URI uri, boolean plainAllowed) {
        this.uri = uri;
        this.plainAllowed = plainAllowed;
    }

    /**
     * @param plainAllowed whether http may leave this machine: then anybody on the way can read and change it
     * @return FL-5301 for what is no URL of a web server, FL-5302 for http to another machine that was not allowed
     */
    public static Outcome<WebhookUrl> of(String text, boolean plainAllowed) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            return Outcome.failed(no("is no URL"));
        }
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getPort() > 65535 || text.length() > LONGEST) {
            return Outcome.failed(no("is no https URL with a host"));
        }
        if (uri.getRawUserInfo() != null) {
            return Outcome.failed(no("has a user name in it, which is not sent"));
        }
        WebhookUrl url = new WebhookUrl(uri, plainAllowed);
        if (!url.secure() && !plainAllowed && !url.namesThisMachine()) {
            return Outcome.failed(Problem.of(
                    "FL-5302",
                    "The webhook to " + url.uri.getHost() + " is plain http, which everybody on the way can read.",
                    "Use https, or allow plain http where the network between is yours."));
        }
        return Outcome.ok(url);
    }

    private static Problem no(String why) {
        return Problem.of(
                "FL-5301", "The URL of the webhook " + why + ".", "Give one like https://hooks.example/services/...");
    }

    boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    boolean plainAllowed() {
        return plainAllowed;
    }

    private boolean namesThisMachine() {
        return AddressForm.isLoopback(host());
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : secure() ? 443 : 80;
    }

    /** For the header: as it was given. */
    String authority() {
        return uri.getRawAuthority();
    }

    /** Path and query, as they go over the wire: letters beyond ASCII as the bytes of UTF-8 that they are. */
    String target() {
        URI sent = URI.create(uri.toASCIIString());
        String path = sent.getRawPath() == null || sent.getRawPath().isEmpty() ? "/" : sent.getRawPath();
        return sent.getRawQuery() == null ? path : path + "?" + sent.getRawQuery();
    }

    /** The whole of it, for the vault alone. */
    String reveal() {
        return uri.toString();
    }

    /** What may be shown: {@code https://hooks.example/...}. */
    public String shown() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + "/...";
    }

    @Override
    public String toString() {
        return shown();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookUrl that && uri.equals(that.uri) && plainAllowed == that.plainAllowed;
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }
}
