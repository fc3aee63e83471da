package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A spec as texts per field, in a form that does not depend on the order of keys. Only their keyed hashes leave this
 * process, as a label of the container; two specs differ where their hashes do, whatever the engine has filled in.
 */
public final class Fields {
    static final String ENVIRONMENT = "environment.";
    static final String SECRETS = "secrets.";
    private static final String OURS = "dev.flotilla.";
    private static final String COMPOSE = "com.docker.compose.";

    private Fields() {}

    /** Field to text; a field that is not set is absent. Labels of ours and of compose are left out. */
    static SortedMap<String, String> of(ContainerSpec spec) {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("image", image(spec.image()));
        spec.command().ifPresent(c -> fields.put("command", list(c)));
        spec.entrypoint().ifPresent(e -> fields.put("entrypoint", list(e)));
        spec.environment().forEach((name, value) -> fields.put(ENVIRONMENT + name, value.reveal()));
        put(fields, "ports", spec.ports().stream().map(Fields::port).sorted().toList());
        put(
                fields,
                "expose",
                spec.exposed().stream().sorted().distinct().map(String::valueOf).toList());
        put(
                fields,
                "mounts",
                spec.mounts().stream()
                        .filter(m -> !(m instanceof Mount.Secret))
                        .map(Object::toString)
                        .sorted()
                        .toList());
        spec.mounts().forEach(m -> {
            if (m instanceof Mount.Secret secret) {
                // one secret may lie in several places
                fields.merge(SECRETS + secret.name(), secret(secret), (one, other) -> one + "\n" + other);
            }
        });
        put(
                fields,
                "labels",
                userLabels(spec.labels()).entrySet().stream()
                        .map(Map.Entry::toString)
                        .toList());
        if (!spec.restart().equals(RestartPolicy.NO)) {
            fields.put(
                    "restart",
                    spec.restart().kind().word() + ":" + spec.restart().maxRetries());
        }
        spec.healthCheck().ifPresent(check -> fields.put("healthcheck", healthCheck(check)));
        spec.user().filter(u -> !u.isEmpty()).ifPresent(user -> fields.put("user", user));
        fields.put("networks", networks(spec));
        if (!spec.limits().equals(Limits.NONE)) {
            fields.put("limits", spec.limits().toString());
        }
        options(spec.options(), fields);
        return fields;
    }

    /** The label: {@code field=hash;field=hash}. */
    public static String label(ContainerSpec spec, KeyedHash hash) {
        return of(spec).entrySet().stream()
                .map(field -> escape(field.getKey()) + "=" + hash.of(field.getValue()))
                .collect(Collectors.joining(";"));
    }

    /** What the label says: field to hash. */
    static SortedMap<String, String> read(String label) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String part : label.split(";", -1)) {
            int equals = part.lastIndexOf('=');
            if (equals > 0) {
                hashes.put(unescape(part.substring(0, equals)), part.substring(equals + 1));
            }
        }
        return hashes;
    }

    /** The labels that are the user's own. */
    static SortedMap<String, String> userLabels(Map<String, String> labels) {
        SortedMap<String, String> own = new TreeMap<>(labels);
        own.keySet().removeIf(key -> key.startsWith(OURS) || key.startsWith(COMPOSE));
        return own;
    }

    /** A reference in full, so that {@code nginx} and {@code docker.io/library/nginx:latest} are one. */
    static String image(String reference) {
        String name = reference.startsWith("docker.io/") ? reference.substring("docker.io/".length()) : reference;
        name = name.startsWith("library/") ? name.substring("library/".length()) : name;
        boolean tagged = name.indexOf('@') >= 0 || name.lastIndexOf(':') > name.lastIndexOf('/');
        return tagged ? name : name + ":latest";
    }

    static String port(PublishedPort port) {
        return port.hostIp() + ":" + port.hostPort() + "->" + port.containerPort() + "/"
                + port.protocol().word();
    }

    private static String secret(Mount.Secret secret) {
        return secret.target() + " " + Integer.toOctalString(secret.mode()) + " "
                + secret.uid().map(String::valueOf).orElse("") + ":"
                + secret.gid().map(String::valueOf).orElse("") + " "
                + secret.content().reveal();
    }

    private static void put(SortedMap<String, String> fields, String name, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(name, list(values));
        }
    }

    private static String list(List<String> values) {
        return values.stream().map(v -> v.length() + ":" + v).collect(Collectors.joining(","));
    }

    private static String networks(ContainerSpec spec) {
        return spec.networkMode() + " "
                + list(spec.networks().stream().map(Fields::join).sorted().toList());
    }

    private static String join(NetworkJoin join) {
        return join.network() + join.aliases().stream().sorted().distinct().toList();
    }

    private static String healthCheck(HealthCheck check) {
        return list(check.test()) + " " + millis(check.interval()) + " " + millis(check.timeout()) + " "
                + check.retries().map(String::valueOf).orElse("") + " " + millis(check.startPeriod());
    }

    private static String millis(Optional<Duration> duration) {
        return duration.map(d -> String.valueOf(d.toMillis())).orElse("");
    }

    /** Only what differs from the default, so that an option added later changes no container of today. */
    private static void options(RuntimeOptions options, SortedMap<String, String> fields) {
        for (RecordComponent component : RuntimeOptions.class.getRecordComponents()) {
            Object value = value(component, options);
            if (!Objects.equals(value, value(component, RuntimeOptions.NONE))) {
                fields.put(snake(component.getName()), String.valueOf(value));
            }
        }
    }

    private static Object value(RecordComponent component, RuntimeOptions options) {
        try {
            return component.getAccessor().invoke(options);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessor of a public record: " + component.getName(), e);
        }
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String escape(String name) {
        return name.replace("%", "%25").replace(";", "%3B");
    }

    private static String unescape(String name) {
        return name.replace("%3B", ";").replace("%25", "%");
    }
}
