package dev.flotilla.app.lab;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code lab env --json} prints.
 *
 * @param command the lab's script
 * @param settings the environment that makes the script mean this very lab
 * @param app the address of this computer in the lab
 */
record LabDescription(
        Path command,
        Map<String, String> settings,
        String app,
        Path certificates,
        Path expiredCertificates,
        Path strangersCertificates,
        List<LabHost> hosts) {

    LabDescription {
        settings = Map.copyOf(settings);
        hosts = List.copyOf(hosts);
    }

    static LabDescription read(Path file) {
        var root = JsonMapper.shared().readTree(file);
        List<LabHost> hosts = root.required("hosts")
                .valueStream()
                .map(host -> new LabHost(
                        host.required("name").asString(),
                        host.required("address").asString(),
                        host.required("engine").asString(),
                        URI.create(host.required("unix").asString()),
                        URI.create(host.required("tcp").asString()),
                        host.required("tls").asBoolean(),
                        URI.create(host.required("ssh").asString())))
                .toList();
        Map<String, String> settings = new HashMap<>();
        root.required("settings")
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asString()));
        return new LabDescription(
                Path.of(root.required("command").asString()),
                settings,
                root.required("app").asString(),
                Path.of(root.required("certificates").asString()),
                Path.of(root.required("expiredCertificates").asString()),
                Path.of(root.required("strangersCertificates").asString()),
                hosts);
    }
}
