package dev.flotilla.app.monitor.scrape;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.Monitoring;
import java.util.Optional;

/** Whether the page is served, kept over restarts; boot has the one of the process. Calls block. */
public interface ScrapeDesk {
    /**
     * @param wished as it is kept; empty: off
     * @param url where it is served now; empty in a process that does not stay, and where it failed
     * @param token whether scrapers have to show one
     * @param made the token in plain, once, when it was made just now
     * @param trouble why it is not served although it is wished
     */
    record State(
            Optional<String> wished,
            Optional<String> url,
            boolean token,
            Optional<String> made,
            Optional<Problem> trouble) {}

    State state();

    /** Serves it from now on, in every window and keeper of this data folder. */
    Outcome<State> on(ScrapeWish wish);

    Outcome<State> off();

    /** Serves another one until it is closed; nothing is kept. */
    Outcome<ScrapeServer> serve(ScrapePlan plan, Monitoring monitoring);
}
