package dev.flotilla.app.eject.gather;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.SideFile;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.tree.TreeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stack file as it was read, with every file that its reading looked at. */
record StackFile(StackReading reading, String name, String text, SortedMap<String, SideFile> beside) {
    private static final int MOST_BYTES = TreeLimits.BYTES;

    static Outcome<StackFile> read(Path file, Map<String, String> environment) {
        StackFiles files = new StackFiles();
        SortedMap<String, SideFile> beside = new TreeMap<>();
        return files.open(file, environment).then(text -> {
            remember(files, text.folder(), text.folder().resolve(".env"), beside);
            return new StackReader(path -> {
                        remember(files, text.folder(), path, beside);
                        return files.read(path);
                    })
                    .read(text)
                    .map(reading -> new StackFile(
                            reading,
                            Optional.ofNullable(file.getFileName()).orElse(file).toString(),
                            whole(file, text),
                            beside));
        });
    }

    /** Only what lies below the stack file's folder goes along with it. */
    private static void remember(StackFiles files, Path folder, Path path, SortedMap<String, SideFile> beside) {
        Path normal = path.toAbsolutePath().normalize();
        if (normal.startsWith(folder) && Files.isRegularFile(normal)) {
            String name = folder.relativize(normal).toString().replace('\\', '/');
            if (files.read(normal) instanceof Outcome.Ok<Optional<String>>(Optional<String> text)) {
                text.ifPresent(t -> beside.put(name, new SideFile(name, t)));
            }
        }
    }

    /** With the byte order mark that reading drops. */
    private static String whole(Path file, StackText read) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return read.content();
        }
    }
}
