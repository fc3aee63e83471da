package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets as files of real containers: who may read them, what survives a restart, and who is not told. */
@NeedsLab
class SecretFilesLabIT {
    private static final String PLANTED = "planted-8843-opal";
    private static final String FILE = """
            name: vaulted
            services:
              db:
                image: postgres:14
                environment: {POSTGRES_PASSWORD_FILE: /run/secrets/db_pw, POSTGRES_USER: joe}
                secrets: [{source: db_pw, mode: 0444}]
              locked:
                image: busybox
                user: "1234:2345"
                read_only: true
                tmpfs: [/run]
                command: sh -c "trap 'exit 0' TERM; sleep 10000 & wait"
                secrets:
                  - token
                  - {source: db_pw, target: other, uid: "7", gid: "8", mode: 0440}
              named:
                image: postgres:14
                user: postgres
                entrypoint: [sh, -c, "trap 'exit 0' TERM; sleep 10000 & wait"]
                secrets: [token, {source: token, target: /etc/app/token}]
            secrets:
              db_pw: {file: ./pw.txt}
              token: {environment: TOKEN}
            """;

    @TempDir
    Path temp;

    private final LabHost machine;
    private final Lab lab;

    SecretFilesLabIT(Lab lab) {
        this.lab = lab;
        this.machine = lab.secured().getFirst();
    }

    @AfterEach
    void clear() {
        lab.exec(
                machine,
                "sh",
                "-c",
                "docker ps -aq --filter label=dev.flotilla.stack=vaulted | xargs -r docker rm -f -v;"
                        + " docker network ls --format '{{.Name}}' | grep ^vaulted | xargs -r docker network rm; true");
    }

    @Test
    void secretsReachTheirContainersAsFilesAndNobodyElse() throws Exception {
        String file = Files.writeString(temp.resolve("stack.yml"), FILE).toString();
        Files.writeString(temp.resolve("pw.txt"), PLANTED + "-a");
        Files.writeString(temp.resolve(".env"), "TOKEN='" + PLANTED + "-b'\n");
        said(
                "host",
                "add",
                "h",
                "--engine",
                machine.tcp().toString(),
                "--tls-dir",
                lab.certificates().toString());
        assertThat(said("stack", "plan", file)).contains("docker cp", "/run/secrets/db_pw");
        said("stack", "apply", file, "--yes");

        filesHaveTheirOwners();
        theDatabaseTakesItsPassword();
        for (String container : List.of("vaulted-db", "vaulted-locked", "vaulted-named")) {
            assertThat(lab.docker(machine, "inspect", container)).doesNotContain(PLANTED);
            lab.docker(machine, "restart", "-t", "5", container);
        }
        assertThat(in("vaulted-locked", "cat", "/run/secrets/token"))
                .as("after a restart")
                .isEqualTo(PLANTED + "-b");
        assertThat(in("vaulted-named", "cat", "/etc/app/token")).isEqualTo(PLANTED + "-b");

        assertThat(said("stack", "plan", file)).as("nothing to do").doesNotContain("replace");
        Files.writeString(temp.resolve(".env"), "TOKEN='" + PLANTED + "-c'\n");
        assertThat(said("stack", "plan", file))
                .contains("secrets: token changed")
                .doesNotContain("db_pw changed");
        said("stack", "apply", file, "--yes");
        assertThat(in("vaulted-locked", "cat", "/run/secrets/token")).isEqualTo(PLANTED + "-c");

        for (String command : List.of("status", "history", "logs")) {
            said("stack", command, "vaulted");
            said("stack", command, "vaulted", "--json");
        }
        assertThat(filesWithIt(temp.resolve("data"))).isEmpty();
        exported();
    }

    private void filesHaveTheirOwners() {
        assertThat(in("vaulted-locked", "cat", "/run/secrets/token")).isEqualTo(PLANTED + "-b");
        assertThat(in("vaulted-locked", "stat", "-c", "%u %g %a", "/run/secrets/token"))
                .isEqualTo("1234 2345 400");
        assertThat(in("vaulted-locked", "stat", "-c", "%u %g %a", "/run/secrets/other"))
                .isEqualTo("7 8 440");
        assertThat(in("vaulted-named", "cat", "/run/secrets/token", "/etc/app/token"))
                .as("owned by the user that /etc/passwd of the image names")
                .isEqualTo(PLANTED + "-b" + PLANTED + "-b");
        assertThat(in("vaulted-named", "stat", "-c", "%U %a", "/etc/app/token")).isEqualTo("postgres 400");
    }

    private void theDatabaseTakesItsPassword() {
        Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lab.docker(
                                machine,
                                "exec",
                                "-e",
                                "PGPASSWORD=" + PLANTED + "-a",
                                "vaulted-db",
                                "psql",
                                "-h",
                                "127.0.0.1",
                                "-U",
                                "joe",
                                "-tAc",
                                "select 41+1"))
                        .contains("42"));
    }

    private void exported() throws IOException {
        Path to = temp.resolve("ejected");
        said("export", "vaulted", "--to", to.toString());
        assertThat(filesWithIt(to)).isEmpty();
        Path host = to.resolve("hosts/h/vaulted");
        assertThat(host.resolve("docker-compose.yml"))
                .content()
                .contains("secrets:", "source: db_pw", "environment: DB_PW", "environment: TOKEN", "mode: 0444");
        assertThat(host.resolve(".env.example")).content().contains("DB_PW=''", "TOKEN=''");
        assertThat(host.resolve("run.sh")).content().contains("secret_file \"${TOKEN}\" vaulted-locked");
    }

    private String in(String container, String... words) {
        List<String> all = new ArrayList<>(List.of("exec", container));
        all.addAll(List.of(words));
        return lab.docker(machine, all.toArray(String[]::new)).strip();
    }

    private String said(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", temp.resolve("data").toString()));
        Program.Result result = Program.run(all.toArray(String[]::new));
        assertThat(result.out() + result.err()).as(String.join(" ", words)).doesNotContain(PLANTED);
        assertThat(result.code()).as(result.toString()).isLessThan(1);
        return result.out() + result.err();
    }

    private static List<String> filesWithIt(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(PLANTED)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }
}
