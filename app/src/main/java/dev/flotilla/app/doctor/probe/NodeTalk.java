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
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a node tells of itself: its table of heartbeats over comms, its state over HTTP. Blocks for some seconds at most. What TLS
 * refuses is thrown, for it says nothing of the node.
 */
final class NodeTalk {
    private static final int MOST_HEADER = 4_096;
    private static final int MOST_TABLE = 4 << 20;
    private static final int MOST_PAGE = 64 << 10;

    private final String host;
    private final Optional<SSLSocketFactory> tls;

    /** @param tls with it nothing is said in plain */
    NodeTalk(String host, Optional<SSLSocketFactory> tls) {
        this.host = host;
        this.tls = tls;
    }

    Known<List<Heard>> heard(int port) throws SSLException {
        try (Socket socket = open(port)) {
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
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) {
            return Known.not("its comms port " + host + ":" + port + " did not answer this computer: " + words(e));
        } catch (JacksonException e) {
            return Known.not("what answers on its comms port is no table of heartbeats");
        }
    }

    Known<Snapshot> snapshot(int port) throws SSLException {
        try (Socket socket = open(port)) {
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
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) {
            return Known.not(host + ":" + port + ": " + words(e));
        } catch (JacksonException e) {
            return Known.not("it answered something that is not JSON");
        }
    }

    private Socket open(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), FromHere.LIMIT_MILLIS);
            socket.setSoTimeout(FromHere.LIMIT_MILLIS);
            return tls.isEmpty() ? socket : secured(socket, port, tls.get());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The certificate that is shown has to name the host. */
    private Socket secured(Socket socket, int port, SSLSocketFactory factory) throws IOException {
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static String words(IOException e) {
        return e.getMessage() == null
                ? "it closed the connection"
                : e.getMessage().toLowerCase(Locale.ROOT);
    }
}
