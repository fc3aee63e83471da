package dev.flotilla.app.eject.read;

import java.util.Map;
import java.util.Optional;

/** What an option of {@code docker run} becomes in a compose file. */
enum RunOption {
    /** A list of texts. */
    LIST,
    /** One text. */
    TEXT,
    /** True when it is there. */
    FLAG,
    /** It wants more than copying. */
    SPECIAL,
    /** With a value; compose has nothing for it. */
    DROPPED,
    /** Without a value; it means nothing where things run on their own. */
    IGNORED;

    /** @param key of compose; empty where there is none */
    record Meaning(RunOption kind, String key) {}

    private static final Map<String, Meaning> ALL = Map.ofEntries(
            text("name", "container_name"),
            special("env"),
            list("env-file", "env_file"),
            list("publish", "ports"),
            special("volume"),
            special("mount"),
            special("network"),
            special("net"),
            special("network-alias"),
            text("restart", "restart"),
            text("hostname", "hostname"),
            text("user", "user"),
            text("workdir", "working_dir"),
            special("entrypoint"),
            special("label"),
            special("health-cmd"),
            special("health-interval"),
            special("health-timeout"),
            special("health-retries"),
            special("health-start-period"),
            special("no-healthcheck"),
            text("cpus", "cpus"),
            text("memory", "mem_limit"),
            text("memory-reservation", "mem_reservation"),
            list("cap-add", "cap_add"),
            list("cap-drop", "cap_drop"),
            flag("privileged", "privileged"),
            list("device", "devices"),
            special("ulimit"),
            list("security-opt", "security_opt"),
            special("log-driver"),
            special("log-opt"),
            list("add-host", "extra_hosts"),
            flag("init", "init"),
            flag("read-only", "read_only"),
            text("shm-size", "shm_size"),
            text("stop-signal", "stop_signal"),
            special("stop-timeout"),
            flag("tty", "tty"),
            flag("interactive", "stdin_open"),
            list("dns", "dns"),
            special("sysctl"),
            text("pid", "pid"),
            text("ipc", "ipc"),
            list("tmpfs", "tmpfs"),
            list("expose", "expose"),
            text("pull", "pull_policy"),
            Map.entry("detach", new Meaning(IGNORED, "")),
            Map.entry("quiet", new Meaning(IGNORED, "")),
            Map.entry("rm", new Meaning(FLAG, "")),
            dropped("cidfile"),
            dropped("platform"),
            dropped("gpus"),
            dropped("detach-keys"),
            dropped("attach"),
            dropped("cpu-shares"),
            dropped("cpuset-cpus"),
            dropped("memory-swap"),
            dropped("runtime"),
            dropped("group-add"),
            dropped("ip"),
            dropped("mac-address"),
            dropped("volumes-from"),
            dropped("link"),
            dropped("pids-limit"),
            dropped("userns"),
            dropped("uts"),
            dropped("cgroupns"));

    private static final Map<Character, String> SHORT = Map.ofEntries(
            Map.entry('d', "detach"),
            Map.entry('e', "env"),
            Map.entry('p', "publish"),
            Map.entry('v', "volume"),
            Map.entry('h', "hostname"),
            Map.entry('u', "user"),
            Map.entry('w', "workdir"),
            Map.entry('l', "label"),
            Map.entry('m', "memory"),
            Map.entry('t', "tty"),
            Map.entry('i', "interactive"),
            Map.entry('q', "quiet"),
            Map.entry('a', "attach"),
            Map.entry('c', "cpu-shares"));

    static Optional<Meaning> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Optional<String> ofLetter(char letter) {
        return Optional.ofNullable(SHORT.get(letter));
    }

    /** Whether the next word is its value where no equals sign gives one. */
    static boolean wantsValue(String name, Meaning meaning) {
        return switch (meaning.kind()) {
            case LIST, TEXT, DROPPED -> true;
            case FLAG, IGNORED -> false;
            case SPECIAL -> !name.equals("no-healthcheck");
        };
    }

    private static Map.Entry<String, Meaning> text(String name, String key) {
        return Map.entry(name, new Meaning(TEXT, key));
    }

    private static Map.Entry<String, Meaning> list(String name, String key) {
        return Map.entry(name, new Meaning(LIST, key));
    }

    private static Map.Entry<String, Meaning> flag(String name, String key) {
        return Map.entry(name, new Meaning(FLAG, key));
    }

    private static Map.Entry<String, Meaning> special(String name) {
        return Map.entry(name, new Meaning(SPECIAL, ""));
    }

    private static Map.Entry<String, Meaning> dropped(String name) {
        return Map.entry(name, new Meaning(DROPPED, ""));
    }
}
