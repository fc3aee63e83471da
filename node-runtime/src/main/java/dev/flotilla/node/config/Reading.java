package dev.flotilla.node.config;

import dev.flotilla.node.config.ConfigFile.Entry;
import dev.flotilla.node.config.ConfigFile.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One reading of file and environment: takes values, the environment first, and collects what is wrong with them. */
final class Reading {
    private static final String ENVIRONMENT = "environment";

    private final ConfigFile file;
    private final Map<String, String> environment;
    private final List<ConfigProblem> problems = new ArrayList<>();

    Reading(ConfigFile file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
        problems.addAll(file.repeated());
    }

    /**
     * A value where it was found.
     *
     * @param kind TEXT for all of the environment
     */
    record Found(String where, OptionalInt line, String key, Kind kind, String text) {}

    ConfigFile file() {
        return file;
    }

    List<ConfigProblem> problems() {
        return problems;
    }

    /** A variable that is set and not blank. */
    Optional<Found> variable(String name) {
        String text = environment.getOrDefault(name, "");
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(new Found(ENVIRONMENT, OptionalInt.empty(), name, Kind.TEXT, text.strip()));
    }

    Map<String, String> environment() {
        return environment;
    }

    Optional<Found> inFile(String path) {
        return file.at(path).map(entry -> found(path, entry));
    }

    private Found found(String path, Entry entry) {
        return new Found(file.name(), OptionalInt.of(entry.line()), path, entry.kind(), entry.text());
    }

    /** By the environment, else by the file, else by the file's older place. */
    Optional<Found> value(Key key, String... olderPaths) {
        Optional<Found> found = variable(key.variable()).or(() -> inFile(key.inFile()));
        for (String older : olderPaths) {
            found = found.or(() -> inFile(older));
        }
        return found;
    }

    void wrong(Found found, String needed) {
        problems.add(new ConfigProblem(found.where(), found.line(), found.key(), found.text(), needed));
    }

    void wrong(String where, String key, String value, String needed) {
        problems.add(new ConfigProblem(where, OptionalInt.empty(), key, value, needed));
    }

    /** Empty when it is missing, blank, or no text (which is said). */
    Optional<String> text(Key key) {
        return value(key).flatMap(this::text);
    }

    Optional<String> text(Found found) {
        if (found.kind() != Kind.TEXT) {
            wrong(found, "a text is needed");
            return Optional.empty();
        }
        return found.text().isBlank()
                ? Optional.empty()
                : Optional.of(found.text().strip());
    }

    Optional<Path> path(Key key) {
        Optional<Found> found = value(key);
        Optional<String> text = found.flatMap(this::text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(text.get()));
        } catch (InvalidPathException e) {
            wrong(found.orElseThrow(), "a path is needed");
            return Optional.empty();
        }
    }

    int port(Key key, int usual) {
        return value(key).map(found -> port(found, usual)).orElse(usual);
    }

    int port(Found found, int usual) {
        OptionalInt port = found.kind() == Kind.WHOLE || found.where().equals(ENVIRONMENT) && found.kind() == Kind.TEXT
                ? Ports.read(found.text())
                : OptionalInt.empty();
        if (port.isEmpty()) {
            wrong(found, "a port from 1 to 65535 is needed");
        }
        return port.orElse(usual);
    }

    Duration seconds(Key key, Duration usual, int least, int most, String... olderPaths) {
        return Duration.ofSeconds(whole(key, (int) usual.toSeconds(), least, most, olderPaths));
    }

    int whole(Key key, int usual, int least, int most, String... olderPaths) {
        Optional<Found> found = value(key, olderPaths);
        if (found.isEmpty()) {
            return usual;
        }
        return whole(found.get(), usual, least, most);
    }

    int whole(Found found, int usual, int least, int most) {
        boolean isWhole = found.kind() == Kind.WHOLE || found.where().equals(ENVIRONMENT);
        if (isWhole && found.text().matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(found.text());
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(found, "a whole number from " + least + " to " + most + " is needed");
        return usual;
    }

    boolean flag(Key key) {
        Optional<Found> found = value(key);
        if (found.isEmpty()) {
            return false;
        }
        if (found.get().text().matches("(?i)true|false") && found.get().kind() != Kind.OBJECT) {
            return Boolean.parseBoolean(found.get().text());
        }
        wrong(found.get(), "true or false is needed");
        return false;
    }
}
