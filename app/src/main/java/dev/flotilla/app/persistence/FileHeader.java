package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Looks at the first bytes of a file before SQLite is let near it, so that a foreign or a newer one is not touched at
 * all: no log beside it, no lock in it. The places are those of the SQLite file format, section 1.3.
 */
final class FileHeader {
    /** "FLOT": tells our files from those of other programs. */
    static final int APPLICATION_ID = 0x464C4F54;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SIZE = 100;
    private static final int USER_VERSION_AT = 60;
    private static final int APPLICATION_ID_AT = 68;

    /** What the first bytes say. */
    enum Sight {
        /** Absent, empty, or ours and not newer than this program. */
        FIT,
        /** The log beside it may say more, or it has no mark of any program yet: SQLite must look, without writing. */
        LOOK_CLOSER
    }

    private FileHeader() {}

    static Outcome<Sight> check(Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Outcome.ok(Sight.FIT);
        }
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(SIZE);
        } catch (IOException e) {
            return Outcome.failed(StorageProblems.of(e, file));
        }
        if (header.length == 0) {
            return Outcome.ok(Sight.FIT);
        }
        if (header.length < SIZE || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Outcome.failed(StorageProblems.foreign(file));
        }
        ByteBuffer numbers = ByteBuffer.wrap(header);
        int version = numbers.getInt(USER_VERSION_AT);
        int application = numbers.getInt(APPLICATION_ID_AT);
        // Perhaps killed between making the file and the first migration, perhaps another program's.
        boolean unborn = application == 0 && version == 0;
        if (application != APPLICATION_ID && !unborn) {
            return Outcome.failed(StorageProblems.foreign(file));
        }
        if (version > Migrations.NEWEST) {
            return Outcome.failed(StorageProblems.newer(file, version, Migrations.NEWEST));
        }
        return Outcome.ok(unborn || hasLog(file) ? Sight.LOOK_CLOSER : Sight.FIT);
    }

    /** Whether there are transactions that are not in the file itself yet. */
    static boolean hasLog(Path file) {
        try {
            return Files.size(file.resolveSibling(file.getFileName() + "-wal")) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
