package dev.flotilla.app.monitor.scrape;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One connection. Errors of the other side end it without a word in the log: anybody could write there otherwise. */
final class ScrapeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String BEARER = "bearer ";

    private final ScrapePlan plan;
    private final PageSource pages;

    ScrapeHandler(ScrapePlan plan, PageSource pages) {
        this.plan = plan;
        this.pages = pages;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        FullHttpResponse answer = answer(request);
        boolean head = request.method().equals(HttpMethod.HEAD);
        boolean stays = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        answer.headers()
                .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff");
        if (!stays) {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        FullHttpResponse sent = head ? answer.replace(Unpooled.EMPTY_BUFFER) : answer;
        if (stays) {
            context.writeAndFlush(sent);
        } else {
            context.writeAndFlush(sent).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private FullHttpResponse answer(FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return said(HttpResponseStatus.BAD_REQUEST);
        }
        if (!isAllowed(request.headers())) {
            FullHttpResponse refused = said(HttpResponseStatus.UNAUTHORIZED);
            refused.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
            return refused;
        }
        if (plan.token().isEmpty() && !isOurName(request.headers())) {
            return said(HttpResponseStatus.MISDIRECTED_REQUEST);
        }
        int query = request.uri().indexOf('?');
        String path = query < 0 ? request.uri() : request.uri().substring(0, query);
        if (!path.equals("/metrics")) {
            return said(HttpResponseStatus.NOT_FOUND);
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            FullHttpResponse refused = said(HttpResponseStatus.METHOD_NOT_ALLOWED);
            refused.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
            return refused;
        }
        FullHttpResponse page = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(pages.page()));
        page.headers().set(HttpHeaderNames.CONTENT_TYPE, MetricText.CONTENT_TYPE);
        return page;
    }

    private boolean isAllowed(HttpHeaders headers) {
        if (plan.token().isEmpty()) {
            return true;
        }
        List<String> shown = headers.getAll(HttpHeaderNames.AUTHORIZATION);
        if (shown.size() != 1 || !shown.getFirst().toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return false;
        }
        return plan.token()
                .get()
                .matches(shown.getFirst().substring(BEARER.length()).strip());
    }

    /** A page on the web whose name was turned to the loopback could read this one otherwise. */
    private static boolean isOurName(HttpHeaders headers) {
        String host = headers.get(HttpHeaderNames.HOST, "");
        int port = host.lastIndexOf(':');
        String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        return name.equalsIgnoreCase("localhost")
                || name.startsWith("127.") && name.matches("[0-9.]+")
                || name.equals("[::1]");
    }

    private static FullHttpResponse said(HttpResponseStatus status) {
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                status,
                Unpooled.wrappedBuffer((status.reasonPhrase() + "\n").getBytes(StandardCharsets.US_ASCII)));
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=us-ascii");
        return answer;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
