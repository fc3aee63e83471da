package dev.flotilla.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the application to the house rules, and the house rules to violations that were planted. */
class RoomsTest {
    private static final String ROOT = "dev.flotilla.app";
    private static final String PLANTED = "dev.flotilla.planted";
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    @TestFactory
    Stream<DynamicTest> theApplicationKeepsEveryRule() {
        return HouseRules.all(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(APP)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleCatchesThePlantedViolation() {
        return HouseRules.all(PLANTED).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    EvaluationResult found = rule.getValue().evaluate(VIOLATIONS);
                    assertThat(found.hasViolation()).as(rule.getKey()).isTrue();
                }));
    }

    @Test
    void thereIsSomethingToCheck() {
        assertThat(APP.size()).isGreaterThan(50);
    }
}
