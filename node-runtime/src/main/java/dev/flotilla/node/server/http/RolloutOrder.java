package dev.flotilla.node.server.http;

import dev.flotilla.node.config.files.RolloutToken;
import dev.flotilla.node.live.LiveReplica;
import dev.flotilla.node.live.ReplicaAnswer;
import dev.flotilla.node.server.http.HttpRoutes.Reply;
import dev.flotilla.node.server.tls.NodeTls;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code POST /rollout}: the one command. {@code {"action": "rollout"}} begins a rollout in the steps of the plan, {@code {"percent": 5}} one towards that share, {@code
 * {"action": "rollback"}} takes the canary out, {@code {"action": "abandon", "txid": ..}} gives up a transaction in doubt on this node. It needs the token,
 * and a client that the token cannot be stolen from on the way: on this machine, or with a certificate.
 */
final class RolloutOrder {
    private static final String BEARER = "Bearer ";
    private static final String EXPECTED =
            "expected is {\"action\": \"rollout\"} for all steps, {\"percent\": 5} for one share,"
                    + " {\"action\": \"rollback\"} or {\"action\": \"abandon\", \"txid\": \"..\"}";

    private final Optional<RolloutToken> token;
    private final LiveReplica replica;

    RolloutOrder(Optional<RolloutToken> token, LiveReplica replica) {
        this.token = token;
        this.replica = replica;
    }

    Reply take(HttpRequest request, byte[] body, Channel channel) {
        Optional<String> denial = denial(request, channel);
        if (denial.isPresent()) {
            return new Reply.Now(Answer.error(HttpResponseStatus.FORBIDDEN, denial.get()));
        }
        return order(body);
    }

    private Optional<String> denial(HttpRequest request, Channel channel) {
        if (token.isEmpty()) {
            return Optional.of("commands are off: ROLLOUT_TOKEN_FILE names no token");
        }
        if (!isNear(channel) && !NodeTls.showedCertificate(channel.pipeline())) {
            return Optional.of("the token is taken from this machine or with a client certificate only");
        }
        String said = String.valueOf(request.headers().get(HttpHeaderNames.AUTHORIZATION));
        return said.startsWith(BEARER)
                        && token.get().matches(said.substring(BEARER.length()).strip())
                ? Optional.empty()
                : Optional.of("the token is missing or wrong; it goes into the header Authorization: Bearer TOKEN");
    }

    private static boolean isNear(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress from
                && from.getAddress() != null
                && from.getAddress().isLoopbackAddress();
    }

    private Reply order(byte[] body) {
        Optional<JsonNode> parsed = parse(body);
        if (parsed.isEmpty()) {
            return bad("the body is no JSON object; " + EXPECTED);
        }
        JsonNode order = parsed.get();
        JsonNode percent = order.path("percent");
        if (!order.has("action") && percent.isMissingNode()) {
            return bad("it does not say what to do; " + EXPECTED);
        }
        String action = order.has("action") ? order.path("action").asString("") : "rollout";
        if (!percent.isMissingNode() && !action.equals("rollout")) {
            return bad("percent goes with a rollout alone; " + EXPECTED);
        }
        return switch (action) {
            case "rollout" -> rollout(percent);
            case "rollback" -> later(replica.rollback("the operator wants it"));
            case "abandon" ->
                order.path("txid").isString()
                        ? later(replica.abandon(order.path("txid").stringValue()))
                        : bad("which txid is to be abandoned");
            default -> bad("there is no such action; " + EXPECTED);
        };
    }

    private Reply rollout(JsonNode percent) {
        if (percent.isMissingNode()) {
            return later(replica.rollout(Optional.empty()));
        }
        double share = percent.isNumber() ? percent.doubleValue() / 100 : -1;
        return share > 0 && share <= 1
                ? later(replica.rollout(Optional.of(share)))
                : bad("percent is a number above 0 and up to 100");
    }

    private static Optional<JsonNode> parse(byte[] body) {
        if (body.length == 0) {
            return Optional.of(JsonNodeFactory.instance.objectNode());
        }
        try {
            return Optional.of(JsonMapper.shared().readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Reply bad(String message) {
        return new Reply.Now(Answer.error(HttpResponseStatus.BAD_REQUEST, message));
    }

    private static Reply later(CompletableFuture<ReplicaAnswer> coming) {
        return new Reply.Later(coming.thenApply(answer -> switch (answer) {
            case ReplicaAnswer.Taken(String message) ->
                Answer.json(
                        HttpResponseStatus.ACCEPTED,
                        JsonNodeFactory.instance.objectNode().put("message", message));
            case ReplicaAnswer.Refused(String message) -> Answer.error(HttpResponseStatus.CONFLICT, message);
        }));
    }
}
