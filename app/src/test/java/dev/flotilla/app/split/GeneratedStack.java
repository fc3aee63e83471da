package dev.flotilla.app.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Compose files in the forms that people write them, from a seed: services that use one another, and where they go. */
final class GeneratedStack {
    private static final List<String> NAMES =
            List.of("db", "redis", "api", "web-1x", "queue.main", "worker", "bild", "cache", "auth", "store");
    private static final List<String> HOSTS = List.of("a", "b", "c");

    private final RandomGenerator random;
    private final List<String> services;
    private final StringBuilder out = new StringBuilder();
    private final boolean anchors;

    final Map<String, String> moves = new TreeMap<>();

    GeneratedStack(RandomGenerator random) {
        this.random = random;
        this.services = NAMES.subList(0, 2 + random.nextInt(NAMES.size() - 1));
        this.anchors = random.nextInt(4) == 0;
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private int port(int service) {
        return 5000 + service;
    }

    String text() {
        if (maybe()) {
            out.append("# \u00e9crit \uD83D\uDC33 by hand, redis:6379\n\n");
        }
        if (anchors) {
            out.append("x-common: &common\n  restart: always\n  environment:\n    FROM_ANCHOR: ")
                    .append(use())
                    .append('\n');
        }
        if (random.nextInt(4) == 0) {
            out.append("x-flotilla: {strategy: spread}\n");
        }
        String indent = one(List.of("  ", "    ", " "));
        out.append("services:\n");
        for (int i = 0; i < services.size(); i++) {
            if (maybe()) {
                moves.put(services.get(i), one(HOSTS));
            }
            if (random.nextInt(5) == 0) {
                flow(i, indent);
            } else {
                block(i, indent);
            }
        }
        if (maybe()) {
            out.append("networks:\n  default: {}\n# the end");
        }
        String text = out.toString();
        text = maybe() ? text : text.replace("\n", "\r\n");
        text = maybe() ? text.stripTrailing() : text + "\n";
        return random.nextInt(4) == 0 ? "\uFEFF" + text : text;
    }

    private String use() {
        int to = random.nextInt(services.size());
        String name = services.get(to);
        return switch (random.nextInt(5)) {
            case 0 -> name + ":" + port(to);
            case 1 -> "http://" + name + ":" + port(to) + "/" + name;
            case 2 -> "pg://u:${PW}@" + name + ":" + port(to) + "/d?x=" + name;
            case 3 -> "tcp://${HOST:-" + name + "}:" + port(to);
            default -> name + ":" + port(to) + ",x:1";
        };
    }

    private String quoted(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> "'" + text + "'";
            case 1 -> "\"" + text + "\"";
            default -> text;
        };
    }

    private void flow(int i, String indent) {
        out.append(indent)
                .append(services.get(i))
                .append(": {image: x, expose: [\"")
                .append(port(i))
                .append("\"]");
        if (maybe()) {
            out.append(", environment: {A: \"")
                    .append(use())
                    .append("\", B_HOST: ")
                    .append(one(services))
                    .append('}');
        }
        if (maybe() && i > 0) {
            out.append(", depends_on: [")
                    .append(services.get(random.nextInt(i)))
                    .append(']');
        }
        out.append(maybe() ? "}\n" : ", labels: {}} # flow\n");
    }

    private void block(int i, String indent) {
        String in = indent + one(List.of("  ", "   "));
        out.append(indent).append(services.get(i)).append(maybe() ? ":\n" : ": # service\n");
        List<Runnable> parts = new ArrayList<>();
        if (anchors && maybe()) {
            out.append(in).append("<<: *common\n");
        }
        parts.add(() -> out.append(in).append("image: ").append(quoted("x/y:1")).append('\n'));
        parts.add(() -> out.append(in)
                .append("expose:\n")
                .append(in)
                .append("- \"")
                .append(port(i))
                .append("\"\n"));
        parts.add(() -> environment(in));
        if (maybe()) {
            parts.add(() -> out.append(in)
                    .append("ports:\n")
                    .append(in)
                    .append("  - \"")
                    .append(20 + i)
                    .append(":9\" # p\n\n"));
        }
        if (maybe()) {
            parts.add(() -> out.append(in)
                    .append("command: [run, -h, ")
                    .append(one(services))
                    .append(", ")
                    .append(quoted("--at=" + i))
                    .append("]\n"));
        } else {
            parts.add(() -> out.append(in)
                    .append("command: |\n")
                    .append(in)
                    .append("  run\n\n")
                    .append(in)
                    .append("  again\n"));
        }
        if (i > 0 && maybe()) {
            parts.add(() -> dependsOn(services.get(random.nextInt(i)), in));
        }
        while (!parts.isEmpty()) {
            parts.remove(random.nextInt(parts.size())).run();
        }
    }

    private void environment(String in) {
        boolean list = maybe();
        out.append(in).append("environment:\n");
        for (int n = 0; n <= random.nextInt(3); n++) {
            String use = use();
            out.append(in).append("  ");
            if (list) {
                out.append("- ").append(quoted("V" + n + "=" + use)).append('\n');
            } else {
                out.append("V").append(n).append(": ").append(quoted(use)).append(maybe() ? "  # why\n" : "\n");
            }
        }
    }

    private void dependsOn(String other, String in) {
        switch (random.nextInt(3)) {
            case 0 -> out.append(in).append("depends_on: [").append(other).append("]\n");
            case 1 ->
                out.append(in)
                        .append("depends_on:\n")
                        .append(in)
                        .append("- ")
                        .append(other)
                        .append("\n");
            default ->
                out.append(in)
                        .append("depends_on:\n")
                        .append(in)
                        .append("  ")
                        .append(other)
                        .append(":\n")
                        .append(in)
                        .append("    condition: service_started\n");
        }
    }
}
