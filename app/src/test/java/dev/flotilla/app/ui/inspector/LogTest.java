package dev.flotilla.app.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogTest {
    private static LogLine line(String text) {
        return new LogLine(Optional.empty(), false, text);
    }

    @Test
    void aFloodDropsTheOldestAndIsBounded() {
        LogBuffer buffer = new LogBuffer();
        assertThat(buffer.add(line("first"))).isTrue();
        IntStream.range(0, 1_500)
                .forEach(i -> assertThat(buffer.add(line("line " + i))).isFalse());
        List<LogLine> lines = buffer.fetch();
        assertThat(lines).hasSize(LogBuffer.MAX_LINES);
        assertThat(lines.getLast().text()).isEqualTo("line 1499");
        assertThat(buffer.dropped()).isEqualTo(501);
        assertThat(buffer.fetch()).isEmpty();
        assertThat(buffer.add(line("x".repeat(100_000)))).isTrue();
        assertThat(buffer.fetch().getFirst().text()).hasSize(LogBuffer.MAX_LENGTH + 4);
    }

    @Test
    void aSearchStartsAtTheNewestHitAndGoesRound() {
        List<LogLine> lines = List.of(line("GET /a 200"), line("error: no"), line("get /b 500"));
        LogSearch search = LogSearch.of("get", lines);
        assertThat(search.hits()).containsExactly(0, 2);
        assertThat(search.words()).isEqualTo("2 of 2");
        assertThat(search.next().words()).isEqualTo("1 of 2");
        assertThat(search.previous().previous().words()).isEqualTo("2 of 2");
        assertThat(LogSearch.of("zebra", lines).words()).isEqualTo("not found");
        assertThat(LogSearch.of("zebra", lines).next().current()).isEqualTo(-1);
    }

    @Test
    void hitsAreCutOutOfTheLine() {
        LogSearch search = LogSearch.of("ab", List.of(line("xABab")));
        assertThat(search.parts("xABab"))
                .containsExactly(
                        new LogSearch.Part("x", false), new LogSearch.Part("AB", true), new LogSearch.Part("ab", true));
        assertThat(search.parts("")).containsExactly(new LogSearch.Part("", false));
        assertThat(LogSearch.NONE.parts("all")).containsExactly(new LogSearch.Part("all", false));
    }
}
