package dev.flotilla.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.persistence.DataFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of a stack, through the whole program and back: what it prints, and every byte that it leaves behind. */
class PlantedSecretTest {
    private static final String PLANTED = "plantedPw7391";
    private static final String STACK = """
            name: one
            services:
              n:
                image: flotilla-node
                environment:
                  NODE_ID: n
                  POSTGRES_PASSWORD: %1$s-a
                  API_TOKEN: %1$s-b
                  DATABASE_URL: postgres://user:%1$s-c@192.0.2.9/db
                  AWS_CREDENTIAL: "${FLOTILLA_TEST_UNSET:-%1$s-d}"
            """.formatted(PLANTED);

    @TempDir
    Path temp;

    @Test
    void aPlantedSecretLiesSealedAndIsSaidOnlyWhenAsked() throws Exception {
        String file = Files.writeString(temp.resolve("stack.yaml"), STACK).toString();
        List<String> said = new ArrayList<>();
        said.add(run("host", "add", "a", "--engine", "embedded:"));
        said.add(run("stack", "plan", file));
        said.add(run("stack", "plan", file, "--json"));
        assertThat(run("stack", "plan", file, "--reveal")).contains(PLANTED + "-a", PLANTED + "-c");
        said.add(run("stack", "apply", file, "--yes"));
        said.add(run("stack", "status", "one", "--json"));
        said.add(run("stack", "logs", "one"));
        Files.writeString(Path.of(file), STACK.replace(PLANTED + "-a", PLANTED + "-e"));
        said.add(run("stack", "plan", file));
        said.add(run("stack", "apply", file, "--yes", "--json"));
        said.add(run("stack", "history", "one", "--json"));
        assertThat(said).allSatisfy(text -> assertThat(text).doesNotContain(PLANTED));
        assertThat(said.get(1)).contains("POSTGRES_PASSWORD=********", "DATABASE_URL=********");

        // While its node runs, with the write-ahead log beside the database.
        assertThat(filesThatHold(data().path())).isEmpty();
        run("stack", "stop", "one", "--yes");
        // The keeper lets go of its socket first and of the database, with its write-ahead log, last.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.notExists(data().socket())
                        && Files.notExists(data().path().resolve("flotilla.db-wal")));
        assertThat(filesThatHold(data().path())).isEmpty();
        assertThat(secretsKept())
                .as("they are there, sealed; with the one of before, which the process that kept it leaves alone")
                .isEqualTo(5);
        run("host", "set", "a", "--status", "maintenance");
        assertThat(secretsKept()).as("the next one sweeps").isEqualTo(4);
        assertThat(run("secrets")).contains("4 secrets are kept, sealed", "not this user's account");
    }

    @Test
    void whenAStackIsRemovedItsSecretsGoWithIt() throws Exception {
        String file = Files.writeString(temp.resolve("stack.yaml"), STACK).toString();
        run("host", "add", "a", "--engine", "embedded:");
        run("stack", "apply", file, "--yes");
        run("stack", "stop", "one", "--yes");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(data().socket()));
        assertThat(secretsKept()).isEqualTo(4);
        run("stack", "remove", "one", "--yes");
        // The last thing that a process does with the database is the sweep.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.notExists(data().socket())
                        && Files.notExists(data().path().resolve("flotilla.db-wal")));
        assertThat(secretsKept()).isZero();
        assertThat(run("stack", "history", "one")).contains("remove");
    }

    private int secretsKept() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data().database());
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM sealed_secret WHERE id <> '#key'")) {
            return count.getInt(1);
        }
    }

    private DataFolder data() {
        return new DataFolder(temp.resolve("data"));
    }

    /** Both outputs of a command that must succeed. */
    private String run(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data().path().toString();
        Program.Result result = Program.run(all);
        assertThat(result.code()).as(result.toString()).isZero();
        return result.out() + result.err();
    }

    private static List<String> filesThatHold(Path folder) throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (bytes.contains(PLANTED)) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }
}
