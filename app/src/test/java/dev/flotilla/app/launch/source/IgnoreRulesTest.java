package dev.flotilla.app.launch.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
    private static IgnoreRules rules(String text) {
        return ((Outcome.Ok<IgnoreRules>) IgnoreRules.read(text)).value();
    }

    @ParameterizedTest
    @CsvSource({
        "*.log, x.log, true",
        "*.log, a/x.log, false",
        "**/*.log, a/x.log, true",
        "**/*.log, x.log, true",
        "**/*.log, a/b/c/x.log, true",
        "/build, build/a/b.o, true",
        "build/, build/a, true",
        "./build, build, true",
        "build, src/build, false",
        "a?c, abc, true",
        "a?c, a/c, false",
        "a/**, a/b/c, true",
        "a/**, a, false",
        "a/**/z, a/z, true",
        "a/**/z, a/b/c/z, true",
        "[ab].txt, b.txt, true",
        "[^ab].txt, b.txt, false",
        "[a-c].txt, b.txt, true",
        "a-b, a-b, true",
        "a+b, a+b, true",
        "a+b, aab, false",
        "a\\*b, a*b, true",
        "a\\*b, axb, false",
        "x/../y, y, true",
        "**, any/thing, true"
    })
    void pathsAreMatchedAsDockerDoes(String rule, String path, boolean ignored) {
        assertThat(rules(rule).ignores(path)).as(rule + " and " + path).isEqualTo(ignored);
    }

    @Test
    void theLastRuleThatMatchesDecides() {
        IgnoreRules rules = rules("# of a build\n\n*.md\n!README*.md\nREADME-secret.md\n");

        assertThat(rules.ignores("x.md")).isTrue();
        assertThat(rules.ignores("README-public.md")).isFalse();
        assertThat(rules.ignores("README-secret.md")).isTrue();
        assertThat(rules.hasExceptions()).isTrue();
    }

    @Test
    void aFileIsTakenBackFromAnIgnoredFolder() {
        IgnoreRules rules = rules("data\n!data/keep.txt");

        assertThat(rules.ignores("data/a.txt")).isTrue();
        assertThat(rules.ignores("data/keep.txt")).isFalse();
    }

    @Test
    void aRuleThatCannotBeReadIsToldWithItsLine() {
        Outcome.Failed<IgnoreRules> failed = (Outcome.Failed<IgnoreRules>) IgnoreRules.read("ok\n[x\n");

        assertThat(failed.first().code()).isEqualTo("FL-6104");
        assertThat(failed.first().place().orElseThrow().line()).isEqualTo(2);
    }
}
