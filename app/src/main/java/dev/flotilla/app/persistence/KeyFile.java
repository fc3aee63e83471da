package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.seal.SealKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;

/** A key in a file that its owner alone may read. A new one is whole on the disk before it has its name. */
final class KeyFile {
    private static final int LONGEST = 200;

    private KeyFile() {}

    /** FL-1044 when it is not there, or holds no key. */
    static Outcome<SealKey> read(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
                return Outcome.failed(lost(file));
            }
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            return key.length == SealKey.BYTES ? Outcome.ok(SealKey.of(key)) : Outcome.failed(lost(file));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Outcome.failed(lost(file));
        } catch (IOException e) {
            return Outcome.failed(StorageProblems.of(e, file));
        }
    }

    static Problem lost(Path file) {
        return Problem.of(
                "FL-1044",
                "The key of the secrets is not in " + file + " any more; they stay masked.",
                "Put the file back from a backup, or give them up with `flotilla secrets reset --yes`.");
    }

    static Outcome<Path> write(Path file, SealKey key) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            DataFolder.makePrivate(next);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer text = ByteBuffer.wrap(
                        (Base64.getEncoder().encodeToString(key.bytes()) + "\n").getBytes(StandardCharsets.US_ASCII));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                // The name too has to outlive the power: values are sealed by this key from now on.
                folder.force(true);
            }
            return Outcome.ok(file);
        } catch (IOException e) {
            return Outcome.failed(StorageProblems.of(e, file));
        }
    }

    /** Overwritten before it is removed; what a disk keeps of it elsewhere is beyond us. */
    static void remove(Path file) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.write(file, new byte[(int) Math.min(LONGEST, Files.size(file))], StandardOpenOption.WRITE);
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It opens nothing any more.
            return;
        }
    }
}
