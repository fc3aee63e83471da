package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.RolloutOrder;
import dev.flotilla.app.monitor.RolloutStanding;
import dev.flotilla.app.monitor.Sign.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Brings an order to a coordinator, with the token of its rollout. The token goes where nobody can read it on the way:
 * over TLS, or in the clear to this machine alone. Any thread; it blocks until the node answers.
 */
public final class RolloutDesk {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,512}");
    private static final String HINT = "Look at the node's page, or ask it on its console.";

    /** A caller whose loop has ended in the middle of a question answers nothing any more. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Caller caller;
    private final Duration limit;

    public RolloutDesk(Asker asker) {
        this(asker, LIMIT);
    }

    RolloutDesk(Asker asker, Duration limit) {
        this.caller = asker.caller();
        this.limit = limit;
    }

    public Outcome<String> order(String name, Optional<NodeHealth> node, RolloutOrder order, String token) {
        Optional<Face> face = node.flatMap(health -> Face.ofHttp(health.node()));
        if (face.isEmpty()) {
            return failed(
                    "FL-5003",
                    node.isEmpty() ? "No node called " + name + " is watched." : "Node " + name + " has no HTTP.",
                    "Orders go to a coordinator over HTTP: give its address in the node's form.");
        }
        Optional<Outcome<String>> closed = node.flatMap(RolloutDesk::closed);
        if (closed.isPresent()) {
            return closed.get();
        }
        if (!TOKEN.matcher(token.strip()).matches()) {
            return failed(
                    "FL-5003",
                    "What was given as the token of " + name + "'s rollout cannot be one.",
                    "It is the text in the file that ROLLOUT_TOKEN_FILE names on the coordinator.");
        }
        return body(name, order, node.flatMap(NodeHealth::replica))
                .then(json -> send(name, face.get(), json, token.strip()));
    }

    /** What it said of itself that makes every order vain; of the rest it judges itself. */
    private static Optional<Outcome<String>> closed(NodeHealth node) {
        return switch (RolloutStanding.of(node)) {
            case RolloutStanding.Open open -> Optional.empty();
            case RolloutStanding.Closed(RolloutStanding.Why why, String sentence, String remedy) ->
                switch (why) {
                    case NO_AGREEMENT, NO_TOKEN -> Optional.of(failed("FL-5007", sentence, remedy));
                    case NOT_ASKED, NOT_A_COORDINATOR, NO_CANARY -> Optional.empty();
                };
        };
    }

    private static Outcome<String> body(String name, RolloutOrder order, Optional<ReplicaReport> replica) {
        return switch (order) {
            case RolloutOrder.Start() -> Outcome.ok("{\"action\": \"rollout\"}");
            case RolloutOrder.To(double share) ->
                share > 0 && share <= 1
                        ? Outcome.ok(percent(share))
                        : failed("FL-5003", "A canary's share is above 0 and up to 1.", "");
            case RolloutOrder.Promote() -> Outcome.ok(percent(1));
            case RolloutOrder.RollBack() -> Outcome.ok("{\"action\": \"rollback\"}");
            case RolloutOrder.Pause() ->
                replica.map(state -> state.weights().getOrDefault(state.canary(), 0.0))
                        .filter(share -> share > 0)
                        .map(share -> Outcome.ok(percent(share)))
                        .orElseGet(() -> failed(
                                "FL-5004",
                                "The canary of " + name + " has no share in force, so there is none to stay at.",
                                "Start the rollout first."));
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "{\"percent\": %.6f}", share * 100);
    }

    private Outcome<String> send(String name, Face face, String json, String token) {
        HttpTalk.Request request = new HttpTalk.Request("/rollout", Optional.of(json), Optional.of(token));
        Said said = caller.call(
                        face, limit, !face.tls(), question -> HttpTalk.of(face, request, LONGEST_ANSWER, question))
                .completeOnTimeout(
                        new Said.Nothing(Refusal.SILENT, "silent"),
                        limit.plus(GRACE).toMillis(),
                        TimeUnit.MILLISECONDS)
                .join();
        return switch (said) {
            case Said.Nothing(Refusal why, String detail) ->
                detail.equals(Caller.NOT_HERE)
                        ? failed(
                                "FL-5003",
                                "The token of " + name + " would go over the network in the clear.",
                                "Serve the node's HTTP over TLS (server_crt, server_key) and give its address as"
                                        + " https://, or order it on its own machine.")
                        : failed("FL-5004", "Node " + name + " was not reached: " + detail + ".", HINT);
            case Said.Whole whole -> answer(name, whole);
        };
    }

    private static Outcome<String> answer(String name, Said.Whole whole) {
        Optional<JsonNode> page = Reading.tree(whole.body());
        String message = page.map(p -> Reading.text(p.path(whole.good() ? "message" : "error")))
                .filter(text -> !text.isEmpty())
                .orElse("it answered " + whole.status());
        return whole.good()
                ? Outcome.ok(message)
                : failed("FL-5004", "Node " + name + " did not take the order: " + message + ".", HINT);
    }

    private static <T> Outcome<T> failed(String code, String message, String hint) {
        return Outcome.failed(Problem.of(code, message.replace("..", "."), hint));
    }
}
