package dev.flotilla.app.peers.push;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.RunningContainer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a configuration in force on one engine. Whatever fails, and whenever this process is killed, the node's container is the old
 * one or the new one, whole; a push that was killed between the two is brought to one of them by the next push. Blocks; give it
 * a thread that may wait. Not for two pushes of one node at once.
 */
public final class ConfigPush {
    private final Engine engine;
    private final String host;
    private final Pause pause;

    /** @param host the name of the host as the user knows it */
    public ConfigPush(Engine engine, String host, Pause pause) {
        this.engine = engine;
        this.host = host;
        this.pause = pause;
    }

    /** What {@link #push} would do; changes nothing. */
    public Outcome<PushPreview> preview(PushWish wish) {
        try {
            List<RunningContainer> all = engine.containers();
            Standing standing = Standing.of(wish.node(), all);
            Optional<RunningContainer> node =
                    Standing.named(wish.node(), all).or(() -> Standing.named(PushNames.next(wish.node()), all));
            Optional<String> current = Optional.empty();
            if (node.isPresent()) {
                current = current(engine.inspect(node.get().id()));
            }
            Optional<String> now = current;
            return plan(wish, node, current)
                    .map(plan -> new PushPreview(
                            wish.node(), host, node.isEmpty(), plan.path(), now, plan.diff(), leftover(standing)));
        } catch (EngineException e) {
            return Outcome.failed(EngineProblems.inWords(e.problem(), host));
        }
    }

    private static Optional<String> leftover(Standing standing) {
        return switch (standing) {
            case Standing.Settled settled -> Optional.empty();
            case Standing.Old old -> Optional.of("An earlier push was left in the middle; the old container is kept.");
            case Standing.New next -> Optional.of("An earlier push was left in the middle; the new container is kept.");
        };
    }

    /** Does it, unless it is in force already. */
    public Outcome<PushReport> push(PushWish wish) throws InterruptedException {
        List<String> notes = new ArrayList<>();
        try {
            settle(wish.node()).ifPresent(notes::add);
            Optional<RunningContainer> node = Standing.named(wish.node(), engine.containers());
            Optional<String> current = Optional.empty();
            if (node.isPresent()) {
                current = current(engine.inspect(node.get().id()));
            }
            return switch (plan(wish, node, current)) {
                case Outcome.Failed<PushPlan> failed -> failed.as();
                case Outcome.Ok<PushPlan>(PushPlan plan)
                when plan.next().isEmpty() ->
                    Outcome.ok(new PushReport(wish.node(), host, false, Optional.empty(), Optional.empty(), notes));
                case Outcome.Ok<PushPlan>(PushPlan plan) ->
                    new PushRun(engine, host, pause, wish, plan, node, notes).run();
            };
        } catch (EngineException e) {
            return Outcome.failed(PushFailure.untouched(wish.node(), EngineProblems.inWords(e.problem(), host)));
        }
    }

    /**
     * Brings a push that was killed to an end, on the side on which it stands.
     *
     * @return a sentence of what was done; empty when there was nothing to do
     */
    public Outcome<Optional<String>> mend(String node) throws InterruptedException {
        try {
            return Outcome.ok(settle(node));
        } catch (EngineException e) {
            return Outcome.failed(EngineProblems.inWords(e.problem(), host));
        }
    }

    Optional<String> settle(String node) throws InterruptedException {
        Settling settling = new Settling(engine, pause, node);
        return settling.settle();
    }

    private Outcome<PushPlan> plan(PushWish wish, Optional<RunningContainer> node, Optional<String> current) {
        return node.isEmpty()
                ? PushPlan.first(wish, host)
                : PushPlan.of(wish, engine.inspect(node.get().id()), current);
    }

    /** What is no text reads as one that no configuration equals. */
    private Optional<String> current(ContainerDetail detail) {
        ContainerId id = detail.container().id();
        Optional<byte[]> read;
        try {
            read = engine.readFile(id, ConfigPlace.of(detail).path());
        } catch (EngineException e) {
            // An engine cannot open a file that was bound in and has gone from the host since.
            if (e.problem() instanceof EngineProblem.Rejected) {
                return Optional.empty();
            }
            throw e;
        }
        return read.map(ConfigPush::text);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return "(" + bytes.length + " bytes that are no text)\n";
        }
    }
}
