package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import dev.flotilla.app.lab.NeedsLab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret goes through file, plan, journal and engine, and lies in plain nowhere but in the container. */
@NeedsLab
class SecretLabIT {
    private static final String PLANTED = "planted-5711-quarz";
    private static final String STACK = "planted";

    @TempDir
    Path temp;

    private final LabHost machine;
    private final Lab lab;

    SecretLabIT(Lab lab) {
        this.lab = lab;
        this.machine = lab.secured().getFirst();
    }

    @AfterEach
    void clear() {
        lab.exec(
                machine,
                "sh",
                "-c",
                "docker ps -aq --filter label=dev.flotilla.stack=planted | xargs -r docker rm -f -v;"
                        + " docker network ls --format '{{.Name}}' | grep ^planted | xargs -r docker network rm; true");
    }

    @Test
    void aPlantedSecretLiesNowhereInPlain() throws Exception {
        Path data = temp.resolve("data");
        String file = Files.writeString(temp.resolve("stack.yml"), """
                        name: planted
                        services:
                          db:
                            image: busybox
                            command: sh -c "trap 'exit 0' TERM; echo begins; sleep 1000 & wait"
                            environment:
                              POSTGRES_PASSWORD: PLANTED
                              URL: postgres://joe:PLANTED@db/x
                          broken: {image: busybox, command: "true PLANTED", depends_on: [db]}
                        """.replace("PLANTED", PLANTED))
                .toString();
        String folder = data.toString();
        said(
                "host",
                "add",
                "h",
                "--engine",
                machine.tcp().toString(),
                "--tls-dir",
                lab.certificates().toString(),
                "--data",
                folder);
        said("stack", "plan", file, "--data", folder);
        // One that fails, so that errors, rolling back and the log are looked through too; then one that stays.
        said("stack", "apply", file, "--yes", "--data", folder);
        said("stack", "apply", file, "--yes", "--on-failure", "keep", "--data", folder);
        assertThat(lab.docker(machine, "exec", "planted-db", "env")).contains("POSTGRES_PASSWORD=" + PLANTED);
        for (String command : List.of("status", "history", "logs", "recover")) {
            said("stack", command, STACK, "--data", folder);
            said("stack", command, STACK, "--json", "--data", folder);
        }
        said("stack", "plan", file, "--json", "--data", folder);

        assertThat(filesWithIt(data)).isEmpty();
        assertThat(rowsWithIt(data)).isEmpty();
    }

    /** Standard output and error of a command, whatever its end. */
    private static void said(String... words) {
        Program.Result result = Program.run(words);
        assertThat(result.out() + result.err()).as(String.join(" ", words)).doesNotContain(PLANTED);
        assertThat(result.code()).as(result.toString()).isLessThan(2);
    }

    private static List<String> filesWithIt(Path data) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(PLANTED)) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }

    /** The tables in which some column of some row contains it. */
    private static List<String> rowsWithIt(Path data) throws SQLException {
        List<String> tables = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("flotilla.db"));
                Statement statement = connection.createStatement()) {
            try (var names = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (var rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            byte[] value = rows.getBytes(i);
                            if (value != null && new String(value, StandardCharsets.UTF_8).contains(PLANTED)) {
                                found.add(table);
                            }
                        }
                    }
                }
            }
        }
        assertThat(tables).contains("apply", "apply_step", "sealed_secret", "stack");
        return found;
    }
}
