package dev.flotilla.app.eject.files;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads the zip of an export, within limits: no entry leaves its folder, none is larger than a stack file may be. */
public final class BundleReader {
    private static final int MOST_FILES = 10_000;
    private static final int MOST_BYTES = 64 << 20;

    private BundleReader() {}

    /** @param typed as the user named it; FL-6007 for what is no export */
    public static Outcome<Bundle> zip(Path file, String typed) {
        List<BundleFile> files = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        int left = MOST_BYTES;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || files.size() == MOST_FILES) {
                    return refused(typed, "holds more than an export has");
                }
                Optional<BundleFile> read = file(entry.getName(), bytes);
                if (read.isEmpty() || !paths.add(entry.getName())) {
                    return refused(typed, "has an entry that no export has: " + shown(entry.getName()));
                }
                files.add(read.get());
            }
        } catch (ZipException | IllegalArgumentException e) {
            return refused(typed, "is damaged");
        } catch (IOException e) {
            return refused(typed, "cannot be read");
        }
        return files.isEmpty() ? refused(typed, "is no zip, or an empty one") : Outcome.ok(Bundle.of(files, List.of()));
    }

    private static Optional<BundleFile> file(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new BundleFile(name, text, kind(name)));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BundleFile.Kind kind(String name) {
        return name.endsWith(".sh")
                ? BundleFile.Kind.SCRIPT
                : name.endsWith(".env") ? BundleFile.Kind.SECRET : BundleFile.Kind.TEXT;
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
    }

    private static <T> Outcome<T> refused(String typed, String why) {
        return Outcome.failed(
                Problem.of("FL-6007", typed + " " + why + ".", "Name a zip that `flotilla export` wrote."));
    }
}
