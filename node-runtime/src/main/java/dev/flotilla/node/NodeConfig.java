package dev.flotilla.node;

import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.config.ConfigFile;
import dev.flotilla.node.config.ConfigProblem;
import dev.flotilla.node.config.ConfigReader;
import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.config.Folders;
import dev.flotilla.node.config.Listening;
import dev.flotilla.node.config.OriginalKeys;
import dev.flotilla.node.config.Ports;
import dev.flotilla.node.config.Role;
import dev.flotilla.node.config.Safety;
import dev.flotilla.node.routing.RolloutPlan;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a node is to be.
 *
 * @param coordinatorId the node that decides: this one, or one of the control peers; empty for a participant that has no control peers
 * @param peers who gets heartbeats
 * @param controlPeers all other nodes of the agreement
 * @param period between heartbeats, 50 ms to an hour
 * @param tolerance silence after which a peer is stale
 * @param models handler by name, as {@code echo} or {@code delay:20+fail:0.1}
 * @param boot number of this start; greater than that of an earlier one
 */
public record NodeConfig(
        String nodeId,
        Role role,
        Optional<String> coordinatorId,
        Listening listening,
        List<Peer> peers,
        List<ControlPeer> controlPeers,
        Duration period,
        Duration tolerance,
        Folders folders,
        Safety safety,
        RolloutPlan rollout,
        Map<String, String> models,
        OriginalKeys original,
        long boot) {
    public static final int BEAT_PORT = Ports.BEAT;
    public static final int COMMS_PORT = Ports.COMMS;
    public static final int CONTROL_PORT = Ports.CONTROL;
    public static final int HTTP_PORT = Ports.HTTP;
    private static final Map<String, String> USUAL_MODELS = Map.of("v1", "echo", "v2", "echo");

    public NodeConfig {
        peers = List.copyOf(peers);
        controlPeers = List.copyOf(controlPeers);
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }

    /** A node that beats and answers HTTP, with nothing else: no comms, no agreement, no files. */
    public NodeConfig(
            String nodeId,
            InetSocketAddress beatAt,
            InetSocketAddress httpAt,
            List<Peer> peers,
            Duration period,
            Duration tolerance,
            long boot) {
        this(
                nodeId,
                Role.PARTICIPANT,
                Optional.empty(),
                new Listening(beatAt, Optional.empty(), Optional.empty(), httpAt, Optional.empty()),
                peers,
                List.of(),
                period,
                tolerance,
                Folders.NONE,
                Safety.NONE,
                RolloutPlan.DEFAULT,
                USUAL_MODELS,
                OriginalKeys.DEFAULT,
                boot);
    }

    public InetSocketAddress beatAt() {
        return listening.beat();
    }

    public InetSocketAddress httpAt() {
        return listening.http();
    }

    /** Begins another configuration that differs from this one in what is said then. */
    public NodeChange change() {
        return new NodeChange(this);
    }

    /**
     * Reads what an embedded node is given by its environment: all that {@link ConfigReader} reads there. Where it listens is what the
     * node would be told inside a container; whoever starts it puts the addresses of the host in the place of these. It keeps nothing on
     * disk until a folder is given to it.
     *
     * @throws NodeStartException with the key and the value that is wrong
     */
    public static NodeConfig fromEnvironment(Map<String, String> environment, String otherwiseNamed, long boot)
            throws NodeStartException {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putIfAbsent("HEARTBEAT_PERIOD_MS", "1000");
        return read(all, otherwiseNamed, boot).change().folders(Folders.NONE).done();
    }

    private static NodeConfig read(Map<String, String> environment, String name, long boot) throws NodeStartException {
        return switch (ConfigReader.read(ConfigFile.none(), environment, (state, port) -> name, boot)) {
            case ConfigReader.Result.Good(NodeConfig config) -> config;
            case ConfigReader.Result.Wrong(List<ConfigProblem> problems) ->
                throw new NodeStartException(
                        problems.stream().map(ConfigProblem::sentence).collect(Collectors.joining("\n")), "");
        };
    }
}
