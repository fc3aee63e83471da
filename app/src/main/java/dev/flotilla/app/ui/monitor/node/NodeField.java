package dev.flotilla.app.ui.monitor.node;

/** The fields of the form, in their order. */
enum NodeField {
    NAME("Name", "As it appears in lists and graphs.", true),
    HOST("Host", "The address or name by which this computer reaches it.", true),
    HEARTBEAT("Heartbeat port (UDP)", "The port that its heartbeats name.", true),
    COMMS("Comms port (TCP)", "Where it answers ping and stats. Empty for none.", false),
    CONTROL("Control port (TCP)", "Where replicas vote. Empty for none.", false),
    HTTP("HTTP", "Such as http://192.0.2.11:50051. Empty for an original without.", false),
    PERIOD("Time between beats, s", "As it is configured; what is measured stands before it.", false),
    TOLERANCE("Tolerance of silence, s", "As it is configured.", false),
    NODE_ID("Node id", "As it calls itself in its heartbeats, when that is not its name.", false),
    KEY_FILE("Key file", "Of the key it shares with its peers, mode 600. With it only sealed heartbeats count.", false);

    private final String label;
    private final String help;
    private final boolean required;

    NodeField(String label, String help, boolean required) {
        this.label = label;
        this.help = help;
        this.required = required;
    }

    String label() {
        return label;
    }

    String help() {
        return help;
    }

    boolean required() {
        return required;
    }
}
