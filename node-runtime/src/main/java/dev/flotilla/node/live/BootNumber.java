package dev.flotilla.node.live;

import dev.flotilla.node.NodeStartException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/** The number of a start: greater than that of every earlier start from the same state folder, whatever the clock says. */
public final class BootNumber {
    static final String FILE = "boot";

    private static final int MAX_DIGITS = 18;

    private BootNumber() {}

    /**
     * The greater of the stored number + 1 and the seconds since the epoch; stored on the disk when this returns.
     *
     * @param folder made when missing
     * @throws NodeStartException when the folder cannot be written or the file is none of ours
     */
    public static long next(Path folder, InstantSource clock) throws NodeStartException {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            long next = Math.max(stored(file) + 1, clock.instant().getEpochSecond());
            Path fresh = folder.resolve(FILE + ".new");
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap((next + "\n").getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return next;
        } catch (IOException e) {
            throw new NodeStartException("The state folder " + folder + " cannot be written: " + why(e) + ".", "");
        }
    }

    private static long stored(Path file) throws IOException, NodeStartException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            return 0;
        }
        if (!text.matches("\\d{1," + MAX_DIGITS + "}")) {
            throw new NodeStartException(file + " holds no boot number; remove it, a greater one is made then.", "");
        }
        return Long.parseLong(text);
    }

    private static String why(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException denied
                ? "no permission for " + denied.getFile()
                : e instanceof java.nio.file.FileSystemException system && system.getReason() != null
                        ? String.valueOf(system.getReason())
                        : String.valueOf(e.getMessage());
    }
}
