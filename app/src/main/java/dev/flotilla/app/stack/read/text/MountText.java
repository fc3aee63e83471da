package dev.flotilla.app.stack.read.text;

import dev.flotilla.app.stack.Mount;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Mounts as compose writes them: {@code [source:]target[:mode]}. */
public final class MountText {
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].*");
    private static final Pattern VOLUME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final Set<String> HARMLESS = Set.of(
            "rw",
            "z",
            "Z",
            "cached",
            "delegated",
            "consistent",
            "nocopy",
            "rprivate",
            "private",
            "rslave",
            "slave",
            "rshared",
            "shared");

    private MountText() {}

    /** Either a mount, or what is wrong. */
    public record Read(Optional<Mount> mount, Optional<String> wrong) {
        static Read of(Mount mount) {
            return new Read(Optional.of(mount), Optional.empty());
        }

        static Read wrong(String sentence) {
            return new Read(Optional.empty(), Optional.of(sentence));
        }
    }

    /** @param folder that relative sources start from */
    public static Read read(String text, Path folder, Map<String, String> environment) {
        String drive = WINDOWS.matcher(text).matches() ? text.substring(0, 2) : "";
        String[] parts = text.substring(drive.length()).split(":", -1);
        if (parts.length == 1) {
            return absolute(text) ? Read.of(new Mount.Anonymous(text, false)) : Read.wrong(notAbsolute(text));
        }
        if (parts.length > 3 || parts[0].isEmpty()) {
            return Read.wrong("\"" + text + "\" is not source:target or source:target:mode");
        }
        boolean readOnly = false;
        for (String mode : parts.length == 3 ? parts[2].split(",") : new String[0]) {
            if (mode.equals("ro")) {
                readOnly = true;
            } else if (!HARMLESS.contains(mode)) {
                return Read.wrong("\"" + mode + "\" is no mode of a mount; ro and rw are");
            }
        }
        String source = drive + parts[0];
        if (!absolute(parts[1])) {
            return Read.wrong(notAbsolute(parts[1]));
        }
        return isPath(source)
                ? bind(source, parts[1], readOnly, folder, environment)
                : named(source, parts[1], readOnly);
    }

    public static Read named(String volume, String target, boolean readOnly) {
        return VOLUME.matcher(volume).matches()
                ? Read.of(new Mount.Named(volume, target, readOnly))
                : Read.wrong("\"" + volume
                        + "\" is neither the name of a volume nor a path; a relative path begins with ./");
    }

    /** Relative sources are resolved against the folder, {@code ~} against HOME. */
    public static Read bind(
            String source, String target, boolean readOnly, Path folder, Map<String, String> environment) {
        if (WINDOWS.matcher(source).matches()) {
            return Read.of(new Mount.Bind(source, target, readOnly));
        }
        String path = source;
        if (source.equals("~") || source.startsWith("~/")) {
            String home = environment.get("HOME");
            if (home == null || home.isEmpty()) {
                return Read.wrong("~ in \"" + source + "\" stands for a home folder that is not known here");
            }
            path = home + source.substring(1);
        }
        try {
            return Read.of(new Mount.Bind(folder.resolve(path).normalize().toString(), target, readOnly));
        } catch (InvalidPathException e) {
            return Read.wrong("\"" + source + "\" is not a path");
        }
    }

    public static boolean isPath(String source) {
        return source.startsWith(".")
                || source.startsWith("/")
                || source.startsWith("~")
                || WINDOWS.matcher(source).matches();
    }

    public static boolean absolute(String target) {
        return target.startsWith("/") || WINDOWS.matcher(target).matches();
    }

    public static String notAbsolute(String target) {
        return "\"" + target + "\" is not an absolute path inside the container";
    }
}
