package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.node.wire.HeartbeatScan;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * To which row the last heartbeat of a sender went, found again by its bytes without reading them as JSON. It remembers
 * what the table decided and is emptied when the table changes. One thread.
 */
final class SenderCache {
    private static final int PROBES = 8;
    private static final int MOST_SLOTS = 1 << 16;

    private final @Nullable Entry[] slots;

    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record Entry(
            int hash, SenderRow row, byte[] names, int hostEnds, int port, int commsPort, InetAddress source) {
        boolean is(HeartbeatScan scan, InetAddress from) {
            return port == scan.port()
                    && commsPort == scan.commsPort()
                    && source.equals(from)
                    && scan.hasNames(names, hostEnds);
        }
    }

    /** @param senders how many there will be */
    SenderCache(int senders) {
        slots = new Entry[Integer.highestOneBit(Math.clamp(4L * senders, 64, MOST_SLOTS) - 1) << 1];
    }

    @Nullable
    SenderRow find(HeartbeatScan scan, InetAddress from) {
        int hash = scan.identityHash();
        for (int i = 0; i < PROBES; i++) {
            Entry entry = slots[slot(hash, i)];
            if (entry == null) {
                return null;
            }
            if (entry.hash == hash && entry.is(scan, from)) {
                return entry.row;
            }
        }
        return null;
    }

    void remember(HeartbeatScan scan, InetAddress from, SenderRow row) {
        int hash = scan.identityHash();
        Entry entry = new Entry(hash, row, scan.names(), scan.hostLength(), scan.port(), scan.commsPort(), from);
        for (int i = 0; i < PROBES; i++) {
            Entry there = slots[slot(hash, i)];
            if (there == null || there.row.equals(row)) {
                slots[slot(hash, i)] = entry;
                return;
            }
        }
        slots[slot(hash, 0)] = entry;
    }

    private int slot(int hash, int probe) {
        int spread = hash * 0x9E3779B9;
        return ((spread >>> 16) + probe) & (slots.length - 1);
    }

    void forgetAll() {
        Arrays.fill(slots, null);
    }
}
