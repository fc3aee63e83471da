package dev.flotilla.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TidinessTest {
    private static final Path MODULES = Path.of("..").toAbsolutePath().normalize();

    @Test
    void allSourcesAreTidy() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("app", "node-runtime")) {
            for (String tree : List.of("src/main/java", "src/test/java")) {
                read(MODULES.resolve(module).resolve(tree), sources);
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(Tidiness.findings(sources)).isEmpty();
    }

    private static void read(Path tree, Map<String, String> into) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (!file.endsWith("Tidiness.java")) {
                    into.put(MODULES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
    }

    @Test
    void aLongFileIsFound() {
        assertThat(findings("class A {}\n" + "// line\n".repeat(300))).anyMatch(f -> f.contains("301 lines"));
    }

    @Test
    void aLongMethodIsFound() {
        String method = "class A {\n void m() {\n" + " int i;\n".repeat(50) + " }\n}\n";
        assertThat(findings(method)).anyMatch(f -> f.contains("m has 52 lines"));
    }

    @Test
    void aPackageWithoutInfoIsFound() {
        assertThat(Tidiness.findings(Map.of("p/A.java", "class A {}"))).contains("p has no package-info.java");
    }

    @Test
    void aCrowdedPackageIsFound() {
        Map<String, String> crowd = new TreeMap<>(Map.of("p/package-info.java", "package p;"));
        for (int i = 0; i <= Tidiness.MAX_TYPES_PER_PACKAGE; i++) {
            crowd.put("p/A" + i + ".java", "class A" + i + " {}");
        }
        assertThat(Tidiness.findings(crowd)).anyMatch(f -> f.contains("split it by name"));
    }

    @Test
    void aLeftoverIsFound() {
        assertThat(findings("class A {} // TO" + "DO later")).anyMatch(f -> f.contains("leftover"));
    }

    @Test
    void aTabIsFound() {
        assertThat(findings("class A {\n\tint i;\n}")).anyMatch(f -> f.contains("tab"));
    }

    private static List<String> findings(String text) {
        return Tidiness.findings(Map.of("p/A.java", text, "p/package-info.java", "package p;"));
    }
}
