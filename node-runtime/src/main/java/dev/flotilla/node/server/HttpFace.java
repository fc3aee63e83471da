package dev.flotilla.node.server;

import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.StateDigest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a node answers over HTTP: how it is, and whom it hears. */
@Sharable
final class HttpFace extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final int WINDOW_SECONDS = 10;

    private final NodeServer node;
    private final RoutingState routing;

    HttpFace(NodeServer node) {
        this.node = node;
        this.routing = RoutingState.initial(node.clock().instant());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        long begin = System.nanoTime();
        String path = request.uri().split("\\?", 2)[0];
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        FullHttpResponse response = !reads && known(path)
                ? json(HttpResponseStatus.METHOD_NOT_ALLOWED, error("only GET is answered here"))
                : switch (path) {
                    case "/healthz" -> json(HttpResponseStatus.OK, object().put("status", "ok"));
                    case "/health/snapshot" -> json(HttpResponseStatus.OK, health());
                    case "/heartbeats" -> json(HttpResponseStatus.OK, heartbeats());
                    default -> json(HttpResponseStatus.NOT_FOUND, error("nothing is known at " + path));
                };
        int length = response.content().readableBytes();
        boolean keep = HttpUtil.isKeepAlive(request);
        HttpUtil.setKeepAlive(response, keep);
        if (request.method().equals(HttpMethod.HEAD)) {
            response.content().clear();
        }
        var sent = context.writeAndFlush(response);
        if (!keep) {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
        node.worked(System.nanoTime() - begin, request.uri().length(), length);
    }

    private static boolean known(String path) {
        return path.equals("/healthz") || path.equals("/health/snapshot") || path.equals("/heartbeats");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A client that is silent, gone or speaks no HTTP: there is nobody to answer.
        context.close();
    }

    private ObjectNode health() {
        long second = node.clock().instant().getEpochSecond();
        return object().put("node_id", node.config().nodeId())
                .put("p95", 0.0)
                .put("error_rate", 0.0)
                .put("window_id", "window-" + second / WINDOW_SECONDS * WINDOW_SECONDS)
                .put("last_committed_version", routing.version())
                .put("digest", StateDigest.ofMeaning(routing));
    }

    private ObjectNode heartbeats() {
        BeatSnapshot now = node.snapshot();
        ObjectNode all = object().put("node_id", now.nodeId());
        ArrayNode sent = all.putArray("sent");
        for (BeatSnapshot.SentRow row : now.sent()) {
            ObjectNode node = sent.addObject()
                    .put("peer", row.peer().name())
                    .put("host", row.peer().host())
                    .put("port", row.peer().port())
                    .put("status", row.status().name().toLowerCase(java.util.Locale.ROOT))
                    .put("count", row.count());
            age(node, row.ageMs());
        }
        ArrayNode heard = all.putArray("received");
        for (BeatSnapshot.HeardRow row : now.heard()) {
            ObjectNode node = heard.addObject()
                    .put("peer", row.name())
                    .put("address", row.address())
                    .put("status", row.status().name().toLowerCase(java.util.Locale.ROOT))
                    .put("count", row.count())
                    .put("missed", row.missed())
                    .put("boot", row.boot())
                    .put("seq", row.sequence());
            age(node, row.ageMs());
        }
        ObjectNode refused = all.putObject("refused");
        node.refused()
                .all()
                .forEach((reason, count) ->
                        refused.put(reason.name().toLowerCase(java.util.Locale.ROOT), count.longValue()));
        all.put("turned_away", now.turnedAway());
        return all;
    }

    private static void age(ObjectNode node, OptionalLong age) {
        if (age.isPresent()) {
            node.put("age_ms", age.getAsLong());
        } else {
            node.putNull("age_ms");
        }
    }

    private static ObjectNode error(String message) {
        return object().put("error", message);
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static FullHttpResponse json(HttpResponseStatus status, ObjectNode body) {
        ByteBuf content = Unpooled.copiedBuffer(body.toString(), StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        return response;
    }
}
