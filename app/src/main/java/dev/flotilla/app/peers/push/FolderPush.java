package dev.flotilla.app.peers.push;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Puts a configuration into a folder of this computer that a container binds. The file is written beside and renamed, so that
 * whoever reads it reads the old one or the new one; a link there is replaced, not followed.
 */
public final class FolderPush {
    private static final String BESIDE = "." + PushNames.FILE + ".new";

    private FolderPush() {}

    /** What it would do. FL-3109 when the folder is none, or what stands there is no file. */
    public static Outcome<PushPreview> preview(String node, Path folder, String text) {
        return folder(folder).then(real -> {
            Path file = real.resolve(PushNames.FILE);
            try {
                Optional<String> now = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        ? Optional.of(Files.readString(file))
                        : Optional.empty();
                return Outcome.ok(new PushPreview(
                        node,
                        real.toString(),
                        false,
                        file.toString(),
                        now,
                        TextDiff.of(now.orElse(""), text),
                        Optional.empty()));
            } catch (IOException e) {
                return refused(file + " cannot be read: " + reason(e) + ".");
            }
        });
    }

    /** @return whether the file says something else now than before */
    public static Outcome<Boolean> push(Path folder, String text) {
        return folder(folder).then(real -> {
            Path file = real.resolve(PushNames.FILE);
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                return refused(file + " is a folder.");
            }
            try {
                byte[] content = text.getBytes(StandardCharsets.UTF_8);
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.mismatch(file, beside(real, content)) == -1) {
                    Files.delete(real.resolve(BESIDE));
                    return Outcome.ok(false);
                }
                Files.move(beside(real, content), file, StandardCopyOption.ATOMIC_MOVE);
                return Outcome.ok(true);
            } catch (IOException e) {
                return refused(file + " cannot be written: " + reason(e) + "; what was there is still in force.");
            }
        });
    }

    /** On the disk before it takes the place. What an earlier push that was killed has left goes. */
    private static Path beside(Path real, byte[] content) throws IOException {
        Path beside = real.resolve(BESIDE);
        Files.deleteIfExists(beside);
        try (FileChannel out = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        return beside;
    }

    private static Outcome<Path> folder(Path folder) {
        try {
            Path real = folder.toRealPath();
            return Files.isDirectory(real) ? Outcome.ok(real) : refused(folder + " is no folder.");
        } catch (IOException e) {
            return refused(folder + " is not there, or cannot be looked into.");
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "access is denied";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            case IOException other -> String.valueOf(other.getMessage());
        };
    }

    private static <T> Outcome<T> refused(String what) {
        return Outcome.failed(Problem.of(
                "FL-3109",
                what,
                "Name a folder that exists and that you may write to, the one that the container binds."));
    }
}
