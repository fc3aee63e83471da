package dev.flotilla.app.eject;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All files of an export by path, each path once.
 *
 * @param notes what whoever exports should know: sentences
 */
public record Bundle(List<BundleFile> files, List<String> notes) {
    public Bundle {
        files = files.stream().sorted().toList();
        notes = List.copyOf(notes);
        Set<String> paths = new HashSet<>();
        for (BundleFile file : files) {
            if (!paths.add(file.path())) {
                throw new IllegalArgumentException("twice: " + file.path());
            }
        }
    }

    public static Bundle of(Collection<BundleFile> files, List<String> notes) {
        return new Bundle(List.copyOf(files), notes);
    }

    public Optional<BundleFile> file(String path) {
        return files.stream().filter(f -> f.path().equals(path)).findFirst();
    }
}
