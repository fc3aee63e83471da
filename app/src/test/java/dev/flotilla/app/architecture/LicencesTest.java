package dev.flotilla.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every jar that could be shipped stands in the list of licences. */
class LicencesTest {
    private static final Pattern JAR = Pattern.compile("([a-zA-Z0-9_-]+?)-\\d.*\\.jar");
    private static final Set<String> TESTS_ONLY = Set.of(
            "junit",
            "assertj",
            "awaitility",
            "archunit",
            "hamcrest",
            "testfx",
            "opentest4j",
            "apiguardian",
            "surefire",
            "byte-buddy",
            "osgi",
            "common-java5",
            "common-junit",
            "maven",
            "plexus",
            "objenesis",
            "jmh",
            "jopt");

    @Test
    void everyJarIsListed() throws IOException {
        String list = Files.readString(Path.of("..", "resources", "licences", "README.md"));
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
        assertThat(entries).hasSizeGreaterThan(40);
        List<String> missing = Stream.of(entries)
                .map(entry -> Path.of(entry).getFileName().toString())
                .map(JAR::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1).replaceAll("-jdk18on$", ""))
                .filter(name -> TESTS_ONLY.stream().noneMatch(name::contains))
                .filter(name -> !name.equals("node-runtime"))
                .filter(name -> !list.contains(name))
                .distinct()
                .toList();
        assertThat(missing).isEmpty();
    }
}
