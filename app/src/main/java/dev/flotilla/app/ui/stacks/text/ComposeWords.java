package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.source.code.Offer;
import dev.flotilla.app.source.code.Proposal;
import dev.flotilla.app.source.code.Proposer;
import dev.flotilla.app.source.code.Spot;
import dev.flotilla.app.source.code.YamlSpot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which words may be written where in a compose file. */
public final class ComposeWords implements Proposer {
    private static final String BELOW = ":\n  ";
    private static final String ITEMS = ":\n  - ";
    private static final String LINE = ": ";

    private static final List<Proposal> TOP = List.of(
            key("services", BELOW, "what runs"),
            key("volumes", BELOW, "data that stays"),
            key("networks", BELOW, "who reaches whom"),
            key("name", LINE, "of the stack"),
            key("configs", BELOW, "files for services"),
            key("secrets", BELOW, "files that are secret"),
            key("x-flotilla", BELOW, "how it is placed"));

    private static final List<Proposal> SERVICE = List.of(
            key("image", LINE, "name:tag"),
            key("ports", ITEMS, "published on the host"),
            key("environment", BELOW, "variables"),
            key("volumes", ITEMS, "volumes and folders"),
            key("restart", LINE, "when it has ended"),
            key("depends_on", ITEMS, "what starts before it"),
            key("command", LINE, "in place of the image's"),
            key("healthcheck", BELOW, "how it says that it is well"),
            key("expose", ITEMS, "ports for siblings"),
            key("container_name", LINE, "in place of our name"),
            key("networks", ITEMS, "that it joins"),
            key("entrypoint", LINE, "in place of the image's"),
            key("deploy", BELOW, "replicas and limits"),
            key("hostname", LINE, "inside"),
            key("logging", BELOW, "where output goes"),
            key("pull_policy", LINE, "when the image is fetched"),
            key("build", LINE, "folder with a Dockerfile"),
            key("user", LINE, "who it runs as"),
            key("cap_add", ITEMS, "more rights"),
            key("cap_drop", ITEMS, "fewer rights"),
            key("env_file", ITEMS, "variables from files"),
            key("network_mode", LINE, "bridge, host, none"),
            key("labels", BELOW, "names for programs"),
            key("ulimits", BELOW, "limits of the kernel"),
            key("security_opt", ITEMS, "rules of the kernel"),
            key("working_dir", LINE, "where it starts"),
            key("init", LINE, "reaps what is left"),
            key("privileged", LINE, "all rights of the host"),
            key("read_only", LINE, "its own files"),
            key("devices", ITEMS, "of the host"),
            key("extra_hosts", ITEMS, "names with addresses"),
            key("dns", ITEMS, "name servers"),
            key("tmpfs", ITEMS, "folders in memory"),
            key("shm_size", LINE, "shared memory"),
            key("stop_grace_period", LINE, "time to end"),
            key("stop_signal", LINE, "how it is asked to end"),
            key("sysctls", BELOW, "settings of the kernel"),
            key("profiles", ITEMS, "when it counts"),
            key("pid", LINE, "host"),
            key("ipc", LINE, "host"),
            key("tty", LINE, "a terminal"),
            key("stdin_open", LINE, "input stays open"));

    private static final Map<String, List<Proposal>> INSIDE = Map.of(
            "healthcheck",
            List.of(
                    key("test", LINE, "ends with 0 while all is well"),
                    key("interval", LINE, "such as 10s"),
                    key("timeout", LINE, "such as 5s"),
                    key("retries", LINE, "failures until unhealthy"),
                    key("start_period", LINE, "grace at the start"),
                    key("disable", LINE, "the image's too")),
            "deploy",
            List.of(
                    key("replicas", LINE, "how many"),
                    key("resources", BELOW, "limits"),
                    key("placement", BELOW, "where")),
            "resources",
            List.of(key("limits", BELOW, "at most"), key("reservations", BELOW, "at least")),
            "limits",
            List.of(
                    key("cpus", LINE, "such as \"0.5\""),
                    key("memory", LINE, "such as 512M"),
                    key("pids", LINE, "processes")),
            "reservations",
            List.of(key("cpus", LINE, "such as \"0.5\""), key("memory", LINE, "such as 512M")),
            "logging",
            List.of(key("driver", LINE, "json-file, local ..."), key("options", BELOW, "of the driver")),
            "build",
            List.of(
                    key("context", LINE, "folder"),
                    key("dockerfile", LINE, "in it"),
                    key("args", BELOW, "of the build"),
                    key("target", LINE, "stage")),
            "x-flotilla",
            List.of(
                    key("strategy", LINE, "how hosts are chosen"),
                    key("location", LINE, "datacenter"),
                    key("constraints", BELOW, "where a service may go")));

