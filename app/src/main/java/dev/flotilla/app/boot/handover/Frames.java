package dev.flotilla.app.boot.handover;

import dev.flotilla.app.cli.kit.Json;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One connection as messages: four bytes of length, most significant first, then that many bytes of JSON. Reading is
 * for one thread; writing for any.
 */
public final class Frames implements AutoCloseable {
    /** The environment of a process may take 2 MiB, and grows by what JSON escapes. */
    private static final int LARGEST = 8 << 20;

    private static final JsonFactory JSON = new JsonFactory();

    private final SocketChannel channel;
    private final ReentrantLock writing = new ReentrantLock();

    public Frames(SocketChannel channel) {
        this.channel = channel;
    }

    public void write(Message message) throws IOException {
        byte[] json = Json.write(node(message)).getBytes(StandardCharsets.UTF_8);
        if (json.length > LARGEST) {
            throw new IOException("message of " + json.length + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(4 + json.length)
                .putInt(json.length)
                .put(json)
                .flip();
        writing.lock();
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } finally {
            writing.unlock();
        }
    }

    /** The next message; empty when the other side ended the connection between two. */
    public Optional<Message> read() throws IOException {
        ByteBuffer length = ByteBuffer.allocate(4);
        if (channel.read(length) < 0) {
            return Optional.empty();
        }
        fill(length);
        int size = length.flip().getInt();
        if (size < 2 || size > LARGEST) {
            throw new IOException("frame of " + size + " bytes");
        }
        ByteBuffer json = ByteBuffer.allocate(size);
        fill(json);
        return Optional.of(message(json.array()));
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("in the middle of a message");
            }
        }
    }

    private static Json.Node node(Message message) {
        return switch (message) {
            case Message.Who() -> Json.object().put("do", "who");
            case Message.Identity(String kind, long pid, int protocol) ->
                Json.object()
                        .put("do", "identity")
                        .put("kind", kind)
                        .put("pid", pid)
                        .put("protocol", protocol);
            case Message.Show() -> Json.object().put("do", "show");
            case Message.Yield() -> Json.object().put("do", "yield");
            case Message.Done(boolean ok) -> Json.object().put("do", "done").put("ok", ok);
            case Message.Run(List<String> args, String directory, Map<String, String> environment) ->
                Json.object()
                        .put("do", "run")
                        .put("args", args)
                        .put("directory", directory)
                        .put("environment", pairs(environment));
            case Message.Cancel() -> Json.object().put("do", "cancel");
            case Message.Text(boolean error, String text) ->
                Json.object().put("do", "text").put("error", error).put("text", text);
            case Message.Exit(int code) -> Json.object().put("do", "exit").put("code", code);
        };
    }

    private static Message message(byte[] json) throws IOException {
        Map<String, Object> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a message is an object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = Objects.requireNonNull(parser.currentName());
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    List<String> texts = new ArrayList<>();
                    for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                        if (each != JsonToken.VALUE_STRING) {
                            throw new IOException("a list that holds more than texts");
                        }
                        texts.add(Objects.requireNonNull(parser.getString()));
                    }
                    fields.put(name, texts);
                } else {
                    fields.put(name, Objects.requireNonNull(parser.getString()));
                }
            }
        } catch (JacksonException | NullPointerException e) {
            throw new IOException("not a message", e);
        }
        return message(fields);
    }

    private static Message message(Map<String, Object> fields) throws IOException {
        try {
            return switch (text(fields, "do")) {
                case "who" -> new Message.Who();
                case "identity" ->
                    new Message.Identity(
                            text(fields, "kind"),
                            Long.parseLong(text(fields, "pid")),
                            Integer.parseInt(text(fields, "protocol")));
                case "show" -> new Message.Show();
                case "yield" -> new Message.Yield();
                case "done" -> new Message.Done(text(fields, "ok").equals("true"));
                case "run" ->
                    new Message.Run(
                            texts(fields, "args"), text(fields, "directory"), map(texts(fields, "environment")));
                case "cancel" -> new Message.Cancel();
                case "text" -> new Message.Text(text(fields, "error").equals("true"), text(fields, "text"));
                case "exit" -> new Message.Exit(Integer.parseInt(text(fields, "code")));
                default -> throw new IOException("unknown message");
            };
        } catch (NumberFormatException e) {
            throw new IOException("not a message", e);
        }
    }

    private static String text(Map<String, Object> fields, String key) throws IOException {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw new IOException("message without " + key);
    }

    private static List<String> texts(Map<String, Object> fields, String key) throws IOException {
        if (fields.get(key) instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new IOException("message without " + key);
    }

    /** Name, value, name, value. */
    private static List<String> pairs(Map<String, String> map) {
        List<String> flat = new ArrayList<>();
        map.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat;
    }

    private static Map<String, String> map(List<String> pairs) throws IOException {
        if (pairs.size() % 2 != 0) {
            throw new IOException("a name without a value");
        }
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            map.put(pairs.get(i), pairs.get(i + 1));
        }
        return map;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is gone in any case.
            return;
        }
    }
}
