package dev.flotilla.app.docker.client.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.RuntimeOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MakingReaderTest {
    private static final String ID = "0123456789ab".repeat(5);

    private static ContainerDetail.Making made(String config, String host, String networks) {
        return MakingReader.of(JsonMapper.shared()
                .readTree("{\"Id\": \"" + ID + "\", \"Name\": \"/shop-web-1\", \"Config\": {" + config
                        + "}, \"HostConfig\": {" + host + "}, \"NetworkSettings\": {\"Networks\": {" + networks
                        + "}}}"));
    }

    @Test
    void healthAndLimitsAreTold() {
        ContainerDetail.Making made = made(
                "\"Healthcheck\": {\"Test\": [\"CMD\", \"true\"], \"Interval\": 2000000000, \"Retries\": 5}",
                "\"NanoCpus\": 1500000000, \"Memory\": 268435456, \"MemorySwap\": 536870912, \"MemoryReservation\": 1024",
                "");

        assertThat(made.healthCheck())
                .contains(new HealthCheck(
                        List.of("CMD", "true"),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.empty(),
                        Optional.of(5),
                        Optional.empty()));
        assertThat(made.limits().cpus()).isEqualTo(OptionalDouble.of(1.5));
        assertThat(made.limits().memoryBytes()).isEqualTo(OptionalLong.of(268_435_456));
        assertThat(made.limits().reservedMemoryBytes()).isEqualTo(OptionalLong.of(1024));
        assertThat(made.others()).isEmpty();
        assertThat(made("", "\"CpuQuota\": 50000, \"CpuPeriod\": 100000", "")
                        .limits()
                        .cpus())
                .isEqualTo(OptionalDouble.of(0.5));
    }

    @Test
    void optionsAreTold() {
        RuntimeOptions options = made("""
                        "Hostname": "the-web", "WorkingDir": "/srv", "StopSignal": "SIGQUIT", "StopTimeout": 3,
                        "Tty": true, "OpenStdin": true""", """
                        "CapAdd": ["NET_ADMIN"], "CapDrop": ["ALL"], "Init": true, "ReadonlyRootfs": true,
                        "Ulimits": [{"Name": "nofile", "Soft": 1, "Hard": 2}], "ShmSize": 134217728, "IpcMode": "host",
                        "Devices": [{"PathOnHost": "/dev/a", "PathInContainer": "/dev/b", "CgroupPermissions": "r"}],
                        "SecurityOpt": ["no-new-privileges"], "ExtraHosts": ["x:192.0.2.9"], "Dns": ["192.0.2.53"],
                        "Sysctls": {"net.core.somaxconn": "128"}, "PidMode": "host",
                        "LogConfig": {"Type": "json-file", "Config": {"max-size": "1m"}}""", "").options();

        assertThat(options.hostname()).contains("the-web");
        assertThat(options.workingDir()).contains("/srv");
        assertThat(options.stopSignal()).contains("SIGQUIT");
        assertThat(options.stopGracePeriod()).contains(Duration.ofSeconds(3));
        assertThat(List.of(options.tty(), options.stdinOpen(), options.init(), options.readOnly()))
                .containsOnly(true);
        assertThat(options.capAdd()).containsExactly("NET_ADMIN");
        assertThat(options.capDrop()).containsExactly("ALL");
        assertThat(options.ulimits()).containsExactlyEntriesOf(Map.of("nofile", new RuntimeOptions.Ulimit(1, 2)));
        assertThat(options.devices()).containsExactly("/dev/a:/dev/b:r");
        assertThat(options.securityOpt()).containsExactly("no-new-privileges");
        assertThat(options.extraHosts()).containsExactly("x:192.0.2.9");
        assertThat(options.dns()).containsExactly("192.0.2.53");
        assertThat(options.sysctls()).containsEntry("net.core.somaxconn", "128");
        assertThat(options.pid()).contains("host");
        assertThat(options.ipc()).contains("host");
        assertThat(options.shmSizeBytes()).isEqualTo(OptionalLong.of(134_217_728));
        assertThat(options.logDriver()).contains("json-file");
        assertThat(options.logOptions()).containsEntry("max-size", "1m");
    }

    @Test
    void whatAnEngineFillsInForEverybodyIsNotTold() {
        ContainerDetail.Making made = made(
                "\"Hostname\": \"" + ID.substring(0, 12) + "\", \"ExposedPorts\": {}",
                """
                "ShmSize": 67108864, "IpcMode": "private", "LogConfig": {"Type": "json-file", "Config": {}},
                "OomKillDisable": false, "PidsLimit": null, "Runtime": "runc", "GroupAdd": null, "MemorySwap": 0""",
                "\"shop_default\": {\"Aliases\": [\"shop-web-1\", \"" + ID.substring(0, 12) + "\"]}");

        assertThat(made).isEqualTo(ContainerDetail.Making.UNTOLD);
        assertThat(made("", "\"SecurityOpt\": [\"label=disable\"], \"Privileged\": true", "")
                        .options()
                        .securityOpt())
                .isEmpty();
    }

    @Test
    void namesOnNetworksAndFoldersInMemoryAreTold() {
        ContainerDetail.Making made = made(
                "\"ExposedPorts\": {\"80/tcp\": {}, \"81/tcp\": {}, \"82/udp\": {}}",
                """
                "Tmpfs": {"/run": "", "/scratch": "rw,size=1m"}, "PortBindings": {"80/tcp": [{"HostPort": "8080"}]},
                "Mounts": [{"Type": "tmpfs", "Target": "/t", "TmpfsOptions": {"SizeBytes": 7}}]""",
                "\"back\": {\"Aliases\": [\"store\", \"" + ID.substring(0, 12) + "\"]}, \"shop_default\": {}");

        assertThat(made.aliases()).containsExactlyEntriesOf(Map.of("back", List.of("store")));
        assertThat(made.tmpfs())
                .containsEntry("/run", 0L)
                .containsEntry("/scratch", 1L << 20)
                .containsEntry("/t", 7L);
        assertThat(made.exposed()).containsExactly(81);
    }

    @Test
    void whatNoStackCanSayIsNamed() {
        assertThat(made("", """
                        "PidsLimit": 50, "GroupAdd": ["audio"], "MemorySwap": -1, "NetworkMode": "container:abc",
                        "Runtime": "nvidia", "DeviceRequests": [{}], "OomScoreAdj": -5""", "").others())
                .containsExactly(
                        "DeviceRequests",
                        "GroupAdd",
                        "MemorySwap",
                        "NetworkMode",
                        "OomScoreAdj",
                        "PidsLimit",
                        "Runtime");
    }

    @Test
    void anImageSaysWhatItsContainersGet() {
        ImageFacts.Defaults image = MakingReader.image(JsonMapper.shared().readTree("""
                {"Config": {"Env": ["PATH=/bin", "A=b=c"], "Cmd": ["run"], "Entrypoint": ["/entry"], "User": "",
                 "WorkingDir": "/srv", "StopSignal": "SIGQUIT", "ExposedPorts": {"80/tcp": {}}, "Volumes": {"/data": {}},
                 "Healthcheck": {"Test": ["NONE"]}}}"""));

        assertThat(image.environment()).containsEntry("A", "b=c").containsEntry("PATH", "/bin");
        assertThat(image.command()).containsExactly("run");
        assertThat(image.entrypoint()).containsExactly("/entry");
        assertThat(image.user()).isEmpty();
        assertThat(image.workingDir()).contains("/srv");
        assertThat(image.stopSignal()).contains("SIGQUIT");
        assertThat(image.exposed()).containsExactly(80);
        assertThat(image.volumes()).containsExactly("/data");
        assertThat(image.healthCheck().orElseThrow().isOff()).isTrue();
    }
}
