package dev.flotilla.node.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What goes back: a status, a type and the bytes of a body. The arrays are not changed any more. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, written to the wire as it is
record Answer(HttpResponseStatus status, byte[] type, byte[] body) {
    static final byte[] JSON = bytes("application/json");
    static final byte[] TEXT = bytes("text/plain; version=0.0.4; charset=utf-8");

    private static final byte[] VERSION = bytes("HTTP/1.1 ");
    private static final byte[] TYPE = bytes("\r\ncontent-type: ");
    private static final byte[] LENGTH = bytes("\r\ncontent-length: ");
    private static final byte[] CLOSE = bytes("\r\nconnection: close");
    private static final byte[] KEEP = bytes("\r\nconnection: keep-alive");
    private static final byte[] END = bytes("\r\n\r\n");
    private static final byte[] KEEP_AND_END = bytes("\r\nconnection: keep-alive\r\n\r\n");
    private static final byte[] CLOSE_AND_END = bytes("\r\nconnection: close\r\n\r\n");
    static final int HEAD_ROOM = 160;

    static Answer json(HttpResponseStatus status, ObjectNode body) {
        return new Answer(status, JSON, bytes(body.toString()));
    }

    static Answer ok(ObjectNode body) {
        return json(HttpResponseStatus.OK, body);
    }

    static Answer error(HttpResponseStatus status, String message) {
        return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
    }

    /** How a connection goes on after an answer. */
    enum After {
        /** As HTTP/1.1 does when nothing is said. */
        KEEP,
        /** An HTTP/1.0 client asked for it and must be told. */
        KEEP_SAID,
        CLOSE
    }

    ByteBuf encode(ByteBufAllocator allocator, boolean withBody, After after) {
        ByteBuf out = head(allocator, status, type, body.length, after);
        return withBody ? out.writeBytes(body) : out;
    }

    /** Status line and headers, with room for the body behind them. */
    static ByteBuf head(ByteBufAllocator allocator, HttpResponseStatus status, byte[] type, int length, After after) {
        ByteBuf out = allocator.buffer(HEAD_ROOM + length);
        out.writeBytes(VERSION);
        out.writeCharSequence(status.toString(), StandardCharsets.US_ASCII);
        out.writeBytes(TYPE).writeBytes(type).writeBytes(LENGTH);
        digits(out, length);
        switch (after) {
            case KEEP -> {}
            case KEEP_SAID -> out.writeBytes(KEEP);
            case CLOSE -> out.writeBytes(CLOSE);
        }
        return out.writeBytes(END);
    }

    /** Status line and headers of a good JSON answer up to its length, for those who write many. */
    static byte[] openingOfGood() {
        return bytes("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ");
    }

    /** What stands between the length and the body. */
    static byte[] afterLength(After after) {
        return switch (after) {
            case KEEP -> END;
            case KEEP_SAID -> KEEP_AND_END;
            case CLOSE -> CLOSE_AND_END;
        };
    }

    static void digits(ByteBuf out, int number) {
        int unit = 1;
        while (number / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            out.writeByte('0' + number / unit % 10);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
