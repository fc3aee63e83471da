package dev.flotilla.app.peers;

import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;

/** One edit of one configuration that takes a finding away. */
public sealed interface Mend {
    /** Name of the station whose configuration changes. */
    String station();

    /** For the button: verb first. */
    String label();

    JsonText apply(JsonText text);

    /** @param json one JSON value */
    record Put(String station, String label, JsonPath path, String json) implements Mend {
        @Override
        public JsonText apply(JsonText text) {
            return text.put(path, json);
        }
    }

    record Remove(String station, String label, JsonPath path) implements Mend {
        @Override
        public JsonText apply(JsonText text) {
            return text.remove(path);
        }
    }

    /** Adds to the list of peers, which is made when there is none. */
    record AddPeer(String station, String label, String host, int heartbeatPort, int commsPort) implements Mend {
        @Override
        public JsonText apply(JsonText text) {
            String peer = "{\"host\": " + JsonText.quoted(host) + ", \"comms_port\": " + commsPort
                    + ", \"heartbeat_port\": " + heartbeatPort + "}";
            JsonPath peers = JsonPath.of("peers");
            return text.at(peers).isEmpty()
                    ? text.put(peers, "[" + peer + "]")
                    : text.put(peers.then(JsonText.LAST), peer);
        }
    }
}
