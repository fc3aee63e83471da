package dev.flotilla.node.control;

import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.wire.ControlDecoded;
import dev.flotilla.node.wire.ControlDecoder;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.FrameSeal;
import dev.flotilla.node.wire.FrameSeal.Stamp;
import dev.flotilla.node.wire.ReplayWindow;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether a frame is from whom it says. With a key its seal tells, and that it is for this node, and its stamp that it is not repeated; without one, that it comes from
 * where that peer lives. On the node's event loop alone.
 */
final class SenderCheck {
    private final String ownId;
    private final Map<String, ControlPeer> peers = new HashMap<>();
    private final PeerAddresses addresses;
    private final Optional<FrameSeal> seal;
    private final Duration tolerance;
    private final Consumer<String> lines;
    private final Map<String, ReplayWindow> windows = new HashMap<>();

    SenderCheck(
            String ownId,
            List<ControlPeer> peers,
            PeerAddresses addresses,
            Optional<FrameSeal> seal,
            Duration tolerance,
            Consumer<String> lines) {
        this.ownId = ownId;
        peers.forEach(peer -> this.peers.put(peer.id(), peer));
        this.addresses = addresses;
        this.seal = seal;
        this.tolerance = tolerance;
        this.lines = lines;
    }

    /** What a frame is. */
    sealed interface Finding {
        record Good(ControlFrame frame) implements Finding {}

        record Bad(Refusal refusal) implements Finding {}
    }

    Finding judge(byte[] body, InetAddress from, long nowNanos) {
        byte[] said = body;
        if (seal.isPresent()) {
            Optional<byte[]> opened = seal.get().open(body, ownId);
            if (opened.isEmpty()) {
                return new Finding.Bad(Refusal.NO_SEAL);
            }
            said = opened.get();
        }
        return switch (ControlDecoder.decode(said)) {
            case ControlDecoded.Rejected(ControlDecoded.Reason reason) -> new Finding.Bad(Refusal.of(reason));
            case ControlDecoded.Frame(ControlFrame frame) ->
                seal.isPresent() ? stamped(frame, said, nowNanos) : placed(frame, from);
        };
    }

    private Finding placed(ControlFrame frame, InetAddress from) {
        ControlPeer peer = peers.get(frame.sender());
        if (peer == null) {
            return new Finding.Bad(Refusal.NO_PEER);
        }
        return addresses.has(peer.host(), from) ? new Finding.Good(frame) : new Finding.Bad(Refusal.WRONG_ADDRESS);
    }

    private Finding stamped(ControlFrame frame, byte[] said, long nowNanos) {
        if (!peers.containsKey(frame.sender())) {
            return new Finding.Bad(Refusal.NO_PEER);
        }
        Optional<Stamp> stamp = ControlDecoder.stamp(said);
        if (stamp.isEmpty()) {
            return new Finding.Bad(Refusal.NO_SEAL);
        }
        ReplayWindow.Verdict verdict = windows.computeIfAbsent(frame.sender(), id -> new ReplayWindow(tolerance))
                .judge(stamp.get(), nowNanos);
        if (verdict == ReplayWindow.Verdict.BOOT_WENT_BACK) {
            lines.accept(frame.sender()
                    + " came back after a silence with a lower boot number: its memory of its starts is lost");
        }
        return verdict.accepted() ? new Finding.Good(frame) : new Finding.Bad(Refusal.of(verdict));
    }
}
