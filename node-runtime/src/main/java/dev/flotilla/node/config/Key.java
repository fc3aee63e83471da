package dev.flotilla.node.config;

import java.util.Locale;

/** The keys of {@code mosaic.config} with the variable of the environment that wins over each; {@code --help} lists them. */
public enum Key {
    HOST("NODE_HOST", "localhost", "address to listen on, and to be found at unless advertise_host says another"),
    HEARTBEAT_PORT("5000", "UDP port of heartbeats"),
    COMMS_PORT("5001", "TCP port of ping, stats and the console"),
    HEARTBEAT_FREQUENCY("5", "seconds between heartbeats; HEARTBEAT_PERIOD_MS says it in milliseconds"),
    HEARTBEAT_TOLERANCE("15", "seconds of silence after which a peer is stale"),
    HEARTBEAT_REPORT_LENGTH("300", "seconds, read for the original's sake"),
    HEARTBEAT_WAIT_TIMEOUT("2", "seconds that the answer to a ping is waited for"),
    STATS_REQUEST_TIMEOUT("30", "seconds, read for the original's sake"),
    DATA_LOCATION("", "folder of data"),
    PLANS_LOCATION("plans", "folder of plans"),
    MODELS_LOCATION("models", "folder of models"),
    STATE_LOCATION("state", "folder of the commit log and the boot number"),
    SERVER_CRT("", "certificate (PEM); with server_key TLS 1.3 on comms, control and HTTP"),
    SERVER_KEY("", "its key (PEM, PKCS#8)"),
    CA_CRT("", "authority (PEM) whose certificates clients must show"),
    BENCHMARK_DATA_LOCATION("", "read for the original's sake"),
    RUN_BENCHMARK_AT_STARTUP("false", "read for the original's sake"),
    DATA_CHUNK_SIZE("256", "MB, read for the original's sake"),
    NODE_ID("", "name of the node; else that of its role, the one in the state folder, or the host name and the port"),
    ADVERTISE_HOST("", "address under which other nodes find this one"),
    SHARED_KEY_FILE("", "file (mode 0600, 16 bytes at least) whose content signs heartbeats and control frames"),
    CONTROL_PORT("60001", "TCP port of the agreement; 60002 for node-b, 60003 for node-c"),
    HTTP_HOST("", "address HTTP listens on; else that of host"),
    HTTP_PORT("50051", "TCP port of HTTP; 50052 for node-b, 50053 for node-c"),
    ROLE("NODE_ROLE", "", "coordinator, participant, participant_b, participant_c; else coordinator for node-a alone"),
    COORDINATOR("node-a", "id of the node that coordinates"),
    ROLLOUT_TOKEN_FILE("", "file (mode 0600) with the token for rollouts; without it they are off"),
    MODELS("v1=echo,v2=echo", "models and their handlers: echo, delay:MS, fail:RATE, joined by +"),
    ROLLOUT_STEPS("5,20,50,100", "percent of the canary at each step"),
    ROLLOUT_DWELL_SECONDS("30", "how long each step lasts at least");

    private final String variable;
    private final String usual;
    private final String meaning;

    Key(String usual, String meaning) {
        this.variable = name();
        this.usual = usual;
        this.meaning = meaning;
    }

    Key(String variable, String usual, String meaning) {
        this.variable = variable;
        this.usual = usual;
        this.meaning = meaning;
    }

    /** As it stands in the file. */
    public String inFile() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String variable() {
        return variable;
    }

    /** What holds when nothing is said; for people. */
    public String usual() {
        return usual;
    }

    public String meaning() {
        return meaning;
    }
}
