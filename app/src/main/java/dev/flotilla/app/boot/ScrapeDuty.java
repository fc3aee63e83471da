package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.monitor.Monitoring;
import dev.flotilla.app.monitor.scrape.ScrapeDesk;
import dev.flotilla.app.monitor.scrape.ScrapePlan;
import dev.flotilla.app.monitor.scrape.ScrapeServer;
import dev.flotilla.app.monitor.scrape.ScrapeWish;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Serves the metrics page in a process that stays, as the setting says. The token lies in the vault; the setting refers
 * to it, in the form by which the sweep of secrets knows that it is needed.
 */
final class ScrapeDuty implements ScrapeDesk, AutoCloseable {
    private static final String KEY = "monitor.metrics-page";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern KEPT = Pattern.compile(
            "\\{\"port\":([0-9]{1,5}),\"bind\":\"([^\"\\\\]{1,80})\",\"token\":\"(?:\u27e6secret:([^\u27e7]+)\u27e7)?\"}");

    private final Settings settings;
    private final Vault vault;
    private @Nullable Monitoring monitoring;
    private @Nullable ScrapeServer server;
    private Optional<Problem> trouble = Optional.empty();

    ScrapeDuty(Settings settings, Vault vault) {
        this.settings = settings;
        this.vault = vault;
    }

    /** In a process that stays: serves it now if it is wished, and from then on whenever it is. */
    synchronized void begin(Monitoring stays) {
        monitoring = stays;
        shut();
        if (tokenIsOutOfReach()) {
            trouble = Optional.of(Problem.of(
                    "FL-5309",
                    "The metrics page is not served: its token is locked or gone.",
                    "Unlock the secrets, or switch the page on anew with another token."));
            return;
        }
        wish().ifPresent(wish -> {
            if (open(wish) instanceof Outcome.Failed<ScrapeWish.Ready> failed) {
                LoggerFactory.getLogger(ScrapeDuty.class)
                        .warn("{}", failed.first().message());
            }
        });
    }

    /** A page that had a token is not served without it. */
    private boolean tokenIsOutOfReach() {
        Matcher kept = KEPT.matcher(settings.get(KEY).orElse(""));
        Optional<String> token = kept.matches() ? Optional.ofNullable(kept.group(3)) : Optional.empty();
        return token.filter(id -> vault.plain(new SecretRef(id)).isEmpty()).isPresent();
    }

    private Optional<ScrapeWish> wish() {
        Matcher kept = KEPT.matcher(settings.get(KEY).orElse(""));
        if (!kept.matches()) {
            return Optional.empty();
        }
        Optional<String> token = Optional.ofNullable(kept.group(3)).flatMap(id -> vault.plain(new SecretRef(id)));
        return Optional.of(new ScrapeWish(Integer.parseInt(kept.group(1)), kept.group(2), token));
    }

    private Outcome<ScrapeWish.Ready> open(ScrapeWish wish) {
        shut();
        Outcome<ScrapeWish.Ready> ready = wish.ready(new SecureRandom()).then(this::open);
        trouble = ready instanceof Outcome.Failed<ScrapeWish.Ready> failed
                ? Optional.of(failed.first())
                : Optional.empty();
        return ready;
    }

    private Outcome<ScrapeWish.Ready> open(ScrapeWish.Ready ready) {
        Monitoring source = monitoring;
        return source == null
                ? Outcome.ok(ready)
                : serve(ready.plan(), source).map(started -> {
                    server = started;
                    return ready;
                });
    }

    private void shut() {
        ScrapeServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public synchronized State state() {
        return state(Optional.empty());
    }

    private State state(Optional<String> made) {
        Optional<ScrapeWish> wish = wish();
        return new State(
                wish.map(w -> w.bind() + ":" + w.port()),
                Optional.ofNullable(server).map(ScrapeServer::url),
                wish.flatMap(ScrapeWish::token).isPresent(),
                made,
                trouble);
    }

    @Override
    public synchronized Outcome<State> on(ScrapeWish wish) {
        Optional<ScrapeWish> before = tokenIsOutOfReach() ? Optional.empty() : wish();
        return switch (open(wish)) {
            case Outcome.Failed<ScrapeWish.Ready> failed -> {
                // What was served goes on.
                before.ifPresent(this::open);
                yield failed.as();
            }
            case Outcome.Ok<ScrapeWish.Ready>(ScrapeWish.Ready ready) -> {
                String token = ready.plainToken()
                        .map(plain -> "\u27e6secret:" + vault.keep(plain).id() + "\u27e7")
                        .orElse("");
                settings.put(
                        KEY,
                        "{\"port\":" + wish.port() + ",\"bind\":\""
                                + ready.plan().bind().getHostAddress() + "\",\"token\":\"" + token + "\"}");
                yield Outcome.ok(state(ready.made() ? ready.plainToken() : Optional.empty()));
            }
        };
    }

    @Override
    public synchronized Outcome<State> off() {
        shut();
        trouble = Optional.empty();
        settings.remove(KEY);
        return Outcome.ok(state());
    }

    @Override
    public Outcome<ScrapeServer> serve(ScrapePlan plan, Monitoring source) {
        return start(plan, source);
    }

    static Outcome<ScrapeServer> start(ScrapePlan plan, Monitoring source) {
        return ScrapeServer.start(plan, source, Threads.platform("metrics-page"), PATIENCE);
    }

    @Override
    public synchronized void close() {
        monitoring = null;
        shut();
    }
}
