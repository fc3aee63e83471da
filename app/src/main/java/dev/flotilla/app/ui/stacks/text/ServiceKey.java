package dev.flotilla.app.ui.stacks.text;

import java.util.List;

/**
 * A key of a service that has a field.
 *
 * @param path below the service
 * @param form in which it is written where nothing stands yet
 * @param choices the values there are; empty for any
 */
public record ServiceKey(String label, List<String> path, Form form, String help, List<String> choices) {
    /** How a value is written. */
    public enum Form {
        TEXT,
        ITEMS,
        PAIRS
    }

    /** The commonest. */
    public static final List<ServiceKey> COMMON = List.of(
            text("Image", "image", "Name and tag, such as postgres:17."),
            items(
                    "Ports",
                    "ports",
                    "One per line: 8080:80 publishes port 80 inside as 8080; 80 alone takes a free one."),
            new ServiceKey("Environment", List.of("environment"), Form.PAIRS, "One NAME=value per line.", List.of()),
            items("Volumes", "volumes", "One per line: data:/var/lib/data, or ./folder:/inside:ro."),
            new ServiceKey(
                    "Restart",
                    List.of("restart"),
                    Form.TEXT,
                    "",
                    List.of("no", "always", "on-failure", "unless-stopped")),
            items("Depends on", "depends_on", "One service per line."),
            new ServiceKey("Command", List.of("command"), Form.TEXT, "One line, or a word per line.", List.of()),
            new ServiceKey(
                    "Health check",
                    List.of("healthcheck", "test"),
                    Form.TEXT,
                    "A command that ends with 0 while all is well; a line, or a word per line after CMD.",
                    List.of()),
            inside("Checked every", "healthcheck", "interval", "Such as 10s."),
            inside("Time limit", "healthcheck", "timeout", "Such as 5s."),
            inside("Failures until unhealthy", "healthcheck", "retries", "3 when nothing is said."),
            inside("Grace at the start", "healthcheck", "start_period", "Such as 30s."));

    /** The rest of those that have a field. */
    public static final List<ServiceKey> MORE = List.of(
            items("Expose", "expose", "Ports for the other services alone, one per line."),
            text("Container name", "container_name", ""),
            items("Networks", "networks", "One per line."),
            new ServiceKey("Entry point", List.of("entrypoint"), Form.TEXT, "One line, or a word per line.", List.of()),
            inside("Replicas", "deploy", "replicas", "How many containers of it."),
            text("Host name", "hostname", "Inside the container."),
            inside("Log driver", "logging", "driver", "Such as json-file or local."),
            new ServiceKey(
                    "Pull policy",
                    List.of("pull_policy"),
                    Form.TEXT,
                    "",
                    List.of("always", "missing", "never", "build")),
            text("Build", "build", "Folder with a Dockerfile."),
            text("User", "user", "Name or number, with :group if need be."),
            items("Capabilities", "cap_add", "One per line, such as NET_ADMIN."),
            items("Environment files", "env_file", "One per line."),
            items("Secrets", "secrets", "One per line, each defined in the file; it lies at /run/secrets/NAME inside."),
            text("Network mode", "network_mode", "Such as host."),
            new ServiceKey("Labels", List.of("labels"), Form.PAIRS, "One name=value per line.", List.of()));

    public ServiceKey {
        path = List.copyOf(path);
        choices = List.copyOf(choices);
    }

    private static ServiceKey text(String label, String key, String help) {
        return new ServiceKey(label, List.of(key), Form.TEXT, help, List.of());
    }

    private static ServiceKey inside(String label, String above, String key, String help) {
        return new ServiceKey(label, List.of(above, key), Form.TEXT, help, List.of());
    }

    private static ServiceKey items(String label, String key, String help) {
        return new ServiceKey(label, List.of(key), Form.ITEMS, help, List.of());
    }

    /** Whether more than one line may be written. */
    public boolean overLines() {
        return form != Form.TEXT || List.of("command", "entrypoint", "test").contains(path.getLast());
    }

    /** Dotted, below the service. */
    public String word() {
        return String.join(".", path);
    }

    public String id() {
        return "service-" + String.join("-", path).replace('_', '-');
    }
}
