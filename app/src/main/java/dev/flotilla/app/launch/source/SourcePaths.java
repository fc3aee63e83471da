package dev.flotilla.app.launch.source;

import java.util.List;
import java.util.Optional;

/** Finds the file of the folder that a compiler inside the build meant by a path of its own. */
public record SourcePaths(List<String> files) {
    public SourcePaths {
        files = List.copyOf(files);
    }

    /** Empty when none, or more than one, may be meant. */
    public Optional<String> meant(String written) {
        String path = written.replaceFirst("^(\\./)+", "");
        if (files.contains(path)) {
            return Optional.of(path);
        }
        // In the build the folder's files lie below some folder of the image, or the compiler stood in a subfolder.
        Optional<String> longest = files.stream()
                .filter(file -> path.endsWith("/" + file))
                .reduce((a, b) -> a.length() >= b.length() ? a : b);
        if (longest.isPresent()) {
            return longest;
        }
        String end = "/" + path.replaceFirst("^/", "");
        List<String> below = path.startsWith("/")
                ? List.of()
                : files.stream().filter(file -> file.endsWith(end)).limit(2).toList();
        return below.size() == 1 ? Optional.of(below.getFirst()) : Optional.empty();
    }
}
