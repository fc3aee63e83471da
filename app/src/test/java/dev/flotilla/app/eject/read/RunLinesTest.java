package dev.flotilla.app.eject.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.stack.read.draft.SideFiles;
import dev.flotilla.app.stack.read.text.DotEnv;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunLinesTest {
    @Test
    void theRunCommandOfTheGuideForMosaicBecomesAService() {
        Service service = only("""
                #!/bin/bash
                # starts the node
                docker run -d \\
                  --name mosaic-node-1 \\
                  --restart unless-stopped \\
                  -p 5000:5000/udp \\
                  -p 5001:5001/tcp \\
                  -p 49152-65535:49152-65535/udp \\
                  -v $(pwd)/mosaic.config:/app/mosaic.config:ro \\
                  -v "$here/data:/app/data" \\
                  mosaic-python:latest
                """);

        assertThat(service.name()).isEqualTo("mosaic-node-1");
        assertThat(service.image()).isEqualTo("mosaic-python:latest");
        assertThat(service.restart().kind()).isEqualTo(RestartPolicy.Kind.UNLESS_STOPPED);
        assertThat(service.ports()).hasSize(2);
        assertThat(service.mounts())
                .contains(
                        new Mount.Bind("/where/mosaic.config", "/app/mosaic.config", true),
                        new Mount.Bind("/where/data", "/app/data", false));
    }

    @Test
    void quotesAndVariablesMeanWhatTheyMeanToAShell() {
        Service service = only("""
                sudo docker run -dit -eA='it'\\''s $5 `x`' -e "B=a\\$b ${WHO}" --env=C=x\\ y --network host --entrypoint sh busybox \\
                  -c 'echo "$A" > /dev/null' >/dev/null 2>&1 && echo done
                """);

        assertThat(Objects.requireNonNull(service.environment().get("A")).reveal())
                .isEqualTo("it's $5 `x`");
        assertThat(Objects.requireNonNull(service.environment().get("B")).reveal())
                .isEqualTo("a$b me");
        assertThat(Objects.requireNonNull(service.environment().get("C")).reveal())
                .isEqualTo("x y");
        assertThat(service.command()).contains(List.of("-c", "echo \"$A\" > /dev/null"));
        assertThat(service.entrypoint()).contains(List.of("sh"));
        assertThat(service.networkMode()).isInstanceOf(NetworkMode.HostMode.class);
        assertThat(service.options().tty()).isTrue();
    }

    @Test
    void secretsGoToTheFileBeside() {
        RunLines.Made made =
                made("docker run -e DB_PASSWORD='p$w d' --name aa x; docker run -e DB_PASSWORD=other --name bb x");

        assertThat(made.compose())
                .contains("${DB_PASSWORD}", "${bb_DB_PASSWORD}")
                .doesNotContain("p$w", "other");
        assertThat(Objects.requireNonNull(stack(made)
                                .service("aa")
                                .orElseThrow()
                                .environment()
                                .get("DB_PASSWORD"))
                        .reveal())
                .isEqualTo("p$w d");
        assertThat(Objects.requireNonNull(stack(made)
                                .service("bb")
                                .orElseThrow()
                                .environment()
                                .get("DB_PASSWORD"))
                        .reveal())
                .isEqualTo("other");
    }

    @Test
    void networksVolumesAndHealthChecksComeAlong() {
        RunLines.Made made = made("""
                docker network create --internal back
                docker run -d --name db --network back --network-alias pg -v data:/data --mount type=volume,src=more,dst=/more,readonly \\
                  --health-cmd 'pg_isready, ok' --health-interval 2s --health-retries 5 --ulimit nofile=10:20 --rm postgres:14
                docker run -d --name side --network container:db busybox
                docker run -d --network there nginx
                """);
        Service db = stack(made).service("db").orElseThrow();

        assertThat(made.compose())
                .contains("there:\n    name: there\n    external: true", "back:\n    name: back\n    internal: true");
        assertThat(Objects.requireNonNull(stack(made).volumes().get("data")).realName())
                .contains("data");
        assertThat(db.networks()).containsEntry("back", List.of("pg"));
        assertThat(db.mounts()).contains(new Mount.Named("more", "/more", true));
        assertThat(db.healthCheck().orElseThrow().test()).containsExactly("CMD-SHELL", "pg_isready, ok");
        assertThat(stack(made).service("side").orElseThrow().networkMode()).isEqualTo(new NetworkMode.OfService("db"));
        assertThat(made.notes()).anyMatch(n -> n.contains("line 2") && n.contains("--rm"));
    }

    @Test
    void whatCannotBeReadIsToldWithItsLine() {
        assertThat(failure("docker run 'open")).contains("quote");
        assertThat(failure("echo\ndocker run --nonsense x y")).contains("line 2", "--nonsense");
        assertThat(failure("docker run --name")).contains("no image");
        assertThat(failure("ls -l")).contains("no docker run");
        assertThat(failure("docker run -d --name a")).contains("names no image");
    }

    private static String failure(String text) {
        return switch (RunLines.read("run.sh", text, "s", "/where")) {
            case Outcome.Ok<RunLines.Made> ok ->
                throw new AssertionError(ok.value().compose());
            case Outcome.Failed<RunLines.Made> failed -> {
                assertThat(failed.first().code()).isEqualTo("FL-6011");
                yield failed.problems().toString();
            }
        };
    }

    private static Service only(String text) {
        return stack(made(text)).services().getFirst();
    }

    private static RunLines.Made made(String text) {
        return switch (RunLines.read("run.sh", text, "s", "/where")) {
            case Outcome.Ok<RunLines.Made>(RunLines.Made made) -> made;
            case Outcome.Failed<RunLines.Made> failed -> throw new AssertionError(failed.problems());
        };
    }

    private static Stack stack(RunLines.Made made) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of("WHO", "me"));
        environment.putAll(DotEnv.read(made.env(), Map.of()).values());
        return switch (new StackReader(SideFiles.NONE)
                .read(new StackText("docker-compose.yml", Path.of("/s"), made.compose(), environment))) {
            case Outcome.Ok<StackReading>(StackReading reading) -> reading.stack();
            case Outcome.Failed<StackReading> failed -> throw new AssertionError(failed.problems() + made.compose());
        };
    }
}
