package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.NodeFacts.Heard;
import dev.flotilla.app.doctor.NodeFacts.Snapshot;
import dev.flotilla.node.comms.CommsFrames;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a node tells of itself: its table of heartbeats over comms, its state over HTTP. Blocks for some seconds at most. */
final class NodeTalk {
    private static final int MOST_HEADER = 4_096;
    private static final int MOST_TABLE = 4 << 20;
    private static final int MOST_PAGE = 64 << 10;

    private NodeTalk() {}

    static Known<List<Heard>> heard(String host, int port) {
        try (Socket socket = open(host, port)) {
            socket.getOutputStream().write(CommsFrames.request("stats", "{}".getBytes(StandardCharsets.US_ASCII)));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int header = in.readInt();
            if (header < 2 || header > MOST_HEADER) {
                return Known.not("what answers on its comms port is not a node's (or speaks TLS)");
            }
            JsonNode head = JsonMapper.shared().readTree(in.readNBytes(header));
            int length = head.path("payload_length").asInt(-1);
            if (length < 0 || length > MOST_TABLE) {
                return Known.not("its table of heartbeats has no length");
            }
            List<Heard> rows = new ArrayList<>();
            for (JsonNode row : JsonMapper.shared().readTree(in.readNBytes(length))) {
                rows.add(new Heard(
                        row.path("host").asString(""),
                        row.path("heartbeat_port").asInt(0),
                        row.path("connection_status").asString("")));
            }
            return Known.of(rows);
        } catch (IOException e) {
            return Known.not("its comms port " + host + ":" + port + " did not answer this computer: " + words(e));
        } catch (JacksonException e) {
            return Known.not("what answers on its comms port is no table of heartbeats");
        }
    }

    static Known<Snapshot> snapshot(String host, int port) {
        try (Socket socket = open(host, port)) {
            String request = "GET /health/snapshot HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(MOST_PAGE), StandardCharsets.UTF_8);
            String first = answer.lines().findFirst().orElse("");
            int body = answer.indexOf('{');
            if (!first.contains(" 200") || body < 0) {
                return Known.not("it answered " + (first.isEmpty() ? "nothing" : "\"" + first + "\""));
            }
            JsonNode page = JsonMapper.shared().readTree(answer.substring(body, answer.lastIndexOf('}') + 1));
            return Known.of(new Snapshot(
                    page.path("last_committed_version").asLong(0),
                    page.path("digest").asString("")));
        } catch (IOException e) {
            return Known.not(host + ":" + port + ": " + words(e));
        } catch (JacksonException e) {
            return Known.not("it answered something that is not JSON");
        }
    }

    private static Socket open(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), FromHere.LIMIT_MILLIS);
            socket.setSoTimeout(FromHere.LIMIT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String words(IOException e) {
        return e.getMessage() == null
                ? "it closed the connection"
                : e.getMessage().toLowerCase(java.util.Locale.ROOT);
    }
}
