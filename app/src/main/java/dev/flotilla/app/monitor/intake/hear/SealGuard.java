package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.node.wire.FrameSeal;
import dev.flotilla.node.wire.FrameSeal.Stamp;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.ReplayWindow;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a heartbeat in the name of a node with a key has to be: sealed with that key, and new. Judges as a peer of that
 * node does. As long as the key cannot be read nothing counts. One thread.
 */
final class SealGuard {
    private final String file;
    private final @Nullable FrameSeal seal;
    private final ReplayWindow window;

    SealGuard(String file, @Nullable FrameSeal seal, Duration tolerance) {
        this.file = file;
        this.seal = seal;
        this.window = new ReplayWindow(tolerance);
    }

    /** The same, with what it remembers of beats, as long as it is the same key. */
    @SuppressWarnings("ReferenceEquality") // a key that was read anew is another one
    static SealGuard of(@Nullable SealGuard before, String file, @Nullable FrameSeal seal, Duration tolerance) {
        return before != null && before.file.equals(file) && before.seal == seal
                ? before
                : new SealGuard(file, seal, tolerance);
    }

    /** Why it does not count; empty when it does, and then it does not a second time. */
    Optional<Turned> refuses(byte[] datagram, Heartbeat beat, long nanos) {
        if (seal == null) {
            return Optional.of(Turned.NO_KEY);
        }
        boolean whole = beat.nodeId().isPresent()
                && beat.boot().isPresent()
                && beat.sequence().isPresent();
        if (!whole || Objects.requireNonNull(seal).open(datagram).isEmpty()) {
            return Optional.of(Turned.NO_SEAL);
        }
        Stamp stamp = new Stamp(beat.boot().getAsLong(), beat.sequence().getAsLong());
        return switch (window.judge(stamp, nanos)) {
            case FRESH, BOOT_WENT_BACK -> Optional.empty();
            case REPEATED -> Optional.of(Turned.REPEATED);
            case TOO_OLD, LOWER_BOOT -> Optional.of(Turned.TOO_OLD);
        };
    }
}
