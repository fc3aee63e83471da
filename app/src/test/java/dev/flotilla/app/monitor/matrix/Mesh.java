package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.NodeReport.Stranger;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Nodes that beat once a second and report as nodes of ours do, for 300 s of which the last 240 are compared; each fault
 * is one change to the reports, as that fault makes it.
 */
public final class Mesh {
    static final long SECOND = 1_000_000_000L;
    private static final long BEFORE = 60;
    private static final long NOW = 300;

    final Map<String, Member> members = new LinkedHashMap<>();
    private Optional<Integer> listening = Optional.empty();
    private final Map<String, HeardFrom> own = new LinkedHashMap<>();

    public static final class Member {
        final String name;
        String host;
        int port = 5000;
        int commsPort = 5001;
        NodeKind kind = NodeKind.FLOTILLA;
        public NodeState state = NodeState.ONLINE;
        NodeCause cause = NodeCause.HEARD;
        public boolean maintenance;
        boolean told = true;
        boolean container;
        long reportAge;
        boolean restarted;
        final Map<String, SentTo> sent = new LinkedHashMap<>();
        final Map<String, HeardFrom> heard = new LinkedHashMap<>();
        final List<Stranger> strangers = new ArrayList<>();

        private Member(String name, String host) {
            this.name = name;
            this.host = host;
        }
    }

    /** All of them peers of each other, all well. */
    public static Mesh of(int size) {
        Mesh mesh = new Mesh();
        for (int i = 1; i <= size; i++) {
            mesh.members.put("node-" + i, new Member("node-" + i, "192.0.2." + i));
        }
        for (Member from : mesh.members.values()) {
            for (Member to : mesh.members.values()) {
                if (from != to) {
                    mesh.sends(from.name, to.name);
                    mesh.hears(to.name, from.name);
                }
            }
        }
        return mesh;
    }

    public Member get(int number) {
        return Objects.requireNonNull(members.get("node-" + number));
    }

    void sends(String from, String to) {
        Member other = Objects.requireNonNull(members.get(to));
        Objects.requireNonNull(members.get(from)).sent.put(to, sent(to, other.host, other.port, NOW, false));
    }

    static SentTo sent(String peer, String host, int port, long count, boolean failed) {
        return new SentTo(peer, host, port, count, failed, OptionalLong.of(200));
    }

    void hears(String to, String from) {
        Member other = Objects.requireNonNull(members.get(from));
        Objects.requireNonNull(members.get(to))
                .heard
                .put(from, heard(from, other.host, other.port, other.host, NOW, 0));
    }

    static HeardFrom heard(String id, String saidHost, int port, String source, long count, long missed) {
        return new HeardFrom(
                id,
                Optional.of(id),
                saidHost,
                port,
                Optional.of(source),
                count,
                missed,
                false,
                7,
                count + missed,
                OptionalLong.of(400),
                OptionalDouble.of(1.5));
    }

    /** Configured there, and nothing came within these counts. */
    void never(int to, int from) {
        String peer = "node-" + from;
        get(to).heard
                .put(
                        peer,
                        new HeardFrom(
                                peer,
                                Optional.empty(),
                                "",
                                0,
                                Optional.empty(),
                                0,
                                0,
                                false,
                                0,
                                0,
                                OptionalLong.empty(),
                                OptionalDouble.empty()));
    }

    /** It was heard until this long ago. */
    public void silent(int to, int from, long seconds) {
        get(to).heard.compute("node-" + from, (name, was) -> until(Objects.requireNonNull(was), seconds));
    }

    /** It beat to this application until this long ago. */
    void appHeardUntil(int number, long seconds) {
        own.compute("node-" + number, (name, was) -> until(Objects.requireNonNull(was), seconds));
    }

    private static HeardFrom until(HeardFrom was, long seconds) {
        return new HeardFrom(
                was.peer(),
                was.saidId(),
                was.saidHost(),
                was.saidPort(),
                was.source(),
                NOW - seconds,
                0,
                true,
                7,
                NOW - seconds,
                OptionalLong.of(seconds * 1000),
                was.delayMs());
    }

    void listens(int port) {
        listening = Optional.of(port);
        for (Member member : members.values()) {
            own.put(member.name, heard(member.name, member.host, member.port, member.host, NOW, 0));
            member.sent.put("app", sent("192.0.2.200:" + port, "192.0.2.200", port, NOW, false));
        }
    }

    void appNeverHears(int number) {
        own.remove("node-" + number);
    }

    public FleetHealth health() {
        List<NodeHealth> nodes = new ArrayList<>();
        Map<String, List<NodeReport>> earlier = new HashMap<>();
        for (Member member : members.values()) {
            nodes.add(health(member));
            if (!member.restarted) {
                earlier.put(member.name, List.of(report(member, BEFORE)));
            }
        }
        Optional<NodeReport> app = listening.map(port -> own(NOW));
        if (app.isPresent()) {
            earlier.put(FleetHealth.THIS_APP, List.of(own(BEFORE)));
        }
        return new FleetHealth(
                Instant.EPOCH,
                NOW * SECOND,
                nodes,
                app,
                earlier,
                Set.of("192.0.2.200"),
                listening,
                Map.of(),
                List.of());
    }

    private NodeReport own(long at) {
        List<HeardFrom> heard =
                own.values().stream().map(row -> at == NOW ? row : earlier(row)).toList();
        return new NodeReport(FleetHealth.THIS_APP, at * SECOND, Optional.empty(), Optional.of(heard), Map.of(), 0);
    }

    TruthMatrix matrix() {
        return TruthMatrix.of(health());
    }

    private NodeReport report(Member member, long at) {
        Optional<List<SentTo>> sent = member.kind == NodeKind.MOSAIC
                ? Optional.empty()
                : Optional.of(member.sent.values().stream()
                        .map(row -> at == NOW ? row : earlier(row))
                        .toList());
        List<HeardFrom> heard = member.heard.values().stream()
                .map(row -> at == NOW ? row : earlier(row))
                .toList();
        return new NodeReport(
                member.name,
                (at - member.reportAge) * SECOND,
                OptionalLong.of(7),
                sent,
                Optional.of(heard),
                member.strangers,
                Map.of(),
                0);
    }

    private static SentTo earlier(SentTo row) {
        return new SentTo(
                row.peer(), row.host(), row.port(), Math.min(row.count(), BEFORE), row.failed(), OptionalLong.of(200));
    }

    private static HeardFrom earlier(HeardFrom row) {
        return new HeardFrom(
                row.peer(),
                row.saidId(),
                row.saidHost(),
                row.saidPort(),
                row.source(),
                Math.min(row.count(), BEFORE),
                0,
                false,
                row.boot(),
                BEFORE,
                OptionalLong.of(100),
                row.delayMs());
    }

    private NodeHealth health(Member member) {
        WatchedNode node = new WatchedNode(
                member.name,
                member.kind == NodeKind.FLOTILLA ? Optional.of(member.name) : Optional.empty(),
                member.host,
                member.port,
                member.commsPort,
                0,
                Optional.empty(),
                member.kind,
                member.container
                        ? Optional.of(new WatchedNode.InContainer(
                                new HostId("host-" + member.name), new ContainerId("c".repeat(64))))
                        : Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                member.maintenance);
        return new NodeHealth(
                node,
                member.state,
                0,
                member.cause,
                member.name + " is " + member.state.word() + ".",
                Instant.EPOCH,
                OptionalLong.of(100),
                NOW,
                OptionalLong.of(7),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                member.told ? Optional.of(report(member, NOW)) : Optional.empty(),
                false);
    }
}
