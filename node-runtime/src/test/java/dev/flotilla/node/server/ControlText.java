package dev.flotilla.node.server;

/** Control frames as text, put together by hand: right ones and wrong ones. */
final class ControlText {
    private ControlText() {}

    static String state(String txid) {
        return "{\"version\": 2, \"stable_model_id\": \"v1\", \"canary_model_id\": \"v2\", \"weights\":"
                + " {\"v1\": 1.0, \"v2\": 0.0}, \"status\": \"PREPARED\", \"txid\": \"" + txid
                + "\", \"timestamp\": \"2026-11-20T04:34:03.244650\"}";
    }

    static byte[] frame(String type, String sender, String payload) {
        return Rude.framed(text(type, sender, payload));
    }

    static byte[] beat(String sender) {
        return Rude.framed(beatText(sender));
    }

    static String beatText(String sender) {
        return text(
                "HEARTBEAT",
                sender,
                "{\"node_id\": \"" + sender + "\", \"last_committed_version\": 1, \"digest\": \"d\"}");
    }

    static String text(String type, String sender, String payload) {
        return "{\"msg_type\": \"" + type + "\", \"sender\": \"" + sender + "\", \"payload\": " + payload + "}";
    }
}
