package dev.flotilla.app.eject.read;

import dev.flotilla.app.eject.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of one {@code docker run}, put into a service. */
final class RunOptions {
    /** More are refused in a stack file. */
    private static final int MOST_PORTS = 1_000;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})(?:/[a-z]+)?$");

    private final RunService service;
    private final BiConsumer<String, String> wrong;
    private final Consumer<String> note;

    /**
     * @param wrong takes a message and a hint
     * @param note takes a sentence
     */
    RunOptions(RunService service, BiConsumer<String, String> wrong, Consumer<String> note) {
        this.service = service;
        this.wrong = wrong;
        this.note = note;
    }

    RunService service() {
        return service;
    }

    /** What follows the options: the image and the command. */
    List<String> read(List<String> words) {
        int at = 0;
        while (at < words.size()
                && words.get(at).startsWith("-")
                && words.get(at).length() > 1) {
            String word = words.get(at++);
            if (word.equals("--")) {
                break;
            }
            if (word.startsWith("--")) {
                at = named(word.substring(2), words, at);
            } else {
                at = letters(word.substring(1), words, at);
            }
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }

    private int named(String word, List<String> words, int at) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Optional<RunOption.Meaning> meaning = RunOption.of(name);
        if (meaning.isEmpty()) {
            wrong.accept("--" + name + " is not known here.", "Leave it out, or write that service as compose.");
            return equals < 0 && at < words.size() && !words.get(at).startsWith("-") ? at + 1 : at;
        }
        if (equals >= 0) {
            take(name, meaning.get(), word.substring(equals + 1));
            return at;
        }
        if (!RunOption.wantsValue(name, meaning.get())) {
            take(name, meaning.get(), "true");
            return at;
        }
        if (at == words.size()) {
            wrong.accept("--" + name + " has no value.", "Give it one.");
            return at;
        }
        take(name, meaning.get(), words.get(at));
        return at + 1;
    }

    /** {@code -dit}, {@code -p 80:80}, {@code -p80:80}. */
    private int letters(String letters, List<String> words, int at) {
        for (int i = 0; i < letters.length(); i++) {
            Optional<String> name = RunOption.ofLetter(letters.charAt(i));
            if (name.isEmpty()) {
                wrong.accept("-" + letters.charAt(i) + " is not known here.", "Leave it out, or write it long.");
                return at;
            }
            RunOption.Meaning meaning = RunOption.of(name.get()).orElseThrow();
            if (RunOption.wantsValue(name.get(), meaning)) {
                String glued = letters.substring(i + 1);
                if (!glued.isEmpty()) {
                    take(name.get(), meaning, glued.startsWith("=") ? glued.substring(1) : glued);
                    return at;
                }
                if (at == words.size()) {
                    wrong.accept("-" + letters.charAt(i) + " has no value.", "Give it one.");
                    return at;
                }
                take(name.get(), meaning, words.get(at));
                return at + 1;
            }
            take(name.get(), meaning, "true");
        }
        return at;
    }

    private void take(String name, RunOption.Meaning meaning, String value) {
        switch (meaning.kind()) {
            case TEXT -> service.texts.put(meaning.key(), text(meaning.key(), value));
            case LIST -> {
                if (name.equals("publish") && ports(value) > MOST_PORTS) {
                    note.accept("--publish " + value + " was left out: " + ports(value)
                            + " ports cost an engine minutes and gigabytes; publish those that are used.");
                } else {
                    service.list(meaning.key(), value);
                }
            }
            case FLAG -> {
                if (meaning.key().isEmpty()) {
                    note.accept("--" + name + " was left out: a stack's containers stay.");
                } else if (value.equals("true")) {
                    service.texts.put(meaning.key(), "true");
                }
            }
            case DROPPED -> note.accept("--" + name + " " + value + " was left out: nothing here acts on it.");
            case IGNORED -> {}
            case SPECIAL -> special(name, value);
        }
    }

    /** How many a range holds; 1 for what is none. */
    private static int ports(String value) {
        Matcher range = RANGE.matcher(value);
        return range.find() ? Math.max(1, Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) + 1) : 1;
    }

    private static String text(String key, String value) {
        return key.equals("cpus") && value.matches("\\d+(?:\\.\\d+)?") ? value : Words.yaml(value);
    }

    private void special(String name, String value) {
        switch (name) {
            case "env" -> pair(value, service.environment::put, service.inherited::add);
            case "label" -> pair(value, service.labels::put, k -> service.labels.put(k, ""));
            case "sysctl" -> pair(value, service.sysctls::put, k -> {});
            case "log-opt" -> pair(value, service.logging::put, k -> {});
            case "log-driver" -> service.logDriver = Optional.of(value);
            case "volume" -> service.volume(value);
            case "mount" -> mount(value);
            case "network", "net" -> network(value);
            case "network-alias" -> service.aliases.add(value);
            case "entrypoint" -> service.entrypoint = Optional.of(value).filter(v -> !v.isEmpty());
            case "ulimit" -> ulimit(value);
            case "stop-timeout" -> service.texts.put("stop_grace_period", value + "s");
            case "no-healthcheck" -> service.health.put("disable", "true");
            case "health-cmd" -> service.health.put("test", "[CMD-SHELL, " + quoted(value) + "]");
            case "health-retries" -> service.health.put("retries", Words.yaml(value));
            default -> service.health.put(name.substring("health-".length()).replace('-', '_'), Words.yaml(value));
        }
    }

    /** In a list between brackets plain words could end it. */
    private static String quoted(String value) {
        String yaml = Words.yaml(value);
        return yaml.startsWith("\"") ? yaml : '"' + yaml + '"';
    }

    private static void pair(String value, BiConsumer<String, String> both, Consumer<String> alone) {
        int equals = value.indexOf('=');
        if (equals < 0) {
            alone.accept(value);
        } else {
            both.accept(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private void network(String value) {
        if (value.equals("host") || value.equals("none") || value.startsWith("container:")) {
            service.texts.put("network_mode", Words.yaml(value));
        } else if (!value.equals("bridge") && !value.equals("default")) {
            service.networks.add(value);
        }
    }

    private void ulimit(String value) {
        String[] parts = value.split("=", 2);
        String[] limits = parts.length == 2 ? parts[1].split(":", 2) : new String[0];
        if (limits.length == 0 || !Arrays.stream(limits).allMatch(l -> l.matches("-?\\d{1,18}"))) {
            wrong.accept("--ulimit " + value + " cannot be read.", "Write name=soft:hard.");
            return;
        }
        service.ulimits.put(Words.yaml(parts[0]), "{soft: " + limits[0] + ", hard: " + limits[limits.length - 1] + "}");
    }

    private void mount(String value) {
        String type = "volume";
        String source = "";
        String target = "";
        boolean readOnly = false;
        List<String> unknown = new ArrayList<>();
        for (String field : value.split(",", -1)) {
            String[] parts = field.split("=", 2);
            String given = parts.length == 2 ? parts[1] : "true";
            switch (parts[0]) {
                case "type" -> type = given;
                case "source", "src" -> source = given;
                case "target", "dst", "destination" -> target = given;
                case "readonly", "ro" -> readOnly = !given.equals("false");
                default -> unknown.add(field);
            }
        }
        unknown.forEach(u -> note.accept(u + " of --mount was left out."));
        if (target.isEmpty()) {
            wrong.accept("--mount " + value + " has no target.", "Write type=...,source=...,target=/path.");
        } else if (type.equals("tmpfs")) {
            service.list("tmpfs", target);
        } else {
            service.volume(
                    (source.isEmpty() ? "" : source + ":") + target + (readOnly && !source.isEmpty() ? ":ro" : ""));
        }
    }
}
