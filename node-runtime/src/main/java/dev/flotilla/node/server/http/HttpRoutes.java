package dev.flotilla.node.server.http;

import dev.flotilla.node.tally.Tally;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which page answers which path, all but the predictions. On the event loop. */
final class HttpRoutes {
    static final Answer NO_JSON = Answer.error(HttpResponseStatus.BAD_REQUEST, "the body is no JSON");
    static final Answer MISTAKE =
            Answer.error(HttpResponseStatus.INTERNAL_SERVER_ERROR, "the node stopped over it by a mistake");

    private final NodePages pages;
    private final MetricsPage metrics;
    private final RolloutOrder rollout;
    private final Predicting predicting;
    private final Tally<HttpRefusal> counts;

    HttpRoutes(
            NodePages pages,
            MetricsPage metrics,
            RolloutOrder rollout,
            Predicting predicting,
            Tally<HttpRefusal> counts) {
        this.pages = pages;
        this.metrics = metrics;
        this.rollout = rollout;
        this.predicting = predicting;
        this.counts = counts;
    }

    /** What a request gets. */
    sealed interface Reply {
        record Now(Answer answer) implements Reply {}

        record Later(CompletableFuture<Answer> answer) implements Reply {}
    }

    static Answer failed(String model) {
        return Answer.json(
                HttpResponseStatus.INTERNAL_SERVER_ERROR,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("error", "the model failed")
                        .put("model_selected", model));
    }

    Reply reply(HttpRequest request, byte[] body, Channel channel) {
        String path = request.uri().split("\\?", 2)[0];
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        boolean posts = request.method().equals(HttpMethod.POST);
        return switch (path) {
            case "/rollout" -> posts ? rollout(request, body, channel) : wrongMethod("POST");
            case "/predict" -> wrongMethod("POST");
            case "/routing/state" ->
                page(
                        reads,
                        new Answer(
                                HttpResponseStatus.OK,
                                Answer.JSON,
                                predicting.lane().stateJson()));
            case "/health/snapshot" -> page(reads, pages.health());
            case "/healthz" -> page(reads, pages.alive());
            case "/heartbeats" -> page(reads, pages.heartbeats());
            case "/metrics" -> page(reads, new Answer(HttpResponseStatus.OK, Answer.TEXT, metrics.text()));
            default -> {
                counts.count(HttpRefusal.NOT_FOUND);
                yield new Reply.Now(Answer.error(HttpResponseStatus.NOT_FOUND, "nothing is known at " + path));
            }
        };
    }

    private Reply rollout(HttpRequest request, byte[] body, Channel channel) {
        Reply reply = rollout.take(request, body, channel);
        if (reply instanceof Reply.Now(Answer answer) && answer.status().equals(HttpResponseStatus.FORBIDDEN)) {
            counts.count(HttpRefusal.FORBIDDEN);
        }
        return reply;
    }

    private Reply page(boolean reads, Answer answer) {
        return reads ? new Reply.Now(answer) : wrongMethod("GET");
    }

    private Reply wrongMethod(String right) {
        counts.count(HttpRefusal.WRONG_METHOD);
        return new Reply.Now(
                Answer.error(HttpResponseStatus.METHOD_NOT_ALLOWED, "only " + right + " is answered here"));
    }
}
