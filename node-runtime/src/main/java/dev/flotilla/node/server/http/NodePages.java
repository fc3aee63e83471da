package dev.flotilla.node.server.http;

import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.live.ReplicaView;
import dev.flotilla.node.routing.ModelFigures;
import dev.flotilla.node.routing.RolloutWords;
import dev.flotilla.node.routing.RoutingState;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages about the node as JSON: is it alive, how do its models do, whom does it hear. */
final class NodePages {
    private final NodeFacts facts;
    private final Predicting predicting;
    private final InstantSource clock;

    NodePages(NodeFacts facts, Predicting predicting, InstantSource clock) {
        this.facts = facts;
        this.predicting = predicting;
        this.clock = clock;
    }

    /** A node whose log cannot be written still serves, so it is alive; the page says both. */
    Answer alive() {
        ObjectNode page = object().put("status", "ok");
        facts.replica().view().stalled().ifPresent(why -> page.put("log", why));
        return Answer.ok(page);
    }

    /** The original's six members, its two figures as the worse of the models, and each model by itself. */
    Answer health() {
        ReplicaView view = facts.replica().view();
        RoutingState served = view.served();
        long now = System.nanoTime();
        ObjectNode models = object();
        ModelFigures worse = ModelFigures.NONE;
        for (String model : routed(served)) {
            ModelFigures figures = predicting.health().figures(model, now);
            worse = worse.worse(figures);
            models.putObject(model)
                    .put("weight", served.weight(model))
                    .put("requests", figures.requests())
                    .put("p95", figures.p95Millis())
                    .put("error_rate", figures.errorRate());
        }
        ObjectNode page = object().put("node_id", facts.nodeId())
                .put("p95", worse.p95Millis())
                .put("error_rate", worse.errorRate())
                .put("window_id", "window-" + clock.instant().getEpochSecond())
                .put("last_committed_version", served.version())
                .put("digest", view.digest());
        page.set("models", models);
        page.put("rollout", RolloutWords.of(view.phase(), served)).put("coordinator", facts.coordinates());
        page.put("agrees_with", facts.agreesWith()).put("takes_orders", facts.takesOrders());
        view.roundNanos().ifPresent(nanos -> page.put("commit_ms", nanos / 1e6));
        view.inDoubt().ifPresentOrElse(txid -> page.put("in_doubt", txid), () -> page.putNull("in_doubt"));
        return Answer.ok(page);
    }

    private static Set<String> routed(RoutingState served) {
        return new LinkedHashSet<>(List.of(served.stableModelId(), served.canaryModelId()));
    }

    Answer heartbeats() {
        BeatSnapshot now = facts.beats();
        ObjectNode all = object().put("node_id", now.nodeId()).put("boot", now.boot());
        ArrayNode sent = all.putArray("sent");
        for (BeatSnapshot.SentRow row : now.sent()) {
            ObjectNode node = sent.addObject()
                    .put("peer", row.peer().name())
                    .put("host", row.peer().host())
                    .put("port", row.peer().port())
                    .put("status", row.status().name().toLowerCase(Locale.ROOT))
                    .put("count", row.count());
            age(node, row.ageMs());
        }
        ArrayNode heard = all.putArray("received");
        for (BeatSnapshot.HeardRow row : now.heard()) {
            ObjectNode node = heard.addObject()
                    .put("peer", row.name())
                    .put("address", row.address())
                    .put("status", row.status().name().toLowerCase(Locale.ROOT))
                    .put("count", row.count())
                    .put("missed", row.missed())
                    .put("boot", row.boot())
                    .put("seq", row.sequence())
                    .put("source", row.origin().source());
            row.saidId().ifPresent(id -> node.put("said_id", id));
            row.origin().delayNs().ifPresent(delay -> node.put("delay_ns", delay));
            age(node, row.ageMs());
        }
        ArrayNode strangers = all.putArray("strangers");
        now.strangers().forEach(one -> strangers.add(stranger(one)));
        ObjectNode refused = all.putObject("refused");
        facts.refusedBeats()
                .all()
                .forEach((reason, count) -> refused.put(reason.name().toLowerCase(Locale.ROOT), count.longValue()));
        all.put("turned_away", now.turnedAway());
        return Answer.ok(all);
    }

    private static ObjectNode stranger(BeatSnapshot.Stranger one) {
        ObjectNode node = object().put("source", one.source());
        one.id().ifPresent(id -> node.put("said_id", id));
        return node.put("said_host", one.host())
                .put("said_port", one.port())
                .put("reason", one.reason().name().toLowerCase(Locale.ROOT))
                .put("count", one.count())
                .put("age_ms", one.ageMs());
    }

    private static void age(ObjectNode node, OptionalLong age) {
        if (age.isPresent()) {
            node.put("age_ms", age.getAsLong());
        } else {
            node.putNull("age_ms");
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
