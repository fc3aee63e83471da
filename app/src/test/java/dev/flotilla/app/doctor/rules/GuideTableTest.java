package dev.flotilla.app.doctor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of the guides' lists: every code of the rules stands in it, and every test that it names is there and speaks of that code. */
class GuideTableTest {
    private static final Path MAIN = Path.of("src/main/java/dev/flotilla/app/doctor/rules");
    private static final Path LAB = Path.of("src/test/java/dev/flotilla/app/doctor/lab");
    private static final Map<String, String> CLASSES = Map.of(
            "N", "DoctorNodesLabIT",
            "K", "DoctorCanariesLabIT",
            "S", "DoctorServicesLabIT",
            "C", "DoctorCommandLabIT",
            "T", "DoctorClockLabIT");
    private static final Pattern CODE = Pattern.compile("FL-62\\d\\d");
    private static final Pattern TEST = Pattern.compile("\\b([NKSC]) `(\\w+)`|\\b(T):");

    /** Of the target itself, which no finding has. */
    private static final String UNKNOWN_TARGET = "FL-6290";

    @Test
    void everyCodeOfTheRulesStandsInTheTable() throws IOException {
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> files = Files.list(MAIN)) {
            for (Path file : files.toList()) {
                rules.addAll(codes(Files.readString(file)));
            }
        }
        rules.remove(UNKNOWN_TARGET);

        assertThat(codes(String.join("\n", rows()))).isEqualTo(rules);
    }

    @Test
    void everyTestThatIsNamedIsThereAndSpeaksOfItsCodes() throws IOException {
        for (String row : rows()) {
            StringBuilder sources = new StringBuilder();
            Matcher named = TEST.matcher(row.substring(row.lastIndexOf('|', row.length() - 2)));
            while (named.find()) {
                String letter = named.group(1) == null ? named.group(3) : named.group(1);
                String source = Files.readString(LAB.resolve(CLASSES.get(letter) + ".java"));
                if (named.group(2) != null) {
                    assertThat(source).as(row).contains("void " + named.group(2));
                }
                sources.append(source);
            }
            assertThat(sources.toString()).as(row).contains(codes(row));
        }
    }

    private static Set<String> codes(String text) {
        return CODE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the table, without its head. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean within = false;
        for (String line : Files.readAllLines(Path.of("../README.md"))) {
            within = line.startsWith("| list | point |") || within && line.startsWith("|");
            if (within && CODE.matcher(line).find()) {
                rows.add(line);
            }
        }
        assertThat(rows).hasSizeGreaterThan(40);
        return rows;
    }
}
