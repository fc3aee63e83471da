package dev.flotilla.app.ui.stacks.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.stacks.text.SecretPlaces;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A secret goes from the environment into a file and back, as one edit of the text. */
class SecretPlacesTest {
    private static final String TEXT = """
            # My shop
            services:
              db:
                image: postgres:17
                environment:
                  POSTGRES_USER: joe   # not secret
                  POSTGRES_PASSWORD: ${DB_PW:?set it}
                  API_KEY: plainly-there
              web:
                image: nginx
                environment: [DB_PASSWORD=$DB_PW, HOME=/x]
            """;

    private final EditModel model =
            EditModel.of(MemoryTexts.text(TEXT), new MemoryTexts(), Runnable::run, Runnable::run);

    private EditState now() {
        return model.state().value();
    }

    private SecretPlaces.Place place(String service, String variable) {
        return SecretPlaces.of(now().form(), service).stream()
                .filter(p -> p.variable().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    private Service service(String name) {
        var read = new StackReader(path -> Outcome.ok(java.util.Optional.empty()))
                .read(new StackText("c.yml", Path.of("/x"), now().text(), Map.of("DB_PW", "hunter2")));
        assertThat(read).isInstanceOf(Outcome.Ok.class);
        return ((Outcome.Ok<StackReading>) read).value().stack().service(name).orElseThrow();
    }

    @Test
    void aSecretBecomesAFileAndComesBackByteForByte() {
        model.choose("db");
        assertThat(SecretPlaces.of(now().form(), "db"))
                .containsExactly(
                        new SecretPlaces.Place("POSTGRES_PASSWORD", false), new SecretPlaces.Place("API_KEY", false));
        model.move(place("db", "POSTGRES_PASSWORD"));
        assertThat(now().refused()).isEmpty();
        assertThat(now().text())
                .contains(
                        "# My shop",
                        "POSTGRES_USER: joe   # not secret",
                        "/run/secrets/postgres_password",
                        "environment: DB_PW");
        Service db = service("db");
        assertThat(db.environment()).doesNotContainKey("POSTGRES_PASSWORD").containsKey("POSTGRES_PASSWORD_FILE");
        assertThat(db.mounts()).singleElement().isInstanceOfSatisfying(Mount.Secret.class, s -> {
            assertThat(s.target()).isEqualTo("/run/secrets/postgres_password");
            assertThat(s.content().reveal()).isEqualTo("hunter2");
        });
        model.move(place("db", "POSTGRES_PASSWORD"));
        assertThat(service("db").environment())
                .hasEntrySatisfying(
                        "POSTGRES_PASSWORD", value -> assertThat(value.reveal()).isEqualTo("hunter2"));
        assertThat(service("db").mounts()).isEmpty();
        assertThat(now().text()).doesNotContain("secrets");
        model.undo();
        model.undo();
        assertThat(now().text()).isEqualTo(TEXT);
    }

    @Test
    void aListOfVariablesWorksAsWell() {
        model.choose("web");
        model.move(place("web", "DB_PASSWORD"));
        assertThat(now().refused()).isEmpty();
        assertThat(service("web").mounts()).hasSize(1);
        assertThat(service("web").environment()).containsKey("HOME").containsKey("DB_PASSWORD_FILE");
    }

    @Test
    void whatStandsInTheFileItselfIsRefusedWithTheWayOut() {
        model.choose("db");
        model.move(place("db", "API_KEY"));
        assertThat(now().text()).isEqualTo(TEXT);
        assertThat(now().refused()).hasValueSatisfying(p -> {
            assertThat(p.code()).isEqualTo("FL-3310");
            assertThat(p.message()).contains(".env").doesNotContain("plainly-there");
        });
    }
}
