package dev.flotilla.app.peers.files;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.source.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Configurations as files: read with a bound, written beside and renamed. */
public final class ConfigFiles {
    private static final int MOST_BYTES = 4 * JsonText.LONGEST;

    private ConfigFiles() {}

    /** @param typed as the user wrote it, for messages; FL-3005 when it cannot be read */
    public static Outcome<JsonText> read(String typed, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return Outcome.failed(Problem.of(
                        "FL-3004",
                        typed + " has more than " + MOST_BYTES + " bytes; no configuration has.",
                        "Look whether this is the file you meant."));
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return JsonText.read(typed, text);
        } catch (CharacterCodingException e) {
            return Outcome.failed(
                    Problem.of("FL-3005", typed + " is not UTF-8 text.", "Save it as UTF-8, or name another file."));
        } catch (NoSuchFileException e) {
            return Outcome.failed(Problem.of("FL-3005", "There is no file " + typed + ".", "Look at the path."));
        } catch (IOException e) {
            return Outcome.failed(Problem.of(
                    "FL-3005", typed + " cannot be read: " + reason(e) + ".", "Look at the path and its permissions."));
        }
    }

    /** Writes a file that is not there yet, or that says the same already; FL-3006 otherwise. */
    public static Outcome<Path> write(Path file, String text) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).equals(text)
                        ? Outcome.ok(file)
                        : Outcome.failed(Problem.of(
                                "FL-3006",
                                file + " exists and says something else; it was left alone.",
                                "Name another folder with --out, or move the file away."));
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return Outcome.ok(file);
        } catch (FileAlreadyExistsException e) {
            return Outcome.failed(Problem.of(
                    "FL-3006",
                    e.getMessage() + " is a file where a folder is needed.",
                    "Name another folder with --out."));
        } catch (IOException e) {
            return Outcome.failed(Problem.of(
                    "FL-3006",
                    file + " cannot be written: " + reason(e) + ".",
                    "Look at the folder's permissions, or name another with --out."));
        }
    }

    private static String reason(IOException e) {
        String said = e.getMessage() == null ? "" : e.getMessage();
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "access is denied";
            case java.nio.file.FileSystemException system when system.getReason() != null -> system.getReason();
            case IOException other -> said;
        };
    }
}