    private static final List<Proposal> VOLUME = List.of(
            key("driver", LINE, "local ..."),
            key("driver_opts", BELOW, "of the driver"),
            key("external", LINE, "it is there already"),
            key("name", LINE, "on the host"));
    private static final List<Proposal> NETWORK = List.of(
            key("driver", LINE, "bridge"),
            key("internal", LINE, "no way out"),
            key("external", LINE, "it is there already"),
            key("name", LINE, "on the host"));
    private static final List<Proposal> CONSTRAINT = List.of(
            key("host", LINE, "by name"),
            key("datacenter", LINE, "by name"),
            key("min_cpu", LINE, "cores"),
            key("min_memory", LINE, "such as 2G"),
            key("labels", BELOW, "of the host"));

    private static final Map<String, List<String>> VALUES = Map.of(
            "restart", List.of("unless-stopped", "always", "on-failure", "\"no\""),
            "pull_policy", List.of("always", "missing", "never", "build"),
            "condition", List.of("service_healthy", "service_started", "service_completed_successfully"),
            "strategy", List.of("auto", "manual", "spread", "datacenter", "single-host"),
            "network_mode", List.of("bridge", "host", "none"),
            "driver", List.of("json-file", "local", "journald", "bridge"));
    private static final List<String> FLAGS = List.of(
            "init", "privileged", "read_only", "tty", "stdin_open", "external", "internal", "disable", "attachable");

    private static Proposal key(String word, String behind, String about) {
        return new Proposal(word, word + behind, about);
    }

    @Override
    public Offer at(String text, int caret) {
        Spot spot = YamlSpot.at(text, caret);
        return switch (spot.what()) {
            case NOTHING -> Offer.NONE;
            case KEY -> Offer.of(spot, caret, keys(spot.path(), text));
            case VALUE -> Offer.of(spot, caret, values(spot.path(), text));
        };
    }

    private static List<Proposal> keys(List<String> path, String text) {
        if (path.isEmpty()) {
            return TOP;
        }
        String last = path.getLast();
        String top = path.getFirst();
        if (path.size() == 2) {
            switch (top) {
                case "services" -> {
                    return SERVICE;
                }
                case "volumes" -> {
                    return VOLUME;
                }
                case "networks" -> {
                    return NETWORK;
                }
                default -> {}
            }
        }
        boolean service = top.equals("services") && path.size() > 2;
        if (service && path.size() == 3) {
            switch (last) {
                case "depends_on" -> {
                    return names(text, "services", BELOW, path.get(1));
                }
                case "networks" -> {
                    return names(text, "networks", ":", "");
                }
                default -> {}
            }
        }
        if (service && path.size() == 4 && path.get(2).equals("depends_on")) {
            return List.of(key("condition", LINE, "what is waited for"), key("required", LINE, "true"));
        }
        if (service && path.size() == 4 && path.get(2).equals("networks")) {
            return List.of(key("aliases", ITEMS, "more names there"));
        }
        if (top.equals("x-flotilla") && path.size() == 2 && last.equals("constraints")) {
            return names(text, "services", BELOW, "");
        }
        if (top.equals("x-flotilla") && path.size() == 3) {
            return CONSTRAINT;
        }
        return INSIDE.getOrDefault(last, List.of());
    }

    private static List<Proposal> values(List<String> path, String text) {
        boolean item = path.getLast().equals("-");
        String key = item && path.size() > 1 ? path.get(path.size() - 2) : path.getLast();
        if (path.getFirst().equals("services") && item && path.size() == 4) {
            String self = path.get(1);
            return switch (key) {
                case "depends_on", "links" -> names(text, "services", "", self);
                case "networks" -> names(text, "networks", "", "");
                case "volumes" -> names(text, "volumes", ":", "");
                default -> List.of();
            };
        }
        if (item) {
            return List.of();
        }
        List<Proposal> all = new ArrayList<>();
        VALUES.getOrDefault(key, List.of()).forEach(v -> all.add(new Proposal(v.replace("\"", ""), v, "")));
        if (key.equals("network_mode")) {
            YamlSpot.below(text, "services").stream()
                    .filter(s -> !path.contains(s))
                    .forEach(s -> all.add(new Proposal("service:" + s, "service:" + s, "shares its network")));
        }
        if (FLAGS.contains(key)) {
            all.add(new Proposal("true", "true", ""));
            all.add(new Proposal("false", "false", ""));
        }
        return all;
    }

    /** @param but not proposed: a service does not wait for itself */
    private static List<Proposal> names(String text, String top, String behind, String but) {
        String about = "of the " + top + " of this stack";
        return YamlSpot.below(text, top).stream()
                .filter(name -> !name.equals(but))
                .distinct()
                .map(name -> new Proposal(name, name + behind, about))
                .toList();
    }
}
