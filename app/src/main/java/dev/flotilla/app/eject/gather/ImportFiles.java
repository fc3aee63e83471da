package dev.flotilla.app.eject.gather;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.read.RunLines;
import dev.flotilla.app.stack.read.tree.TreeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks into files that are to be imported: what they are, and which of a folder's are meant. */
final class ImportFiles {
    private static final int DEEPEST = 4;
    private static final int MOST_FILES = 1_000;
    private static final Pattern FLEET = Pattern.compile("(?m)^format: *\\d+ *\\R(?:.*\\R)?fleet:");
    private static final Pattern STACK = Pattern.compile(
            "(?m)^(?:services|\"services\"|'services') *:|\"(?:itemListElement|@graph|hasPart|services)\"\\s*:");
    /** Names that say what a file is; a folder may hold anything else. */
    private static final Pattern MEANT = Pattern.compile(
            "(?i)mosaic\\.config|(?:docker-)?compose[a-z0-9._-]*\\.ya?ml|[a-z0-9._-]*stack[a-z0-9._-]*\\.(?:json|ya?ml)|deploy\\.sh");

    private ImportFiles() {}

    /** What a file is. */
    enum Kind {
        FLEET,
        STACK,
        CONFIGURATION,
        NODES,
        RUN_LINES
    }

    static Kind kind(String name, String text) {
        if (FLEET.matcher(text).find()) {
            return Kind.FLEET;
        }
        if (STACK.matcher(text).find()) {
            return Kind.STACK;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yml") || lower.endsWith(".yaml")) {
            return Kind.STACK;
        }
        if (text.stripLeading().startsWith("{")) {
            return Kind.CONFIGURATION;
        }
        return !text.contains("PEERS") && RunLines.hasOne(text) ? Kind.RUN_LINES : Kind.NODES;
    }

    /** The files of a folder that are meant, by path. */
    static Outcome<List<Importing.Named>> inside(Importing.Named folder) {
        List<Importing.Named> files = new ArrayList<>();
        try (Stream<Path> all =
                Files.find(folder.file(), DEEPEST, (path, about) -> about.isRegularFile() && isMeant(path))) {
            all.sorted()
                    .limit(MOST_FILES)
                    .forEach(path -> files.add(new Importing.Named(
                            folder.typed() + "/" + folder.file().relativize(path), path)));
        } catch (IOException | UncheckedIOException e) {
            return refused(folder.typed() + " cannot be read.", "Look at its permissions.");
        }
        return files.isEmpty()
                ? refused(
                        folder.typed() + " holds no export, no compose file and no mosaic.config.",
                        "Name the files themselves where they are called otherwise.")
                : Outcome.ok(files);
    }

    private static boolean isMeant(Path path) {
        return Optional.ofNullable(path.getFileName())
                .map(n -> MEANT.matcher(n.toString()).matches())
                .orElse(false);
    }

    static Outcome<String> text(Importing.Named named) {
        try (InputStream in = Files.newInputStream(named.file())) {
            byte[] bytes = in.readNBytes(TreeLimits.BYTES + 1);
            if (bytes.length > TreeLimits.BYTES) {
                return refused(named.typed() + " is larger than 8 MiB.", "Look whether this is the file you meant.");
            }
            return Outcome.ok(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return refused(named.typed() + " is not UTF-8 text.", "Save it as UTF-8, or name another file.");
        } catch (NoSuchFileException e) {
            return refused(named.typed() + " does not exist.", "Check the name and the folder.");
        } catch (IOException e) {
            return refused(named.typed() + " cannot be read.", "Look at its permissions.");
        }
    }

    /** The text of a file below a folder; nothing for one outside or one that cannot be read. */
    static Optional<String> beside(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        return file.startsWith(folder)
                        && text(new Importing.Named(name, file)) instanceof Outcome.Ok<String>(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A stack that nobody named is called after its file, or the folder of a {@code run.sh}. */
    static String stackName(Path file) {
        String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        String base = name.equals("run.sh")
                ? Optional.ofNullable(file.getParent())
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .orElse("imported")
                : name.replaceFirst("\\.[^.]*$", "");
        String plain =
                base.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-").replaceAll("^[^a-z0-9]+", "");
        return plain.isEmpty() ? "imported" : plain;
    }

    private static <T> Outcome<T> refused(String message, String hint) {
        return Outcome.failed(Problem.of("FL-6008", message, hint));
    }
}
