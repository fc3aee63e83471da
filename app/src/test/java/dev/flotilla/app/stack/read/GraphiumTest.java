package dev.flotilla.app.stack.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphiumTest {
    @Test
    void theGraphWithPortsAndVolumes() {
        Stack stack = Reading.json("""
                {"@context": ["https://schema.org", {"dc": "https://example.org/#"}],
                 "@graph": [{"@id": "stack:1", "@type": ["Stack", "SoftwareApplication"], "name": "Three Tier",
                  "locatedInHost": {"@id": "host1"}, "network": {"name": "tier-net", "driver": "bridge"},
                  "hasPart": [
                   {"@type": "Container", "name": "db", "image": "postgres:15", "command": ["postgres"], "args": ["-c", "x"],
                    "ports": [{"containerPort": 5432, "hostPort": 0}], "environment": {"POSTGRES_DB": "app"},
                    "volumes": [{"name": "data", "mountPath": "/var/lib/postgresql/data", "driver": "local"}],
                    "resources": {"cpu": "0.5", "memory": "512M"}, "restartPolicy": "unless-stopped",
                    "healthCheck": {"command": ["CMD", "pg_isready"], "interval": 30, "timeout": "5s"}},
                   {"name": "api", "image": "api:1", "dependsOn": ["db"], "locatedInHost": {"@id": "host2"},
                    "healthCheck": {"type": "http", "path": "/health", "port": 3000},
                    "resources": {"memory": 536870912}}]}]}
                """).stack();

        assertThat(stack.name()).isEqualTo("threetier");
        assertThat(stack.strategy()).as("every service is told its host").isEqualTo(Strategy.MANUAL);
        Service db = stack.service("db").orElseThrow();
        assertThat(db.command()).contains(List.of("postgres", "-c", "x"));
        assertThat(db.ports().getFirst().hostPort()).isEmpty();
        assertThat(db.mounts()).containsExactly(new Mount.Named("data", "/var/lib/postgresql/data", false));
        assertThat(stack.volumes()).containsOnlyKeys("data");
        assertThat(db.limits().memoryBytes()).hasValue(512 << 20);
        assertThat(db.constraint().targetHost()).contains("host1");
        assertThat(db.networks()).containsOnlyKeys("tier-net");
        assertThat(db.healthCheck().orElseThrow().interval().orElseThrow()).hasSeconds(30);
        Service api = stack.service("api").orElseThrow();
        assertThat(api.constraint().targetHost()).contains("host2");
        assertThat(api.dependsOn()).containsOnlyKeys("db");
        assertThat(api.limits().memoryBytes()).hasValue(512 << 20);
        assertThat(api.healthCheck().orElseThrow().test().get(1)).contains("http://127.0.0.1:3000/health");
    }

    @Test
    void theGraphWithPortNumbersAndVariablesInLists() {
        StackReading reading = Reading.json("""
                {"@context": "https://schema.org", "@graph": [{"@type": "Stack", "name": "nginx-multihost",
                 "deployment": {"@type": "DeploymentConfiguration", "mode": "multi-host", "placementStrategy": "manual",
                  "networkMode": "host-port", "comment": "one per host"},
                 "hasPart": [{"@id": "container:nginx-1", "@type": "SoftwareApplication", "name": "nginx-1",
                  "image": "nginx:alpine", "locatedInHost": {"@id": "vm1"},
                  "containerPort": [{"@type": "Port", "portNumber": 80, "hostPort": 8081, "protocol": "TCP"}],
                  "environmentVariable": [{"@type": "PropertyValue", "name": "NGINX_HOST", "value": "vm1"}],
                  "volumeMount": [], "restartPolicy": "unless-stopped"}]}]}
                """);
        Service nginx = reading.stack().services().getFirst();

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.stack().strategy()).isEqualTo(Strategy.MANUAL);
        assertThat(nginx.ports().getFirst().hostPort()).hasValue(8081);
        assertThat(nginx.environment()).hasToString("{NGINX_HOST=vm1}");
        assertThat(nginx.constraint().targetHost()).contains("vm1");
        assertThat(nginx.dependsOn()).isEmpty();
    }

    @Test
    void emptyHostOrPortOfASiblingIsADependencyInAnItemList() {
        Stack stack = Reading.json("""
                {"@type": "ItemList", "name": "x", "itemListElement": [
                 {"name": "web", "image": "a", "environment": {"MY_DB_PORT": "", "WEB_HOST": "", "CACHE_HOST": "set", "NONE_HOST": ""}},
                 {"name": "my-db", "image": "b", "environment": {"MY_DB_PASSWORD": ""}},
                 {"name": "cache", "image": "c"}]}
                """).stack();

        assertThat(stack.service("web").orElseThrow().dependsOn()).containsOnlyKeys("my-db");
        assertThat(stack.service("my-db").orElseThrow().dependsOn()).isEmpty();
    }

    @Test
    void modesAndConstraints() {
        Stack stack = Reading.json("""
                {"@type": "ItemList", "name": "x", "location": "dc1",
                 "deployment": {"mode": "single-host", "placementStrategy": "auto", "networkMode": "host",
                  "hostConstraints": [{"containerName": "a", "requiredDatacenter": "dc1", "labels": {"k": "v"}}]},
                 "itemListElement": [{"name": "a", "image": "i"}]}
                """).stack();

        assertThat(stack.strategy()).isEqualTo(Strategy.TOGETHER);
        assertThat(stack.services().getFirst().networkMode()).isEqualTo(new NetworkMode.HostMode());
        assertThat(stack.services().getFirst().constraint().datacenter()).contains("dc1");
        assertThat(stack.services().getFirst().constraint().labels()).containsEntry("k", "v");
    }
}
