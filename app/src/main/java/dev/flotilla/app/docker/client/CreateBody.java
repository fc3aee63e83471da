package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkJoin;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.RuntimeOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what {@code /containers/create} wants. What the spec leaves open is left out, so that the engine decides. */
final class CreateBody {
    private CreateBody() {}

    static ObjectNode of(ContainerSpec spec) {
        RuntimeOptions options = spec.options();
        ObjectNode body = object();
        body.put("Image", spec.image());
        spec.command().ifPresent(words -> body.set("Cmd", list(words)));
        spec.entrypoint().ifPresent(words -> body.set("Entrypoint", list(words)));
        ArrayNode environment = body.putArray("Env");
        for (Map.Entry<String, EnvValue> entry : spec.environment().entrySet()) {
            environment.add(entry.getKey() + "=" + entry.getValue().reveal());
        }
        ObjectNode exposed = body.putObject("ExposedPorts");
        spec.exposed().forEach(port -> exposed.putObject(port + "/tcp"));
        spec.ports().forEach(port -> exposed.putObject(inside(port)));
        ObjectNode labels = body.putObject("Labels");
        spec.labels().forEach(labels::put);
        spec.user().ifPresent(user -> body.put("User", user));
        spec.healthCheck().ifPresent(check -> body.set("Healthcheck", health(check)));
        options.hostname().ifPresent(name -> body.put("Hostname", name));
        options.workingDir().ifPresent(dir -> body.put("WorkingDir", dir));
        options.stopSignal().ifPresent(signal -> body.put("StopSignal", signal));
        options.stopGracePeriod().ifPresent(grace -> body.put("StopTimeout", Math.max(1, grace.toSeconds())));
        body.put("Tty", options.tty());
        body.put("OpenStdin", options.stdinOpen());
        body.set("HostConfig", hostConfig(spec));
        if (!spec.networks().isEmpty() && spec.networkMode().equals("bridge")) {
            NetworkJoin first = spec.networks().getFirst();
            body.putObject("NetworkingConfig").putObject("EndpointsConfig").set(first.network(), endpoint(first));
        }
        return body;
    }

    /** How a container is to be known on a network. */
    static ObjectNode endpoint(NetworkJoin join) {
        ObjectNode node = object();
        node.set("Aliases", list(join.aliases()));
        return node;
    }

    private static ObjectNode hostConfig(ContainerSpec spec) {
        ObjectNode host = object();
        boolean bridge = spec.networkMode().equals("bridge");
        host.put(
                "NetworkMode",
                bridge && !spec.networks().isEmpty()
                        ? spec.networks().getFirst().network()
                        : spec.networkMode());
        ObjectNode restart = host.putObject("RestartPolicy");
        restart.put("Name", spec.restart().kind().word());
        restart.put("MaximumRetryCount", spec.restart().maxRetries());
        if (spec.labels().containsKey(ContainerSpec.PASSING)) {
            host.put("AutoRemove", true);
        }
        ObjectNode bindings = host.putObject("PortBindings");
        for (PublishedPort port : spec.ports()) {
            bindings.withArrayProperty(inside(port))
                    .addObject()
                    .put("HostIp", port.hostIp())
                    .put("HostPort", Integer.toString(port.hostPort()));
        }
        limits(host, spec.limits());
        mounts(host, spec);
        options(host, spec.options());
        return host;
    }

    private static void limits(ObjectNode host, Limits limits) {
        limits.cpus().ifPresent(cpus -> host.put("NanoCpus", Math.round(cpus * 1e9)));
        limits.memoryBytes().ifPresent(bytes -> host.put("Memory", bytes));
        limits.reservedMemoryBytes().ifPresent(bytes -> host.put("MemoryReservation", bytes));
    }

