package dev.flotilla.app.peers.form;

import dev.flotilla.app.source.JsonPath;
import java.util.Locale;
import java.util.Optional;

/** The keys of {@code mosaic.config} and those of our own node, in the order of the form; {@code peers} is a table of its own. */
public enum ConfigKey {
    NODE_ID(Group.COMMON, Kind.TEXT, true, "Node id", "", "What it calls itself. Unique."),
    HOST(Group.COMMON, Kind.ADDRESS, false, "Host", "localhost", "Address it listens on. 0.0.0.0 for all."),
    ADVERTISE_HOST(Group.COMMON, Kind.ADDRESS, true, "Advertised host", "", "Address under which others find it."),
    HEARTBEAT_PORT(Group.COMMON, Kind.PORT, false, "Heartbeat port (UDP)", "5000", ""),
    COMMS_PORT(Group.COMMON, Kind.PORT, false, "Comms port (TCP)", "5001", "Ping, stats and the console."),

    HEARTBEAT_FREQUENCY(Group.TIMES, Kind.SECONDS, false, "Heartbeat every, s", "5", ""),
    HEARTBEAT_TOLERANCE(Group.TIMES, Kind.SECONDS, false, "Tolerance, s", "15", "Silence after which a peer is stale."),
    HEARTBEAT_WAIT_TIMEOUT(Group.TIMES, Kind.SECONDS, false, "Wait for an answer, s", "2", ""),
    HEARTBEAT_REPORT_LENGTH(Group.TIMES, Kind.SECONDS, false, "Report length, s", "300", ""),
    STATS_REQUEST_TIMEOUT(Group.TIMES, Kind.SECONDS, false, "Wait for stats, s", "30", ""),

    DATA_LOCATION(Group.FOLDERS, Kind.TEXT, false, "Data folder", "", ""),
    PLANS_LOCATION(Group.FOLDERS, Kind.TEXT, false, "Plans folder", "plans", ""),
    MODELS_LOCATION(Group.FOLDERS, Kind.TEXT, false, "Models folder", "models", ""),
    STATE_LOCATION(Group.FOLDERS, Kind.TEXT, false, "State folder", "", "Keep it in a volume."),

    SERVER_CRT(Group.SAFETY, Kind.TEXT, false, "Certificate", "", "With its key: TLS 1.3."),
    SERVER_KEY(Group.SAFETY, Kind.TEXT, false, "Key of the certificate", "", ""),
    CA_CRT(Group.SAFETY, Kind.TEXT, false, "Authority", "", "Whose certificates clients must show."),
    SHARED_KEY_FILE(Group.SAFETY, Kind.TEXT, true, "Shared key file", "", "Its content signs heartbeats."),

    ROLE(Group.AGREEMENT, Kind.ROLE, true, "Role", "", "One node coordinates."),
    COORDINATOR(Group.AGREEMENT, Kind.TEXT, true, "Coordinator", "node-a", "Id of the node that decides."),
    CONTROL_PORT(Group.AGREEMENT, Kind.PORT, true, "Control port (TCP)", "60001", ""),
    HTTP_HOST(Group.AGREEMENT, Kind.ADDRESS, true, "HTTP host", "", "Address HTTP listens on; else that of Host."),
    HTTP_PORT(Group.AGREEMENT, Kind.PORT, true, "HTTP port", "50051", ""),
    MODELS(Group.AGREEMENT, Kind.TEXT, true, "Models", "v1=echo,v2=echo", "Models and their handlers."),
    ROLLOUT_STEPS(Group.AGREEMENT, Kind.TEXT, true, "Rollout steps, %", "5,20,50,100", ""),
    ROLLOUT_DWELL_SECONDS(Group.AGREEMENT, Kind.SECONDS, true, "Time at each step, s", "30", ""),
    ROLLOUT_TOKEN_FILE(Group.AGREEMENT, Kind.TEXT, true, "Rollout token file", "", "Without it rollouts are off."),

    BENCHMARK_DATA_LOCATION(Group.BENCHMARK, Kind.TEXT, false, "Benchmark data", "", ""),
    RUN_BENCHMARK_AT_STARTUP(Group.BENCHMARK, Kind.FLAG, false, "Benchmark at start", "false", ""),
    DATA_CHUNK_SIZE(Group.BENCHMARK, Kind.NUMBER, false, "Chunk of data, MB", "256", "");

    /** The first is shown, the others are folded. */
    public enum Group {
        COMMON("Common"),
        TIMES("Times of heartbeats"),
        FOLDERS("Folders inside the container"),
        SAFETY("Certificates and keys"),
        AGREEMENT("Agreement and HTTP, read by our node alone"),
        BENCHMARK("Benchmark of the original");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What a key takes. */
    public enum Kind {
        TEXT,
        ADDRESS,
        PORT,
        SECONDS,
        NUMBER,
        FLAG,
        ROLE
    }

    private final Group group;
    private final Kind kind;
    private final boolean ours;
    private final String label;
    private final String usual;
    private final String help;

    ConfigKey(Group group, Kind kind, boolean ours, String label, String usual, String help) {
        this.group = group;
        this.kind = kind;
        this.ours = ours;
        this.label = label;
        this.usual = usual;
        this.help = help;
    }

    /** As it stands in the file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public JsonPath path() {
        return JsonPath.of(word());
    }

    /** Where the original had it before, under {@code heartbeat}; flat keys win over it. */
    public Optional<JsonPath> legacy() {
        return group == Group.TIMES && name().startsWith("HEARTBEAT_")
                ? Optional.of(JsonPath.of("heartbeat", word().substring("heartbeat_".length())))
                : Optional.empty();
    }

    public Group group() {
        return group;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether only our node reads it; the original takes no notice. */
    public boolean ours() {
        return ours;
    }

    public String label() {
        return label;
    }

    /** What holds when nothing is said; empty for nothing. */
    public String usual() {
        return usual;
    }

    public String help() {
        return help;
    }
}
