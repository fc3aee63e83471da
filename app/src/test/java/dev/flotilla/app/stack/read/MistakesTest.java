package dev.flotilla.app.stack.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
    private static String where(Problem problem) {
        Place place = problem.place().orElseThrow();
        return problem.code() + " " + place.line() + ":" + place.column() + " " + place.key();
    }

    @Test
    void allMistakesByPositionWithLineColumnAndKey() {
        List<Problem> problems = Reading.problems("app.yml", """
                name: Bad Name
                x-flotilla: {strategy: clever}
                services:
                  web:
                    image: Not An Image
                    ports: ["80", "70000:80", "8080:80"]
                    network_mode: overlay
                    depends_on: [ghost]
                  api:
                    image: api
                    ports: ["8080:90"]
                    restart: sometimes
                    cpus: lots
                """);

        assertThat(problems)
                .extracting(MistakesTest::where)
                .containsExactly(
                        "FL-2010 1:1 ",
                        "FL-2016 2:24 x-flotilla.strategy",
                        "FL-2018 5:12 services.web.image",
                        "FL-2012 6:19 services.web.ports[1]",
                        "FL-2017 7:19 services.web.network_mode",
                        "FL-2014 8:18 services.web.depends_on[0]",
                        "FL-2013 11:13 services.api.ports[0]",
                        "FL-2019 12:14 services.api.restart",
                        "FL-2019 13:11 services.api.cpus");
        assertThat(problems).allSatisfy(p -> {
            assertThat(p.message()).startsWith("app.yml, line ").endsWith(".").doesNotEndWith("..");
            assertThat(p.hint()).endsWith(".").doesNotEndWith("..");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "services: {a: {image: x}, a: {image: y}} | FL-2008 | stands twice",
                "services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [c]}, c: {image: x, depends_on: [a]}} | FL-2015 | a -> b -> c -> a",
                "services: {a: {image: x, depends_on: [a]}} | FL-2015 | a -> a",
                "services: {a: {image: x, ports: ['0:80']}} | FL-2012 | from 1 to 65535",
                "services: {a: {image: x, ports: ['1.2.3.400:1:80']}} | FL-2012 | not an IP address",
                "services: {a: {image: x, ports: ['80:80', '80:81']}} | FL-2013 | wants it in line 1 already",
                "services: {a: {image: x, ports: ['49152-65535:49152-65535']}} | FL-2012 | at most 1000",
                "services: {a: {}} | FL-2009 | has no image",
                "services: {} | FL-2006 | no services",
                "services: [a] | FL-2007 | wants a mapping, not a list",
                "services: {a: {image: [x]}} | FL-2007 | wants a text, not a list",
                "services: {a: {image: x, environment: 3}} | FL-2007 | wants a list, not a number",
                "services: {a: {image: x, volumes: ['data:/d']}} | FL-2023 | not among the volumes",
                "services: {a: {image: x, networks: [n]}} | FL-2023 | not among the networks",
                "services: {a: {image: x, container_name: cc, deploy: {replicas: 2}}} | FL-2024 | cannot share",
                "services: {a: {image: x, command: 'echo \"x'}} | FL-2019 | not closed",
                "services: {a: {image: x, mem_limit: much}} | FL-2019 | a size such as",
                "services: {a: {image: '${NEEDED:?say which}'}} | FL-2020 | say which",
                "services: {a: {image: '${}'}} | FL-2020 | no variable name",
                "services: {a: {image: x, extends: {service: b}}} | FL-2022 | extends is not read",
                "services: {a: {image: x, env_file: gone.env}} | FL-2021 | does not exist",
                "services: {a-b: {image: x, ports: [1]}, a.b: {image: x, ports: [2]}} | FL-2025 | A_B_ENDPOINT",
                "services: {'a b': {image: x}} | FL-2010 | cannot be the name of a service",
                "services: {a: {image: x, network_mode: 'service:b'}} | FL-2014 | no service of this stack",
                "services: {web: {image: x, scale: 2}, web-1: {image: x}} | FL-2011 | instance of \"web\"",
                "a: 1 | FL-2006 | it is no stack file",
                "[1, 2] | FL-2006 | a list",
                "just words | FL-2006 | a text",
                "a: {b: 1 | FL-2004 | not valid YAML",
                "'a: *b' | FL-2006 | a text",
                "a: *b | FL-2004 | names nothing",
                "a: &b [*b] | FL-2004 | names nothing",
            })
    void eachHasACodeAndASentence(String text, String code, String part) {
        Problem first = Reading.problems("c.yaml", text).getFirst();

        assertThat(first.code()).isEqualTo(code);
        assertThat(first.message()).contains(part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"itemListElement\": [{\"name\": \"a\", \"image\": \"x\"}, {\"name\": \"a\", \"image\": \"x\"}]} | FL-2011 | is taken",
                "{\"itemListElement\": [{\"image\": \"x\"}]} | FL-2009 | has no name",
                "{\"itemListElement\": [{\"name\": \"a\", \"image\": \"x\", \"ports\": [{\"hostPort\": 1}]}]} | FL-2009 | no container port",
                "{\"itemListElement\": [{\"name\": \"a\", \"image\": \"x\", \"ports\": [{\"containerPort\": 99999}]}]} | FL-2012 | 99999",
                "{\"itemListElement\": {}} | FL-2007 | wants a list",
                "{\"@graph\": []} | FL-2006 | nothing in @graph has parts",
                "{\"deployment\": {\"mode\": \"somehow\"}, \"itemListElement\": [{\"name\": \"a\", \"image\": \"x\"}]} | FL-2019 | no deployment mode",
                "{\"deployment\": {\"networkMode\": \"overlay\"}, \"itemListElement\": [{\"name\": \"a\", \"image\": \"x\"}]} | FL-2017 | overlay",
                "{\"deployment\": {\"hostConstraints\": [{\"containerName\": \"b\"}]}, \"itemListElement\": [{\"name\": \"a\", \"image\": \"x\"}]} | FL-2014 | \"b\"",
                "{\"itemListElement\": [{\"name\": \"a\", \"name\": \"b\", \"image\": \"x\"}]} | FL-2008 | stands twice",
                "{\"a\": 1,} | FL-2004 | not valid JSON",
                "{\"a\" 1} | FL-2004 | not valid JSON",
                "{ | FL-2004 | not valid JSON: Unexpected end-of-input: expected close marker for Object",
            })
    void inJsonToo(String text, String code, String part) {
        Problem first = Reading.problems("c.json", text).getFirst();

        assertThat(first.code()).isEqualTo(code);
        assertThat(first.message()).contains(part);
    }

    @Test
    void whatIsNoServiceAtAllIsToldOnce() {
        assertThat(Reading.problems("c.yaml", "services: {a: [x], b: 7}"))
                .extracting(Problem::code)
                .containsExactly("FL-2007", "FL-2007");
        assertThat(Reading.problems("c.json", "{\"itemListElement\": [1]}"))
                .extracting(Problem::code)
                .containsExactly("FL-2007");
        assertThat(Reading.problems("c.yaml", "services: {a: }")).isNotEmpty();
    }

    @Test
    void servicesThatNeverMeetMayWantTheSamePort() {
        String apart = "x-flotilla: {strategy: manual, constraints: {a: {host: h1}, b: {host: h2}}}\n"
                + "services: {a: {image: x, ports: ['80:80']}, b: {image: x, ports: ['80:80']}}";

        assertThat(Reading.yaml(apart).stack().services()).hasSize(2);
        assertThat(Reading.yaml("services: {a: {image: x, ports: ['53:53/udp', '53:53']}}")
                        .stack()
                        .services())
                .hasSize(1);
    }
}
