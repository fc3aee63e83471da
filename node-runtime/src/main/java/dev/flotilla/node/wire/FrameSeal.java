package dev.flotilla.node.wire;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs JSON objects with a key that all nodes share: the last key of the object is {@code "mac"}, the HMAC-SHA256 of the bytes as they
 * stand without it, so that nothing has to be put into a canonical form. A heartbeat is for all who have the key. A control frame is for one
 * node: its id is signed as well, though it does not travel, so that nobody can show the frame to another node. Any thread.
 */
public final class FrameSeal {
    /** The shortest key taken, in bytes. */
    public static final int MIN_KEY = 16;

    private static final byte[] BEFORE = ", \"mac\": \"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FOR_ALL = {};
    private static final int DIGITS = 64;
    private static final int LENGTH = BEFORE.length + DIGITS + AFTER.length;

    private final SecretKeySpec key;

    public FrameSeal(byte[] key) {
        if (key.length < MIN_KEY) {
            throw new IllegalArgumentException(
                    "a key of " + key.length + " bytes, at least " + MIN_KEY + " are needed");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * Adds the sender's count to a control frame, to be sealed then.
     *
     * @param body a JSON object that is not empty
     */
    public static byte[] stamp(byte[] body, Stamp stamp) {
        return append(body, ", \"boot\": " + stamp.boot() + ", \"seq\": " + stamp.seq() + "}");
    }

    /** Boot and sequence of the sender: each pair is used once. */
    public record Stamp(long boot, long seq) {}

    /**
     * Signs an object for everybody.
     *
     * @param json not empty, ends with its brace
     */
    public byte[] seal(byte[] json) {
        return sealed(json, FOR_ALL);
    }

    /**
     * Signs an object for one node alone.
     *
     * @param json not empty, ends with its brace
     * @param receiver the id of that node
     */
    public byte[] seal(byte[] json, String receiver) {
        return sealed(json, oneReceiver(receiver));
    }

    private byte[] sealed(byte[] json, byte[] behind) {
        return append(
                json,
                new String(BEFORE, StandardCharsets.US_ASCII)
                        + HexFormat.of().formatHex(mac(json, behind))
                        + new String(AFTER, StandardCharsets.US_ASCII));
    }

    /** The object for everybody without its seal; empty when there is none or it is not of this key. Takes the same time for every wrong seal. */
    public Optional<byte[]> open(byte[] sealed) {
        return opened(sealed, FOR_ALL);
    }

    /** As {@link #open(byte[])}; empty as well when it was sealed for another node or for everybody. */
    public Optional<byte[]> open(byte[] sealed, String receiver) {
        return opened(sealed, oneReceiver(receiver));
    }

    /** No JSON that we write has a zero byte, so what is signed can be parted in one way only. */
    private static byte[] oneReceiver(String id) {
        return ("\0" + id).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<byte[]> opened(byte[] sealed, byte[] behind) {
        int end = sealed.length - LENGTH;
        if (end < 1
                || !Arrays.equals(sealed, end, end + BEFORE.length, BEFORE, 0, BEFORE.length)
                || !Arrays.equals(sealed, sealed.length - AFTER.length, sealed.length, AFTER, 0, AFTER.length)) {
            return Optional.empty();
        }
        byte[] json = Arrays.copyOf(sealed, end + 1);
        json[end] = '}';
        byte[] said = Arrays.copyOfRange(sealed, end + BEFORE.length, end + BEFORE.length + DIGITS);
        byte[] right = HexFormat.of().formatHex(mac(json, behind)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(said, right) ? Optional.of(json) : Optional.empty();
    }

    private byte[] mac(byte[] json, byte[] behind) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(json);
            return mac.doFinal(behind);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Puts more in the place of the closing brace. */
    private static byte[] append(byte[] json, String more) {
        if (json.length < 3 || json[json.length - 1] != '}') {
            throw new IllegalArgumentException("no JSON object with something in it");
        }
        byte[] tail = more.getBytes(StandardCharsets.US_ASCII);
        byte[] out = Arrays.copyOf(json, json.length - 1 + tail.length);
        System.arraycopy(tail, 0, out, json.length - 1, tail.length);
        return out;
    }

    @Override
    public String toString() {
        return "FrameSeal";
    }
}