    private static void mounts(ObjectNode host, ContainerSpec spec) {
        ArrayNode mounts = host.putArray("Mounts");
        ArrayNode binds = host.putArray("Binds");
        ContainerFiles.SecretFiles.volume(spec).ifPresent(folder -> mount(mounts, "volume", folder));
        for (Mount mount : spec.mounts()) {
            switch (mount) {
                case Mount.Named named -> mount(mounts, "volume", named).put("Source", named.volume());
                case Mount.Anonymous anonymous -> mount(mounts, "volume", anonymous);
                // As docker -v does it: a missing folder on the host is made.
                case Mount.Bind bind -> binds.add(bind.source() + ":" + bind.target() + (bind.readOnly() ? ":ro" : ""));
                case Mount.Tmpfs tmpfs -> {
                    ObjectNode node = mount(mounts, "tmpfs", tmpfs);
                    if (tmpfs.sizeBytes() > 0) {
                        node.putObject("TmpfsOptions").put("SizeBytes", tmpfs.sizeBytes());
                    }
                }
                case Mount.Secret secret -> {
                    // It is put there when the container is made, so that no inspection tells it.
                }
            }
        }
    }

    private static ObjectNode mount(ArrayNode mounts, String type, Mount mount) {
        return mounts.addObject()
                .put("Type", type)
                .put("Target", mount.target())
                .put("ReadOnly", mount.readOnly());
    }

    private static void options(ObjectNode host, RuntimeOptions options) {
        setUnlessEmpty(host, "CapAdd", options.capAdd());
        setUnlessEmpty(host, "CapDrop", options.capDrop());
        setUnlessEmpty(host, "SecurityOpt", options.securityOpt());
        setUnlessEmpty(host, "ExtraHosts", options.extraHosts());
        setUnlessEmpty(host, "Dns", options.dns());
        host.put("Privileged", options.privileged());
        host.put("ReadonlyRootfs", options.readOnly());
        if (options.init()) {
            host.put("Init", true);
        }
        options.shmSizeBytes().ifPresent(bytes -> host.put("ShmSize", bytes));
        options.pid().ifPresent(mode -> host.put("PidMode", mode));
        options.ipc().ifPresent(mode -> host.put("IpcMode", mode));
        ArrayNode devices = host.putArray("Devices");
        for (String device : options.devices()) {
            String[] parts = device.split(":", 3);
            devices.addObject()
                    .put("PathOnHost", parts[0])
                    .put("PathInContainer", parts.length > 1 ? parts[1] : parts[0])
                    .put("CgroupPermissions", parts.length > 2 ? parts[2] : "rwm");
        }
        ArrayNode ulimits = host.putArray("Ulimits");
        options.ulimits()
                .forEach((name, limit) -> ulimits.addObject()
                        .put("Name", name)
                        .put("Soft", limit.soft())
                        .put("Hard", limit.hard()));
        if (options.logDriver().isPresent() || !options.logOptions().isEmpty()) {
            ObjectNode log = host.putObject("LogConfig");
            log.put("Type", options.logDriver().orElse(""));
            ObjectNode config = log.putObject("Config");
            options.logOptions().forEach(config::put);
        }
        ObjectNode sysctls = host.putObject("Sysctls");
        options.sysctls().forEach(sysctls::put);
    }

    private static ObjectNode health(HealthCheck check) {
        ObjectNode node = object();
        node.set("Test", list(check.test()));
        check.interval().map(Duration::toNanos).ifPresent(nanos -> node.put("Interval", nanos));
        check.timeout().map(Duration::toNanos).ifPresent(nanos -> node.put("Timeout", nanos));
        check.retries().ifPresent(times -> node.put("Retries", times));
        check.startPeriod().map(Duration::toNanos).ifPresent(nanos -> node.put("StartPeriod", nanos));
        return node;
    }

    private static String inside(PublishedPort port) {
        return port.containerPort() + "/" + port.protocol().word();
    }

    private static void setUnlessEmpty(ObjectNode node, String key, Collection<String> texts) {
        if (!texts.isEmpty()) {
            node.set(key, list(texts));
        }
    }

    static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static ArrayNode list(Collection<String> texts) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        texts.forEach(array::add);
        return array;
    }
}
