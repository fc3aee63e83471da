package dev.flotilla.app.monitor.scrape;

import dev.flotilla.app.base.Outcome;
import java.net.InetAddress;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the user says about the page.
 *
 * @param bind as typed
 * @param token in plain, from the user's file
 */
public record ScrapeWish(int port, String bind, Optional<String> token) {
    /**
     * The wish with everything that serving takes.
     *
     * @param plainToken what scrapers have to show, when anything
     * @param made whether the token was made here, and the user has yet to be told
     */
    public record Ready(ScrapePlan plan, Optional<String> plainToken, boolean made) {}

    /** Beyond the loopback a token is made where none was given. FL-5302 and FL-5304 for what cannot be. */
    public Outcome<Ready> ready(RandomGenerator random) {
        return ScrapePlan.address(bind).then(address -> ready(address, random));
    }

    private Outcome<Ready> ready(InetAddress address, RandomGenerator random) {
        boolean made = token.isEmpty() && !address.isLoopbackAddress();
        Optional<String> plain = made ? Optional.of(ScrapeToken.random(random)) : token;
        if (plain.isEmpty()) {
            return Outcome.ok(new Ready(new ScrapePlan(port, address, Optional.empty()), plain, false));
        }
        return ScrapeToken.of(plain.get())
                .map(read -> new Ready(new ScrapePlan(port, address, Optional.of(read)), plain, made));
    }
}
