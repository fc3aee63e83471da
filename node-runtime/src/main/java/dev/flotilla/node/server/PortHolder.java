package dev.flotilla.node.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which process holds a port, where Linux tells: the sockets of {@code /proc/net}, then whose descriptor one is. */
public final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    /** The state of a TCP socket that listens, and of a UDP socket. */
    private static final Set<String> HELD = Set.of("0A", "07");

    private PortHolder() {}

    /**
     * @param protocol "tcp" or "udp"
     * @return "process 812 (nginx)"; empty where it is not told, as with a process of another user
     */
    public static Optional<String> find(String protocol, int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of(protocol, protocol + "6")) {
            sockets.addAll(inodes(PROC.resolve("net").resolve(table), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process.resolve("fd"), sockets)) {
                    return Optional.of("process " + process.getFileName() + name(process));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Set<String> inodes(Path table, int port) {
        Set<String> found = new HashSet<>();
        String end = String.format(Locale.ROOT, ":%04X", port);
        try {
            for (String line : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
                String[] words = line.strip().split("\\s+");
                if (words.length > 9 && words[1].endsWith(end) && HELD.contains(words[3])) {
                    found.add("socket:[" + words[9] + "]");
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return found;
    }

    private static boolean holds(Path descriptors, Set<String> sockets) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path one : all) {
                if (isOne(one, sockets)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
        return false;
    }

    private static boolean isOne(Path descriptor, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
            // Closed in the meantime.
            return false;
        }
    }

    private static String name(Path process) {
        try {
            return " (" + Files.readString(process.resolve("comm")).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }
}
