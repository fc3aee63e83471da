package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.Alarm.Ending;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a condition holds no more: because all is well again, or because there is nobody left of whom it could be true. */
final class Endings {
    private final Map<String, NodeHealth> nodes = new HashMap<>();

    Endings(FleetHealth health) {
        health.nodes().forEach(node -> nodes.put(node.node().name(), node));
    }

    /** Of nodes the good news stands before the rest; between nodes both have to be there for it. */
    Ending of(AlarmKind kind, Alarm alarm) {
        Set<Ending> all = EnumSet.noneOf(Ending.class);
        alarm.nodes().forEach(name -> all.add(of(nodes.get(name))));
        if (all.isEmpty()) {
            return Ending.WELL;
        }
        boolean each = switch (kind) {
            case EDGE_NOT_HEARD, EDGE_LOSSY, EDGE_ODD, REPLICAS_DISAGREE -> true;
            case NODE_DOWN, HOST_DOWN, NODE_SUSPECT, ERROR_RATE, OUT_OF_MEMORY, RESTART_LOOP, CLOCK_SKEW, DISK_FULL ->
                false;
        };
        if (all.contains(Ending.WELL) && (!each || all.size() == 1)) {
            return Ending.WELL;
        }
        for (Ending one : new Ending[] {Ending.STOPPED, Ending.REMOVED, Ending.UNKNOWN}) {
            if (all.contains(one)) {
                return one;
            }
        }
        return Ending.WELL;
    }

    private static Ending of(@Nullable NodeHealth node) {
        if (node == null) {
            return Ending.REMOVED;
        }
        if (node.node().stopped()) {
            return Ending.STOPPED;
        }
        return node.state() == NodeState.UNKNOWN ? Ending.UNKNOWN : Ending.WELL;
    }
}
