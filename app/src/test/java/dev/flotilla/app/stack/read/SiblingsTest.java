package dev.flotilla.app.stack.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.SiblingReference;
import dev.flotilla.app.stack.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiblingsTest {
    @Test
    void siblingsAreFoundInTextsButNotInMereWords() {
        Stack stack = Reading.yaml("""
                services:
                  web:
                    image: x
                    environment:
                      DB_HOST: db
                      URL: http://api:3000/x
                      MONGO_URI: mongodb://u:p%40w@mongo/db
                      POSTGRES_USER: db
                      NODES: cache:6379,api:1
                    command: [wait-for, "db:5432"]
                  db: {image: x, environment: {POSTGRES_DB: web, KIND: db}}
                  api: {image: x}
                  mongo: {image: x}
                  cache: {image: x}
                """).stack();

        assertThat(stack.references())
                .extracting(r -> r.from() + ">" + r.to() + "@" + r.where().line())
                .containsExactly("web>db@5", "web>api@6", "web>mongo@7", "web>cache@9", "web>api@9", "web>db@10");
        assertThat(stack.references()).extracting(SiblingReference::from).doesNotContain("db");
    }

    /** The same two services in each dialect; only places differ. */
    @Test
    void allDialectsSayTheSame() {
        String compose = """
                name: shop
                services:
                  web: {image: "nginx:1", ports: ["8080:80"], environment: {A: "1"}, depends_on: [db]}
                  db: {image: "postgres:14", volumes: ["data:/d"]}
                volumes: {data: {}}
                """;
        String parts = """
                [{"name": "web", "image": "nginx:1", "ports": [{"containerPort": 80, "hostPort": 8080}],
                  "environment": {"A": "1"}, "dependsOn": ["db"]},
                 {"name": "db", "image": "postgres:14", "volumes": [{"name": "data", "mountPath": "/d"}]}]
                """;
        String numbers = """
                [{"name": "web", "image": "nginx:1", "containerPort": [{"portNumber": 80, "hostPort": 8080}],
                  "environmentVariable": [{"name": "A", "value": "1"}], "dependsOn": ["db"]},
                 {"name": "db", "image": "postgres:14", "volumeMount": [{"source": "data", "target": "/d"}]}]
                """;
        List<String> wanted = shape(Reading.yaml(compose).stack());

        assertThat(shape(Reading.json("{\"name\": \"shop\", \"itemListElement\": " + parts + "}")
                        .stack()))
                .isEqualTo(wanted);
        for (String hasPart : List.of(parts, numbers)) {
            String graph = "{\"@graph\": [{\"name\": \"shop\", \"hasPart\": " + hasPart + "}]}";
            assertThat(shape(Reading.json(graph).stack())).isEqualTo(wanted);
        }
    }

    private static List<String> shape(Stack stack) {
        return stack.services().stream().map(SiblingsTest::shape).toList();
    }

    private static String shape(Service s) {
        return s.toString().replaceFirst(", where=.*", "");
    }
}
