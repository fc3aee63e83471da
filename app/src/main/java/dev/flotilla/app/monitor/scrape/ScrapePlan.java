package dev.flotilla.app.monitor.scrape;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where the page is to be served, and to whom.
 *
 * @param port 0 for any free one
 * @param bind address of this machine
 * @param token that a scraper has to show; beyond the loopback there always is one
 */
public record ScrapePlan(int port, InetAddress bind, Optional<ScrapeToken> token) {
    public static final int USUAL_PORT = 9105;
    public static final String LOOPBACK = "127.0.0.1";

    public ScrapePlan {
        if (!bind.isLoopbackAddress() && token.isEmpty()) {
            throw new IllegalArgumentException("beyond the loopback only with a token");
        }
    }

    /** FL-5302 for an address that is not one: names are not looked up. */
    public static Outcome<InetAddress> address(String typed) {
        try {
            return Outcome.ok(InetAddress.ofLiteral(typed.equals("localhost") ? LOOPBACK : typed));
        } catch (IllegalArgumentException e) {
            return Outcome.failed(Problem.of(
                    "FL-5302",
                    "The page cannot be served at \"" + printable(typed) + "\".",
                    "Give an address of this machine, such as 127.0.0.1 or 192.0.2.11."));
        }
    }

    private static String printable(String typed) {
        String clean = typed.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 80 ? clean.substring(0, 80) + "..." : clean;
    }

    /** As a scraper is told. */
    public String url(int boundPort) {
        String host = bind.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + boundPort + "/metrics";
    }
}
