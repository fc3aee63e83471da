package dev.flotilla.app.stack.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code secrets} of a compose file, in both forms, from a file and from a variable. */
class ComposeSecretsTest {
    @TempDir
    Path folder;

    private Outcome<StackReading> read(String text) throws Exception {
        Files.writeString(folder.resolve("pw.txt"), "planted 11\n");
        Files.writeString(folder.resolve(".env"), "DB_PW='of .env'\n");
        Path file = Files.writeString(folder.resolve("compose.yml"), text);
        return new StackFiles().read(file, Map.of("TOKEN", "of the user"));
    }

    @Test
    void bothFormsAndBothKinds() throws Exception {
        Outcome<StackReading> outcome = read("""
                services:
                  db:
                    image: postgres:14
                    environment: {POSTGRES_PASSWORD_FILE: /run/secrets/db_pw}
                    secrets:
                      - db_pw
                      - {source: token, target: api/../t, uid: "1000", gid: "1001", mode: 0440}
                secrets:
                  db_pw: {file: ./pw.txt}
                  token: {environment: TOKEN}
                  unused: {environment: NOT_SET_ANYWHERE}
                """.replace("api/../t", "/etc/api/token"));
        assertThat(outcome).isInstanceOf(Outcome.Ok.class);
        var service =
                ((Outcome.Ok<StackReading>) outcome).value().stack().services().getFirst();
        assertThat(service.mounts())
                .extracting(m -> (Mount.Secret) m)
                .satisfiesExactly(
                        one -> {
                            assertThat(one.target()).isEqualTo("/run/secrets/db_pw");
                            assertThat(one.content().reveal())
                                    .as("with its line end")
                                    .isEqualTo("planted 11\n");
                            assertThat(one.mode()).isEqualTo(0400);
                            assertThat(one.uid()).isEmpty();
                        },
                        two -> {
                            assertThat(two.target()).isEqualTo("/etc/api/token");
                            assertThat(two.content().reveal()).isEqualTo("of the user");
                            assertThat(two.mode()).isEqualTo(0440);
                            assertThat(two.uid()).isEqualTo(Optional.of(1000));
                            assertThat(two.gid()).isEqualTo(Optional.of(1001));
                        });
        assertThat(service.toString()).doesNotContain("planted 11", "of the user");
        assertThat(service.environment())
                .as("a path is no secret")
                .hasEntrySatisfying(
                        "POSTGRES_PASSWORD_FILE",
                        path -> assertThat(path.isSecret()).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[gone];{db_pw: {file: ./pw.txt}};which the file does not define",
                "[db_pw];{db_pw: {file: ./none.txt}};does not exist",
                "[db_pw];{db_pw: {environment: NOT_SET_ANYWHERE}};NOT_SET_ANYWHERE is not set",
                "[db_pw];{db_pw: {external: true}};external",
                "[db_pw];{db_pw: {}};comes from nowhere",
                "[{target: x}];{db_pw: {file: ./pw.txt}};has no source",
                "[{source: db_pw, target: ../../etc/shadow}];{db_pw: {file: ./pw.txt}};cannot lie at",
                "[{source: db_pw, mode: rwx}];{db_pw: {file: ./pw.txt}};no mode of a file",
                "[{source: db_pw, uid: me}];{db_pw: {file: ./pw.txt}};whole number",
            })
    void whatIsWrongIsSaidWithItsPlace(String taken, String defined, String words) throws Exception {
        Outcome<StackReading> outcome =
                read("services:\n  db:\n    image: x\n    secrets: " + taken + "\nsecrets: " + defined + "\n");
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        List<Problem> problems = ((Outcome.Failed<StackReading>) outcome).problems();
        assertThat(problems).anySatisfy(p -> {
            assertThat(p.message()).contains(words);
            assertThat(p.place()).isPresent();
        });
        assertThat(problems.toString()).doesNotContain("planted 11");
    }
}
