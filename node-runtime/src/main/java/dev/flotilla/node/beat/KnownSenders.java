package dev.flotilla.node.beat;

import dev.flotilla.node.wire.HeartbeatScan;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which row the last heartbeat of a sender went to, by everything that tells senders apart, as bytes: found again without allocating anything.
 * Of each row it knows the last one alone. It only remembers what the tables decided, and forgets all of it when they change. One thread.
 */
final class KnownSenders {
    private static final int PROBES = 8;
    private static final int MOST_SLOTS = 1 << 16;

    private @Nullable Entry[] slots;

    private static final class Entry {
        final int hash;
        final HeardPeer row;
        /** Host and id, one after the other. */
        private final byte[] names;

        private final int hostEnds;
        private final int port;
        private final int commsPort;
        private final InetAddress source;

        Entry(HeartbeatScan scan, InetAddress source, HeardPeer row) {
            this.hash = scan.identityHash();
            this.row = row;
            this.names = scan.names();
            this.hostEnds = scan.hostLength();
            this.port = scan.port();
            this.commsPort = scan.commsPort();
            this.source = source;
        }

        boolean is(HeartbeatScan scan, InetAddress from) {
            return port == scan.port()
                    && commsPort == scan.commsPort()
                    && source.equals(from)
                    && scan.hasNames(names, hostEnds);
        }
    }

    /** @param senders how many there will be */
    KnownSenders(int senders) {
        int wanted = Math.clamp(4L * senders, 64, MOST_SLOTS);
        slots = new Entry[Integer.highestOneBit(wanted - 1) << 1];
    }

    @Nullable
    HeardPeer find(HeartbeatScan scan, InetAddress from) {
        int hash = scan.identityHash();
        for (int i = 0; i < PROBES; i++) {
            Entry entry = slots[slot(hash + i)];
            if (entry == null) {
                return null;
            }
            if (entry.hash == hash && entry.row.last == entry && entry.is(scan, from)) {
                return entry.row;
            }
        }
        return null;
    }

    void remember(HeartbeatScan scan, InetAddress from, HeardPeer row) {
        int hash = scan.identityHash();
        Entry entry = new Entry(scan, from, row);
        row.last = entry;
        for (int i = 0; i < PROBES; i++) {
            int slot = slot(hash + i);
            Entry there = slots[slot];
            if (there == null || there.row == row) {
                slots[slot] = entry;
                return;
            }
        }
        slots[slot(hash)] = entry;
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    }

    void forgetAll() {
        Arrays.fill(slots, null);
    }
}
