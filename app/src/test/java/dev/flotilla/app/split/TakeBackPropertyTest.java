package dev.flotilla.app.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.split.text.SplitMarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Over many generated files: what is split works, and taken back it is what it was, byte for byte. */
class TakeBackPropertyTest {
    private static final long FIRST_SEED = 20_261;
    private static final int FILES = 500;

    @Test
    void whateverIsSplitIsRestoredExactly() {
        int split = 0;
        int edges = 0;
        int rewritten = 0;
        int refused = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + FILES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            GeneratedStack generated = new GeneratedStack(random);
            String text = generated.text();
            if (Parting.read(text) instanceof Outcome.Failed<?> failed) {
                throw new AssertionError("seed " + seed + ": " + failed.first().message() + "\n" + text);
            }
            SplitPlan plan = Parting.plan(text, generated.moves, choices(text, generated, random));
            edges += plan.edges().size();
            rewritten += (int) plan.edges().stream()
                    .filter(e -> plan.chosen(e) == Choice.ENDPOINT)
                    .count();
            if (plan.text().isEmpty()) {
                refused++;
                assertThat(plan.notices()).as("seed " + seed).anyMatch(Notice::blocks);
                continue;
            }
            split++;
            assertThat(SplitMarks.removed(plan.text().get())).as("seed " + seed).isEqualTo(text);
            assertThat(Parting.read(plan.text().get())).as("seed " + seed).isInstanceOf(Outcome.Ok.class);
        }
        assertThat(split).isGreaterThan(FILES * 9 / 10);
        assertThat(edges).isGreaterThan(FILES);
        assertThat(rewritten).isGreaterThan(FILES / 10);
        assertThat(refused).isLessThan(FILES / 10);
    }

    private static Map<Edge.Key, Choice> choices(String text, GeneratedStack generated, SplittableRandom random) {
        Map<Edge.Key, Choice> choices = new HashMap<>();
        Parting.plan(text, generated.moves).edges().forEach(e -> {
            if (random.nextBoolean()) {
                choices.put(e.key(), List.of(Choice.values()).get(random.nextInt(3)));
            }
        });
        return choices;
    }

    @Test
    void whatIsEditedBesideASplitStaysWhenItIsTakenBack() {
        String text = "services:\n  redis:\n    image: redis\n  w:\n    image: w\n    environment: {R: redis:6379}\n";
        String split = Parting.plan(text, Map.of("w", "b")).text().orElseThrow();

        assertThat(SplitMarks.removed(split.replace("image: w", "image: w:2")))
                .isEqualTo(text.replace("image: w", "image: w:2"));
    }

    @Test
    void aTextWithoutMarksIsLeftAlone() {
        assertThat(SplitMarks.removed("#| not ours\nservices: {}\r")).isEqualTo("#| not ours\nservices: {}\r");
    }
}
