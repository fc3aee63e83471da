package dev.flotilla.app.pictures;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Nodes that all send to each other and tell what they heard, each fault made as that fault makes it. */
public final class MeshHealth {
    private static final long NOW_NANOS = 300_000_000_000L;
    private static final int SENT = 300;

    private record Member(String name, String address, Optional<String> host) {}

    private final List<Member> members = new ArrayList<>();
    private final Map<String, Map<String, SentTo>> sent = new LinkedHashMap<>();
    private final Map<String, Map<String, HeardFrom>> heard = new LinkedHashMap<>();
    private final Set<String> untold = new HashSet<>();
    private final Set<String> maintenance = new HashSet<>();

    /** The nodes of {@link Fleets#lab}, in the containers there. */
    public static MeshHealth lab() {
        MeshHealth mesh = new MeshHealth();
        mesh.member("mosaic-1", "192.0.2.11", "gpu-1");
        mesh.member("mosaic-2", "192.0.2.12", "gpu-2");
        mesh.member("mosaic-3", "192.0.2.41", "worker-mac");
        mesh.member("node-a", "127.0.0.2", "local-1");
        mesh.member("node-b", "127.0.0.3", "local-1");
        mesh.member("node-c", "127.0.0.4", "local-2");
        mesh.members.add(new Member("edge-node", "192.0.2.42", Optional.empty()));
        return mesh.joined();
    }

    public static MeshHealth wide(int size) {
        MeshHealth mesh = new MeshHealth();
        for (int i = 1; i <= size; i++) {
            mesh.members.add(new Member("node-" + i, "198.51.100." + i, Optional.empty()));
        }
        return mesh.joined();
    }

    private void member(String name, String address, String host) {
        members.add(new Member(name, address, Optional.of(host)));
    }

    private MeshHealth joined() {
        for (Member a : members) {
            sent.put(a.name(), new LinkedHashMap<>());
            heard.put(a.name(), new LinkedHashMap<>());
            for (Member b : members) {
                if (!a.equals(b)) {
                    sent.get(a.name()).put(b.name(), sent(b.name(), b.address(), 5000));
                    heard.get(a.name()).put(b.name(), heard(b.name(), b.address(), b.address(), SENT, 0, 400));
                }
            }
        }
        return this;
    }

    private static SentTo sent(String peer, String host, int port) {
        return new SentTo(peer, host, port, SENT, false, OptionalLong.of(200));
    }

    private static HeardFrom heard(String id, String said, String source, long count, long missed, long ageMs) {
        return new HeardFrom(
                id,
                Optional.of(id),
                said,
                5000,
                Optional.of(source),
                count,
                missed,
                ageMs > 15_000,
                7,
                count + missed,
                OptionalLong.of(ageMs),
                OptionalDouble.of(2));
    }

    private static HeardFrom never(String id) {
        return new HeardFrom(
                id,
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
                OptionalDouble.empty());
    }

    private String address(String name) {
        return members.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow()
                .address();
    }

    /** What one sends does not reach the other any more; the way back is well. */
    public MeshHealth lost(String from, String to, int seconds) {
        Objects.requireNonNull(heard.get(to))
                .put(from, heard(from, address(from), address(from), SENT - seconds, 0, seconds * 1000L));
        return this;
    }

    public MeshHealth some(String from, String to, int missed) {
        Objects.requireNonNull(heard.get(to))
                .put(from, heard(from, address(from), address(from), SENT - missed, missed, 400));
        return this;
    }

    /** Docker's fault: what comes to one has the gateway as its source, and counts for nobody. */
    public MeshHealth gateway(String to, String... from) {
        for (String sender : from) {
            Objects.requireNonNull(heard.get(to)).put(sender, never(sender));
        }
        Objects.requireNonNull(heard.get(to))
                .put("172.18.0.1:5000", heard("172.18.0.1:5000", "0.0.0.0", "172.18.0.1", 120, 0, 400));
        return this;
    }

    public MeshHealth wrongPort(String from, String to) {
        Objects.requireNonNull(sent.get(from)).put(to, sent(address(to) + ":5001", address(to), 5001));
        Objects.requireNonNull(heard.get(to)).put(from, never(from));
        return this;
    }

    public MeshHealth noPeer(String from, String to) {
        Objects.requireNonNull(sent.get(from)).remove(to);
        Objects.requireNonNull(heard.get(to)).put(from, never(from));
        return this;
    }

    public MeshHealth selfPeer(String name) {
        Objects.requireNonNull(sent.get(name)).put(name, sent(name, address(name), 5000));
        return this;
    }

    public MeshHealth silent(String name) {
        untold.add(name);
        return this;
    }

    public MeshHealth maintenance(String name) {
        maintenance.add(name);
        return this;
    }

    public FleetHealth health() {
        List<HeardFrom> here = members.stream()
                .map(m -> heard(m.name(), m.address(), m.address(), SENT, 0, 300))
                .toList();
        for (Member m : members) {
            Objects.requireNonNull(sent.get(m.name())).putIfAbsent("app", sent("192.0.2.5:5000", "192.0.2.5", 5000));
        }
        return new FleetHealth(
                FleetBuilder.NOW,
                NOW_NANOS,
                members.stream().map(this::health).toList(),
                Optional.of(new NodeReport(
                        FleetHealth.THIS_APP, NOW_NANOS, Optional.empty(), Optional.of(here), Map.of(), 0)),
                Optional.of(5000),
                Map.of(),
                List.of());
    }

    private NodeReport report(Member member) {
        return new NodeReport(
                member.name(),
                NOW_NANOS - 300_000_000L,
                OptionalLong.of(7),
                Optional.of(List.copyOf(
                        Objects.requireNonNull(sent.get(member.name())).values())),
                Optional.of(List.copyOf(
                        Objects.requireNonNull(heard.get(member.name())).values())),
                List.of(),
                Map.of(),
                0);
    }

    private NodeHealth health(Member member) {
        WatchedNode node = new WatchedNode(
                member.name(),
                Optional.of(member.name()),
                member.address(),
                5000,
                5001,
                0,
                Optional.empty(),
                NodeKind.FLOTILLA,
                member.host()
                        .map(h -> new WatchedNode.InContainer(
                                new HostId(h),
                                FleetBuilder.item(h, member.name()).container())),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                maintenance.contains(member.name()));
        NodeReport report = report(member);
        NodeHealth like = Healths.node(member.name(), Optional.empty(), member.address(), 5000, 300, false);
        boolean told = !untold.contains(member.name());
        return new NodeHealth(
                node,
                NodeState.ONLINE,
                .3,
                NodeCause.HEARD,
                like.why(),
                like.since(),
                like.ageMs(),
                SENT,
                OptionalLong.of(7),
                like.http(),
                like.interArrivalMs(),
                like.delayMs(),
                like.lossPercent(),
                like.roundTripMs(),
                like.cpuPercent(),
                like.memoryPercent(),
                like.diskPercent(),
                Optional.empty(),
                told ? Optional.of(report) : Optional.empty(),
                false);
    }
}
