package dev.flotilla.app.ui.kit.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteSearchTest {
    private static final List<PaletteEntry> ENTRIES = List.of(
            entry(PaletteEntry.Kind.HOST, "gpu-1", "192.0.2.11"),
            entry(PaletteEntry.Kind.HOST, "storage-1", "192.0.2.20"),
            entry(PaletteEntry.Kind.SERVICE, "redis", "gpu-1"),
            entry(PaletteEntry.Kind.SERVICE, "postgres", "storage-1"),
            entry(PaletteEntry.Kind.PORT, "8080/tcp", "web on gpu-1"),
            entry(PaletteEntry.Kind.COMMAND, "Review plan", ""),
            entry(PaletteEntry.Kind.COMMAND, "Remove and place again", ""));

    @Test
    void lettersInOrderAreEnough() {
        assertThat(titles("rvw", List.of())).containsExactly("Review plan");
        assertThat(titles("stg1", List.of())).first().isEqualTo("storage-1");
        assertThat(titles("zzz", List.of())).isEmpty();
    }

    @Test
    void startsOfWordsWin() {
        assertThat(Fuzzy.score("re", "redis").getAsInt())
                .isGreaterThan(Fuzzy.score("re", "postgres").getAsInt());
        assertThat(Fuzzy.score("rp", "review plan").getAsInt())
                .isGreaterThan(Fuzzy.score("rp", "grape").getAsInt());
    }

    @Test
    void aPrefixLimitsTheKind() {
        assertThat(titles(">re", List.of())).containsExactly("Review plan", "Remove and place again");
        assertThat(titles("@", List.of())).containsExactly("gpu-1", "storage-1");
        assertThat(titles(":80", List.of())).containsExactly("8080/tcp");
    }

    @Test
    void whatWasUsedLastLeadsItsGroup() {
        assertThat(titles("@", List.of("storage-1"))).containsExactly("storage-1", "gpu-1");
    }

    @Test
    void atMostTwelveRows() {
        List<PaletteEntry> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(entry(PaletteEntry.Kind.HOST, "host-" + i, ""));
        }
        assertThat(PaletteSearch.find("host", many, List.of())).hasSize(PaletteSearch.MAX_ROWS);
    }

    private static List<String> titles(String query, List<String> lastUsed) {
        return PaletteSearch.find(query, ENTRIES, lastUsed).stream()
                .map(PaletteEntry::title)
                .toList();
    }

    private static PaletteEntry entry(PaletteEntry.Kind kind, String title, String detail) {
        return new PaletteEntry(kind, "box", title, detail, "", () -> {});
    }
}
