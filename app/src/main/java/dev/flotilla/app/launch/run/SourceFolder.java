package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.Bytes;
import dev.flotilla.app.launch.source.Dockerfile;
import dev.flotilla.app.launch.source.IgnoreRules;
import dev.flotilla.app.launch.source.SourcePaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A folder with a Dockerfile, as it goes to the engine that builds it: without what its .dockerignore leaves out. */
final class SourceFolder {
    static final int MOST_ENTRIES = 50_000;
    static final long MOST_BYTES = 2L << 30;
    private static final int MOST_TEXT = 1 << 20;
    private static final String IGNORE = ".dockerignore";

    private record Entry(String name, Path path, BasicFileAttributes facts) {}

    private final Dockerfile dockerfile;
    private final List<Entry> entries;

    private SourceFolder(Dockerfile dockerfile, List<Entry> entries) {
        this.dockerfile = dockerfile;
        this.entries = entries;
    }

    /** FL-6103 without a Dockerfile, FL-6104 and FL-6108 for what is in the files, FL-6105 when it is too much. */
    static Outcome<SourceFolder> read(Path folder) {
        Path file = folder.resolve(Dockerfile.NAME);
        if (!Files.isRegularFile(file)) {
            return Outcome.failed(Problem.of(
                    "FL-6103",
                    folder + " has no file named Dockerfile.",
                    "Put one there, or name the folder in which it lies."));
        }
        try {
            Path ignore = folder.resolve(IGNORE);
            Outcome<IgnoreRules> rules =
                    Files.isRegularFile(ignore) ? IgnoreRules.read(text(ignore)) : Outcome.ok(IgnoreRules.NONE);
            return rules.then(r -> dockerfile(file).then(d -> listed(folder, r).map(all -> new SourceFolder(d, all))));
        } catch (UncheckedIOException | IOException e) {
            return Outcome.failed(unreadable(folder, e));
        }
    }

    private static Outcome<Dockerfile> dockerfile(Path file) {
        try {
            return Dockerfile.read(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_TEXT), StandardCharsets.UTF_8);
        }
    }

    static Problem unreadable(Path folder, Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String kind = cause instanceof java.nio.file.AccessDeniedException ? " (access is denied)" : "";
        return Problem.of(
                "FL-6106",
                folder + " cannot be read: " + cause.getMessage() + kind + ".",
                "Look at its permissions, or leave it out in .dockerignore.");
    }

    private static Outcome<List<Entry>> listed(Path folder, IgnoreRules rules) {
        Listing listing = new Listing(folder, rules);
        try {
            Files.walkFileTree(folder, listing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (listing.entries.size() > MOST_ENTRIES || listing.bytes > MOST_BYTES) {
            return Outcome.failed(Problem.of(
                    "FL-6105",
                    folder + " holds more than " + MOST_ENTRIES + " files or 2 GiB, which is more than a build needs.",
                    "Leave out what the build does not need in .dockerignore, such as .git and results."));
        }
        listing.entries.sort(Comparator.comparing(Entry::name));
        return Outcome.ok(listing.entries);
    }

    /** Collects what is not ignored; stops when it is too much. */
    private static final class Listing extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final IgnoreRules rules;
        private final List<Entry> entries = new ArrayList<>();
        private long bytes;

        Listing(Path folder, IgnoreRules rules) {
            this.folder = folder;
            this.rules = rules;
        }

        private String name(Path path) {
            return folder.relativize(path).toString().replace('\\', '/');
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes facts) {
            String name = name(path);
            if (name.isEmpty()) {
                return FileVisitResult.CONTINUE;
            }
            if (rules.ignores(name)) {
                return rules.hasExceptions() ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }
            entries.add(new Entry(name, path, facts));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (rules.ignores(name(path))) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes facts) {
            String name = name(path);
            // The engine needs both to build, and leaves them out itself where the rules say so.
            boolean needed = name.equals(Dockerfile.NAME) || name.equals(IGNORE);
            if ((needed || !rules.ignores(name)) && (facts.isRegularFile() || facts.isSymbolicLink())) {
                entries.add(new Entry(name, path, facts));
                bytes += facts.size();
            }
            return entries.size() > MOST_ENTRIES || bytes > MOST_BYTES
                    ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }
    }

    Dockerfile dockerfile() {
        return dockerfile;
    }

    /** Files that are sent, with slashes. */
    SourcePaths paths() {
        return new SourcePaths(entries.stream()
                .filter(entry -> !entry.facts().isDirectory())
                .map(Entry::name)
                .toList());
    }

    long bytes() {
        return entries.stream()
                .filter(entry -> entry.facts().isRegularFile())
                .mapToLong(entry -> entry.facts().size())
                .sum();
    }

    /** An UncheckedIOException when a file cannot be read. */
    void writeTo(Bytes.Sink sink) {
        TarWriter tar = new TarWriter(sink);
        try {
            for (Entry entry : entries) {
                write(tar, entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tar.end();
    }

    private static void write(TarWriter tar, Entry entry) throws IOException {
        long modified = entry.facts().lastModifiedTime().toMillis() / 1000;
        if (entry.facts().isSymbolicLink()) {
            tar.link(entry.name(), Files.readSymbolicLink(entry.path()).toString(), modified);
            return;
        }
        int mode = mode(entry);
        if (entry.facts().isDirectory()) {
            tar.folder(entry.name(), mode, modified);
            return;
        }
        long size = entry.facts().size();
        try (InputStream in = Files.newInputStream(entry.path(), LinkOption.NOFOLLOW_LINKS)) {
            tar.file(entry.name(), size, mode, modified);
            byte[] piece = new byte[64 << 10];
            long left = size;
            // A file that grows or shrinks meanwhile is sent with the size it had.
            for (int n = 0; left > 0 && n >= 0; left -= Math.max(0, n)) {
                n = in.read(piece, 0, (int) Math.min(left, piece.length));
                if (n > 0) {
                    tar.bytes(piece, n);
                }
            }
            tar.zeros(left);
            tar.pad(size);
        }
    }

    private static int mode(Entry entry) throws IOException {
        if (!entry.path().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return 0755;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(entry.path(), LinkOption.NOFOLLOW_LINKS);
        int mode = 0;
        for (PosixFilePermission each : PosixFilePermission.values()) {
            mode = mode << 1 | (permissions.contains(each) ? 1 : 0);
        }
        return mode;
    }
}
