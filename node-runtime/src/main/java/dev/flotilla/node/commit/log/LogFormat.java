package dev.flotilla.node.commit.log;

import dev.flotilla.node.commit.LogRecord;
import dev.flotilla.node.wire.StateJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The bytes of a log: a mark, then records, each as length (4 bytes), CRC32C over length and text (4 bytes), text. The first
 * record says whose log it is and when it began. A bit of the length tells that the record right before was not yet synced when this one was written:
 * pages reach the disk in any order, so such a record may stand there whole behind one that does not, and neither was promised to anybody.
 */
public final class LogFormat {
    /** The longest record: a state fills about 400 bytes. */
    static final int MAX_RECORD = 64 * 1024;

    /** What most records need at most, in bytes. */
    static final int MAX_USUAL = 1024;

    private static final byte[] MARK = "FLOTLOG1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 2 * Integer.BYTES;
    /** In the length: what stands right before was not yet synced. */
    private static final int LOOSE = 1 << 30;

    private LogFormat() {}

    /** What bytes say. */
    public sealed interface Scan {
        /** No header, or one that was never finished: a new log. */
        record Fresh() implements Scan {}

        /**
         * Records of a node.
         *
         * @param length bytes that hold whole records; what follows is a torn tail
         */
        record Read(String nodeId, Instant since, List<LogRecord> records, int length) implements Scan {
            public Read {
                records = List.copyOf(records);
            }
        }

        /** A record in the middle is broken, or none of ours: promises may be lost. */
        record Damaged(int offset) implements Scan {}
    }

    public static byte[] header(String nodeId, Instant since) {
        byte[] first = frame("LOG " + since + " " + nodeId, false);
        byte[] all = Arrays.copyOf(MARK, MARK.length + first.length);
        System.arraycopy(first, 0, all, MARK.length, first.length);
        return all;
    }

    /** Behind what is synced. */
    public static byte[] encode(LogRecord entry) {
        return encode(entry, false);
    }

    /** @param loose whether the record right before it is not yet synced */
    static byte[] encode(LogRecord entry, boolean loose) {
        return frame(
                switch (entry) {
                    case LogRecord.Begun e -> "BEGUN " + StateJson.text(e.state());
                    case LogRecord.Prepared e -> "PREPARED " + StateJson.text(e.state());
                    case LogRecord.Committed e -> "COMMITTED " + StateJson.text(e.state());
                    case LogRecord.Aborted e -> "ABORTED " + e.txid();
                    case LogRecord.Noted e ->
                        "ROLLOUT " + e.rollout().map(NoteJson::text).orElse("-");
                },
                loose);
    }

    private static Optional<LogRecord> entry(String text) {
        int space = text.indexOf(' ');
        String rest = text.substring(space + 1);
        return switch (space < 0 ? "" : text.substring(0, space)) {
            case "BEGUN" -> StateJson.parse(rest).map(LogRecord.Begun::new);
            case "PREPARED" -> StateJson.parse(rest).map(LogRecord.Prepared::new);
            case "COMMITTED" -> StateJson.parse(rest).map(LogRecord.Committed::new);
            case "ABORTED" -> Optional.of(new LogRecord.Aborted(rest));
            case "ROLLOUT" -> Optional.of(new LogRecord.Noted(NoteJson.parse(rest)));
            default -> Optional.empty();
        };
    }

    private static byte[] frame(String text, boolean loose) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        int marked = loose ? body.length | LOOSE : body.length;
        return ByteBuffer.allocate(HEAD + body.length)
                .putInt(marked)
                .putInt(checksum(marked, body, 0, body.length))
                .put(body)
                .array();
    }

    private static int checksum(int marked, byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(marked).flip());
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    public static Scan scan(byte[] bytes) {
        int known = Math.min(bytes.length, MARK.length);
        if (!Arrays.equals(bytes, 0, known, MARK, 0, known)) {
            return new Scan.Damaged(0);
        }
        int body = bodyLength(bytes, MARK.length);
        if (body == 0) {
            // The header is synced before anything else is written: a broken one with something behind it is no torn
            // write.
            return anyRecordAfter(bytes, MARK.length, true) ? new Scan.Damaged(MARK.length) : new Scan.Fresh();
        }
        String[] header = text(bytes, MARK.length, body).split(" ", 3);
        Optional<Instant> since = header.length == 3 && header[0].equals("LOG") ? time(header[1]) : Optional.empty();
        if (since.isEmpty()) {
            return new Scan.Damaged(MARK.length);
        }
        int at = MARK.length + HEAD + body;
        List<LogRecord> records = new ArrayList<>();
        while (at < bytes.length) {
            body = bodyLength(bytes, at);
            if (body == 0 && !anyRecordAfter(bytes, at, false)) {
                break;
            }
            Optional<LogRecord> entry = body == 0 ? Optional.empty() : entry(text(bytes, at, body));
            if (entry.isEmpty()) {
                return new Scan.Damaged(at);
            }
            records.add(entry.get());
            at += HEAD + body;
        }
        return new Scan.Read(header[2], since.get(), records, at);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a whole record starts anywhere behind a broken one: then it is not the tail that is torn. One that was written before its predecessor
     * was synced tells nothing of it and does not count.
     *
     * @param loose whether it counts nevertheless
     */
    private static boolean anyRecordAfter(byte[] bytes, int from, boolean loose) {
        for (int at = from + 1; at + HEAD < bytes.length; at++) {
            int body = bodyLength(bytes, at);
            if (body > 0 && (loose || !isLoose(bytes, at))) {
                return true;
            }
            if (body > 0) {
                at += HEAD + body - 1; // What looks like a record within a whole one is its text.
            }
        }
        return false;
    }

    private static boolean isLoose(byte[] bytes, int at) {
        return (ByteBuffer.wrap(bytes, at, HEAD).getInt() & LOOSE) != 0;
    }

    /** Length of the body of the whole record at a place; 0 when there is none. */
    private static int bodyLength(byte[] bytes, int at) {
        if (at + HEAD > bytes.length) {
            return 0;
        }
        ByteBuffer head = ByteBuffer.wrap(bytes, at, HEAD);
        int marked = head.getInt();
        int length = marked & ~LOOSE;
        int crc = head.getInt();
        boolean whole = length > 0 && length <= MAX_RECORD && length <= bytes.length - at - HEAD;
        return whole && checksum(marked, bytes, at + HEAD, length) == crc ? length : 0;
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at + HEAD, length, StandardCharsets.UTF_8);
    }
}
