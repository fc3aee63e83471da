package dev.flotilla.app.docker.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Archives of one file, as engines take and give them (POSIX ustar: blocks of 512 bytes, a header with octal numbers, then
 * the content).
 */
final class Tar {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int MODE_AT = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int SUM_AT = 148;
    private static final int SUM_LENGTH = 8;
    private static final int KIND_AT = 156;
    private static final int MAGIC_AT = 257;

    private Tar() {}

    /** Readable by all, owned by root; its time is that of the epoch, so that equal contents are equal archives. */
    static byte[] ofFile(String name, byte[] content) {
        if (name.contains("/")) {
            throw new IllegalArgumentException(name);
        }
        return ofFile(name, content, new Owner(0, 0, 0644));
    }

    /** Numbers of up to seven octal digits. */
    record Owner(int uid, int gid, int mode) {}

    /** @param name may be a path; folders on its way are made where they are missing */
    static byte[] ofFile(String name, byte[] content, Owner owner) {
        byte[] named = name.getBytes(StandardCharsets.UTF_8);
        if (named.length > NAME) {
            throw new IllegalArgumentException(name);
        }
        int blocks = (content.length + BLOCK - 1) / BLOCK;
        // The header, the content, and two blocks of zeros that end an archive.
        byte[] archive = new byte[(1 + blocks + 2) * BLOCK];
        System.arraycopy(named, 0, archive, 0, named.length);
        put(archive, MODE_AT, octal(owner.mode()));
        put(archive, MODE_AT + 8, octal(owner.uid()));
        put(archive, MODE_AT + 16, octal(owner.gid()));
        put(archive, SIZE_AT, String.format(Locale.ROOT, "%011o", content.length));
        put(archive, SIZE_AT + SIZE_LENGTH, "00000000000");
        archive[KIND_AT] = '0';
        put(archive, MAGIC_AT, "ustar\0" + "00");
        Arrays.fill(archive, SUM_AT, SUM_AT + SUM_LENGTH, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += archive[i] & 0xff;
        }
        put(archive, SUM_AT, String.format(Locale.ROOT, "%06o\0 ", sum));
        System.arraycopy(content, 0, archive, BLOCK, content.length);
        return archive;
    }

    private static String octal(int number) {
        return String.format(Locale.ROOT, "%07o", number);
    }

    private static void put(byte[] archive, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, archive, at, bytes.length);
    }

    /** The content of its first plain file; empty when it holds none, or is cut off. */
    static Optional<byte[]> firstFile(byte[] archive) {
        int at = 0;
        while (at + BLOCK <= archive.length && archive[at] != 0) {
            long size = size(archive, at + SIZE_AT);
            char kind = (char) archive[at + KIND_AT];
            int from = at + BLOCK;
            if (size < 0 || from + size > archive.length) {
                return Optional.empty();
            }
            if (kind == '0' || kind == 0) {
                return Optional.of(Arrays.copyOfRange(archive, from, from + (int) size));
            }
            // Long names and the like come as entries of their own before the file.
            at = from + (int) ((size + BLOCK - 1) / BLOCK) * BLOCK;
        }
        return Optional.empty();
    }

    /** -1 for what is no octal number. */
    private static long size(byte[] archive, int at) {
        long size = 0;
        for (int i = at; i < at + SIZE_LENGTH; i++) {
            char c = (char) archive[i];
            if (c >= '0' && c <= '7') {
                size = size * 8 + (c - '0');
            } else if (c != 0 && c != ' ') {
                return -1;
            }
        }
        return size;
    }
}
