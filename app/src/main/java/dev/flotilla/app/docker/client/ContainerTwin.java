package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.ContainerChange;
import dev.flotilla.app.docker.client.read.ContainerReader;
import dev.flotilla.app.secret.EnvValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code /containers/create} wants for a container like another one. Inspection tells all that was said at its creation
 * in the engine's own words, so what we know nothing of stays as well. Three things are not told as they were said: a host
 * name that the engine made up, the short id among the aliases, and the names of volumes that had none.
 */
final class ContainerTwin {
    private static final int SHORT_ID = 12;

    private final JsonNode model;
    private final String networkMode;

    /** @param model the answer to {@code /containers/ID/json} */
    ContainerTwin(JsonNode model) {
        this.model = model;
        this.networkMode = model.path("HostConfig").path("NetworkMode").asString("");
    }

    /** @param image by name or id */
    ObjectNode body(ContainerChange change, String image) {
        ObjectNode body = model.path("Config").isObject()
                ? (ObjectNode) model.path("Config").deepCopy()
                : CreateBody.object();
        body.put("Image", image);
        body.remove("MacAddress");
        if (!ownHostName(body.path("Hostname").asString(""))) {
            body.remove("Hostname");
            body.remove("Domainname");
        }
        change.command().ifPresent(words -> {
            ArrayNode command = body.putArray("Cmd");
            words.forEach(command::add);
        });
        environment(body, change.environment());
        ObjectNode labels = body.withObjectProperty("Labels");
        change.labels().forEach(labels::put);
        ObjectNode host = (ObjectNode) model.path("HostConfig").deepCopy();
        mounts(host, change);
        body.set("HostConfig", host);
        List<String> networks = networks();
        if (!networks.isEmpty()) {
            body.putObject("NetworkingConfig")
                    .putObject("EndpointsConfig")
                    .set(networks.getFirst(), endpoint(networks.getFirst()));
        }
        return body;
    }

    private boolean ownHostName(String name) {
        return !name.isEmpty()
                && !id().startsWith(name)
                && !networkMode.equals("host")
                && !networkMode.startsWith("container:");
    }

    private String id() {
        return model.path("Id").asString("");
    }

    private static void environment(ObjectNode body, Map<String, EnvValue> changes) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : ContainerReader.texts(body.path("Env"))) {
            int equals = pair.indexOf('=');
            pairs.put(equals < 0 ? pair : pair.substring(0, equals), pair);
        }
        changes.forEach((name, value) -> pairs.put(name, name + "=" + value.reveal()));
        ArrayNode environment = body.putArray("Env");
        pairs.values().forEach(environment::add);
    }

    private void mounts(ObjectNode host, ContainerChange change) {
        Map<String, JsonNode> live = new LinkedHashMap<>();
        for (JsonNode mount : model.path("Mounts")) {
            live.put(mount.path("Destination").asString(""), mount);
        }
        Set<String> gone = new HashSet<>(change.without());
        change.mounts().forEach(mount -> gone.add(mount.target()));
        ArrayNode binds = CreateBody.object().putArray("Binds");
        for (String bind : ContainerReader.texts(host.path("Binds"))) {
            String[] parts = bind.split(":", 3);
            String target = parts.length > 1 ? clean(parts[1]) : "";
            live.remove(target);
            if (!gone.contains(target)) {
                binds.add(bind);
            }
        }
        ArrayNode mounts = CreateBody.object().putArray("Mounts");
        for (JsonNode said : host.path("Mounts")) {
            String target = clean(said.path("Target").asString(""));
            JsonNode there = live.remove(target);
            if (!gone.contains(target)) {
                ObjectNode kept = (ObjectNode) said.deepCopy();
                boolean unnamed = said.path("Source").asString("").isEmpty();
                if (unnamed && there != null && isVolume(there)) {
                    kept.put("Source", there.path("Name").asString(""));
                }
                mounts.add(kept);
            }
        }
        live.keySet().removeAll(gone);
        live.values().stream()
                .filter(ContainerTwin::isVolume)
                .forEach(v -> volume(
                        mounts,
                        text(v, "Name"),
                        text(v, "Destination"),
                        !v.path("RW").asBoolean(true)));
        change.mounts().forEach(m -> volume(mounts, m.volume(), m.target(), m.readOnly()));
        host.set("Binds", binds);
        host.set("Mounts", mounts);
    }

    private static boolean isVolume(JsonNode mount) {
        return text(mount, "Type").equals("volume");
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    private static String clean(String target) {
        return target.length() > 1 && target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
    }

    private static void volume(ArrayNode mounts, String name, String target, boolean readOnly) {
        mounts.addObject()
                .put("Type", "volume")
                .put("Source", name)
                .put("Target", target)
                .put("ReadOnly", readOnly);
    }

    /** Networks of people's making that it is joined to; that of its network mode first. */
    List<String> networks() {
        return model.path("NetworkSettings").path("Networks").propertyNames().stream()
                .filter(name -> !List.of("bridge", "default", "host", "none").contains(name))
                .sorted((a, b) -> Boolean.compare(b.equals(networkMode), a.equals(networkMode)))
                .toList();
    }

    ObjectNode endpoint(String network) {
        JsonNode said = model.path("NetworkSettings").path("Networks").path(network);
        ObjectNode endpoint = CreateBody.object();
        ArrayNode aliases = endpoint.putArray("Aliases");
        ContainerReader.texts(said.path("Aliases")).stream()
                .filter(alias -> !(alias.length() == SHORT_ID && id().startsWith(alias)))
                .forEach(aliases::add);
        for (String key : List.of("IPAMConfig", "Links", "DriverOpts")) {
            Optional.of(said.path(key)).filter(n -> n.isContainer()).ifPresent(n -> endpoint.set(key, n.deepCopy()));
        }
        return endpoint;
    }
}
