package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.monitor.scrape.ScrapeDesk;
import dev.flotilla.app.monitor.scrape.ScrapePlan;
import dev.flotilla.app.monitor.scrape.ScrapeServer;
import dev.flotilla.app.monitor.scrape.ScrapeToken;
import dev.flotilla.app.monitor.scrape.ScrapeWish;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "serve-metrics",
        description = {
            "Serve the health of nodes and edges as an OpenMetrics page, for Prometheus. It is off unless told.",
            "on    in every window and keeper of this data folder, from now on",
            "off   no longer",
            "here  by this command, until Ctrl-C",
            "Without a word: whether and where it is served."
        })
public final class ServeMetrics implements CliCommand {
    @Parameters(arity = "0..1", paramLabel = "on|off|here", description = "What to do.")
    String deed = "";

    @Option(names = "--port", paramLabel = "P", description = "TCP port; 9105 unless told.")
    int port = ScrapePlan.USUAL_PORT;

    @Option(
            names = "--bind",
            paramLabel = "A",
            description = "Address of this machine; 127.0.0.1 unless told. Beyond that scrapers have to show a token.")
    String bind = ScrapePlan.LOOPBACK;

    @Option(
            names = "--token-file",
            paramLabel = "F",
            description = {
                "File (mode 0600) with the bearer token; it is kept in the vault. Without it one is made where one is",
                "needed, and shown once."
            })
    Optional<String> tokenFile = Optional.empty();

    @Option(names = "--listen", paramLabel = "PORT", description = "With here: UDP port on which to hear heartbeats.")
    Optional<Integer> listen = Optional.empty();

    @Override
    public Reach reach() {
        return deed.equals("here") ? Reach.WATCHES : Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        if (port < 1 || port > 65535) {
            return Outcome.failed(
                    Problem.of("FL-4003", "--port cannot be " + port + ".", "Give a port from 1 to 65535."));
        }
        return switch (deed) {
            case "" -> Outcome.ok(answer(context.rooms().scrape().state()));
            case "off" -> context.rooms().scrape().off().map(ServeMetrics::answer);
            case "on" ->
                wish(context).then(wish -> context.rooms().scrape().on(wish)).map(ServeMetrics::answer);
            case "here" -> here(context);
            default ->
                Outcome.failed(Problem.of(
                        "FL-4003",
                        "\"" + LiveTable.plain(deed) + "\" is nothing that can be done with the page.",
                        "Write on, off or here."));
        };
    }

    private Outcome<ScrapeWish> wish(CommandContext context) {
        return tokenFile.isEmpty()
                ? Outcome.ok(new ScrapeWish(port, bind, Optional.empty()))
                : ScrapeToken.read(context.path(tokenFile.get()))
                        .map(token -> new ScrapeWish(port, bind, Optional.of(token)));
    }

    private Outcome<Answer> here(CommandContext context) throws InterruptedException {
        return switch (wish(context).then(wish -> wish.ready(new SecureRandom()))) {
            case Outcome.Failed<ScrapeWish.Ready> failed -> failed.as();
            case Outcome.Ok<ScrapeWish.Ready>(ScrapeWish.Ready ready) -> {
                CountDownLatch over = new CountDownLatch(1);
                Looking looking = new Looking();
                looking.port = listen;
                try (Subscription asked = context.cancel().whenAsked(over::countDown)) {
                    yield looking.at(context, watch -> {
                        Outcome<ScrapeServer> started =
                                context.rooms().scrape().serve(ready.plan(), watch.monitoring());
                        return switch (started) {
                            case Outcome.Failed<ScrapeServer> failed -> failed.as();
                            case Outcome.Ok<ScrapeServer>(ScrapeServer server) -> serve(context, server, ready, over);
                        };
                    });
                }
            }
        };
    }

    private static Outcome<Answer> serve(
            CommandContext context, ScrapeServer server, ScrapeWish.Ready ready, CountDownLatch over)
            throws InterruptedException {
        try (server) {
            context.output().note("Serving " + server.url() + " until Ctrl-C.");
            if (ready.made()) {
                ready.plainToken().ifPresent(token -> context.output().note("Token: " + token));
            }
            over.await();
            return Outcome.ok(Answer.of(Answer.ok().put("served", server.url()), ""));
        }
    }

    private static Answer answer(ScrapeDesk.State state) {
        Json.Node json = Answer.ok()
                .put("wished", state.wished())
                .put("url", state.url())
                .put("token", state.token())
                .putIf("newToken", state.made())
                .putIf("trouble", state.trouble().map(Problem::message));
        String text = state.wished().isEmpty()
                ? "The metrics page is off."
                : state.url()
                                .map(url -> "The metrics page is served at " + url)
                                .orElse("The metrics page is served at "
                                        + state.wished().get() + " while a window or a keeper runs")
                        + (state.token() ? ", to those who show the token." : ".");
        String made = state.made()
                .map(token -> "\nToken, shown this once: " + token
                        + "\nThe page goes over the network in clear: lead it through a tunnel or a proxy with TLS.")
                .orElse("");
        String trouble = state.trouble()
                .map(p -> "\n" + p.code() + " " + p.message() + " " + p.hint())
                .orElse("");
        return Answer.of(json, text + made + trouble);
    }
}
