package dev.flotilla.node.console.desk;

import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.config.files.RolloutToken;
import dev.flotilla.node.console.BeatColumns;
import dev.flotilla.node.console.ConsoleAccess;
import dev.flotilla.node.console.ConsoleCommand;
import dev.flotilla.node.console.Operator;
import dev.flotilla.node.console.PingTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Carries out a line. Any thread. */
public final class ConsoleDesk {
    private static final int MOST_PINGS = 4;
    private static final String NO_TOKEN =
            "Refused: rollouts by request are off here, for ROLLOUT_TOKEN_FILE names no token.";
    private static final String UNTRUSTED =
            "Refused: from another machine rollouts need TLS with a client certificate.";
    private static final String WRONG_TOKEN = "Refused: that is not the rollout token.";

    private final Supplier<BeatSnapshot> tables;
    private final Pinging pinging;
    private final Optional<RolloutToken> token;
    private final Operator operator;
    private final AtomicInteger pings = new AtomicInteger();

    /** @param token without it nothing can be changed */
    public ConsoleDesk(
            Supplier<BeatSnapshot> tables, Pinging pinging, Optional<RolloutToken> token, Operator operator) {
        this.tables = tables;
        this.pinging = pinging;
        this.token = token;
        this.operator = operator;
    }

    /** @return lines without the last line's end; empty when there is nothing to say */
    public CompletionStage<String> run(String line, ConsoleAccess access) {
        return switch (ConsoleCommand.of(line)) {
            case ConsoleCommand.Nothing() -> said("");
            case ConsoleCommand.Both() -> said(BeatColumns.both(tables.get()));
            case ConsoleCommand.Sent() -> said(BeatColumns.sent(tables.get()));
            case ConsoleCommand.Received() -> said(BeatColumns.received(tables.get()));
            case ConsoleCommand.Ping(Optional<String> node) -> ping(node);
            case ConsoleCommand.State() -> operator.state().thenApply(Operator.Answer::text);
            case ConsoleCommand.Rollout(Optional<Double> percent) -> allowed(access, () -> operator.rollout(percent));
            case ConsoleCommand.Rollback() -> allowed(access, operator::rollback);
            case ConsoleCommand.Help() -> said(ConsoleCommand.HELP);
            case ConsoleCommand.Exit() -> said("exit ends a node from its own terminal only.");
            case ConsoleCommand.Wrong(String message) -> said(message);
        };
    }

    private CompletionStage<String> allowed(ConsoleAccess access, Supplier<CompletionStage<Operator.Answer>> change) {
        if (token.isEmpty()) {
            return said(NO_TOKEN);
        }
        if (!access.trusted()) {
            return said(UNTRUSTED);
        }
        // Whoever sits at the node's own terminal could read the token's file as well.
        if (!access.terminal() && access.token().filter(token.get()::matches).isEmpty()) {
            return said(WRONG_TOKEN);
        }
        return change.get().thenApply(answer -> answer.done() ? answer.text() : "Refused: " + answer.text());
    }

    private CompletionStage<String> ping(Optional<String> node) {
        List<PingTarget> targets = targets().stream()
                .filter(target -> node.isEmpty()
                        || target.name().equals(node.get())
                        || target.host().equals(node.get())
                        || (target.host() + ":" + target.commsPort()).equals(node.get()))
                .toList();
        if (targets.isEmpty()) {
            return said(node.map(name -> "There is no peer \"" + name + "\".").orElse("There are no peers."));
        }
        if (pings.incrementAndGet() > MOST_PINGS) {
            pings.decrementAndGet();
            return said("Other pings are under way; ask again in a moment.");
        }
        return pinging.ping(targets)
                .thenApply(lines -> String.join("\n", lines))
                .whenComplete((text, failure) -> pings.decrementAndGet());
    }

    /** Configured peers alone: a stranger's heartbeat must not make this node connect to where it says. */
    private List<PingTarget> targets() {
        List<PingTarget> targets = new ArrayList<>();
        tables.get()
                .sent()
                .forEach(row -> targets.add(new PingTarget(
                        row.peer().name(), row.peer().host(), row.peer().commsPort())));
        return targets;
    }

    private static CompletionStage<String> said(String text) {
        return CompletableFuture.completedFuture(text);
    }
}
