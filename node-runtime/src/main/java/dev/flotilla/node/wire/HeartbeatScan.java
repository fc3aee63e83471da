package dev.flotilla.node.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the parts of a usual heartbeat in its bytes without making an object, for a node may get a hundred thousand in a second. It reads
 * less than {@link HeartbeatCodec}: what it turns down may still be a heartbeat, what it takes that one takes as well, with the same
 * parts. One thread; the parts hold until the next read.
 */
public final class HeartbeatScan {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_STATS = 2048;

    private static final int HOST = 1;
    private static final int PORT = 2;
    private static final int COMMS = 4;
    private static final int STATS = 8;
    private static final int TIME = 16;
    private static final int ID = 32;
    private static final int BOOT = 64;
    private static final int SEQ = 128;
    private static final String[] KEYS = {
        "host", "port", "comms_port", "stats", "send_time_ns", "node_id", "boot", "seq"
    };
    private static final byte[][] NAMES = new byte[KEYS.length][];

    static {
        for (int i = 0; i < KEYS.length; i++) {
            NAMES[i] = KEYS[i].getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final PlainJson json = new PlainJson();
    private byte[] bytes = {};
    private int seen;
    private int port;
    private int comms;
    private long sendTime;
    private long boot;
    private long sequence;
    private int hostAt;
    private int hostLength;
    private int idAt;
    private int idLength;
    private int statsAt;
    private int statsLength;

    /** True when it is a usual heartbeat; the array is looked at as long as the parts are. */
    public boolean read(byte[] datagram, int length) {
        bytes = datagram;
        seen = 0;
        comms = 0;
        sendTime = 0;
        boot = 0;
        sequence = 0;
        hostAt = 0;
        hostLength = 0;
        idAt = 0;
        idLength = 0;
        statsAt = 0;
        statsLength = 0;
        json.begin(datagram, length);
        return json.opens() && members() && json.ends() && (seen & (HOST | PORT)) == (HOST | PORT);
    }

    private boolean members() {
        if (json.take('}')) {
            return true;
        }
        do {
            if (!json.text() || !value(key(json.from(), json.length()))) {
                return false;
            }
        } while (json.take(','));
        return json.take('}');
    }

    /** One bit for each key that counts, 0 for any other. */
    private int key(int from, int length) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].length == length && matches(NAMES[i], from)) {
                return 1 << i;
            }
        }
        return 0;
    }

    private boolean matches(byte[] name, int from) {
        for (int i = 0; i < name.length; i++) {
            if (name[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private boolean value(int key) {
        if (!json.take(':') || (seen & key) != 0) {
            return false;
        }
        seen |= key;
        return switch (key) {
            case HOST -> host();
            case ID -> id();
            case STATS -> stats();
            case 0 -> json.any();
            default -> json.whole() && number(key, json.number());
        };
    }

    private boolean host() {
        boolean good = name();
        hostAt = json.from();
        hostLength = json.length();
        return good;
    }

    private boolean id() {
        boolean good = name();
        idAt = json.from();
        idLength = json.length();
        return good;
    }

    private boolean stats() {
        boolean good = json.object();
        statsAt = json.from();
        statsLength = json.length();
        return good && statsLength <= LONGEST_STATS;
    }

    private boolean name() {
        return json.text() && json.length() > 0 && json.length() <= LONGEST_NAME;
    }

    private boolean number(int key, long number) {
        switch (key) {
            case PORT -> port = (int) Math.min(number, 1 << 16);
            case COMMS -> comms = (int) Math.min(number, 1 << 16);
            case TIME -> sendTime = number;
            case BOOT -> boot = number;
            default -> sequence = number;
        }
        return key != PORT && key != COMMS || number < 1 << 16 && (key == COMMS || number > 0);
    }

    public int port() {
        return port;
    }

    public int commsPort() {
        return comms;
    }

    public long sendTimeNs() {
        return sendTime;
    }

    /** 0 when there is none. */
    public long boot() {
        return boot;
    }

    /** 0 when there is none. */
    public long sequence() {
        return sequence;
    }

    public boolean hasCount() {
        return (seen & (BOOT | SEQ)) == (BOOT | SEQ);
    }

    /** Of all that tells one sender from another. */
    public int identityHash() {
        int hash = port * 31 + comms;
        for (int i = 0; i < hostLength; i++) {
            hash = hash * 31 + bytes[hostAt + i];
        }
        for (int i = 0; i < idLength; i++) {
            hash = hash * 31 + bytes[idAt + i];
        }
        return hash;
    }

    /** Host and id as they stand, one after the other. */
    public byte[] names() {
        byte[] names = new byte[hostLength + idLength];
        System.arraycopy(bytes, hostAt, names, 0, hostLength);
        System.arraycopy(bytes, idAt, names, hostLength, idLength);
        return names;
    }

    /** Whether these are {@link #names()}, where the host ends after so many. */
    public boolean hasNames(byte[] names, int hostEnds) {
        return names.length == hostLength + idLength
                && hostEnds == hostLength
                && same(names, 0, hostAt, hostLength)
                && same(names, hostLength, idAt, idLength);
    }

    public int hostLength() {
        return hostLength;
    }

    private boolean same(byte[] names, int at, int from, int length) {
        return Arrays.equals(names, at, at + length, bytes, from, from + length);
    }

    public int statsLength() {
        return statsLength;
    }

    /** Copies the figures as the sender wrote them. */
    public void stats(byte[] to) {
        System.arraycopy(bytes, statsAt, to, 0, statsLength);
    }
}
