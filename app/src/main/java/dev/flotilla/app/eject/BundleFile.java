package dev.flotilla.app.eject;

import java.util.regex.Pattern;

/**
 * One file of an export.
 *
 * @param path relative, its parts parted by slashes, none of them {@code .} or {@code ..}
 */
public record BundleFile(String path, String text, Kind kind) implements Comparable<BundleFile> {
    private static final Pattern PART = Pattern.compile("(?!\\.{1,2}(?:/|$))[^/\\x00-\\x1f\\\\]{1,200}");

    /** What becomes of it on a disk. */
    public enum Kind {
        TEXT,
        /** May be run. */
        SCRIPT,
        /** Holds secrets: readable by its owner alone. */
        SECRET
    }

    public BundleFile {
        for (String part : path.split("/", -1)) {
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException("path " + path);
            }
        }
    }

    public static BundleFile text(String path, String text) {
        return new BundleFile(path, text, Kind.TEXT);
    }

    public static BundleFile script(String path, String text) {
        return new BundleFile(path, text, Kind.SCRIPT);
    }

    /** A name as part of a path: what no file system takes becomes a dash. */
    public static String part(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._+@=-]", "-").replaceAll("^\\.+", "");
        String cut = plain.length() > 100 ? plain.substring(0, 100) : plain;
        return cut.isEmpty() ? "unnamed" : cut;
    }

    @Override
    public int compareTo(BundleFile other) {
        return path.compareTo(other.path);
    }
}
