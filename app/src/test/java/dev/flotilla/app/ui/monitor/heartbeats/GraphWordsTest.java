package dev.flotilla.app.ui.monitor.heartbeats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphWordsTest {
    @Test
    void csvHasOneLineAPointAndNoFormulas() {
        SeriesKey key = new SeriesKey("=cmd|\"x\"", Optional.of("b,c"), Metric.DELAY_MS);
        String text = CsvText.of(List.of(new Slice(key, List.of(new Slice.Point(0, 1, 2.5, 1e7, 4)))));
        assertThat(text.split("\r\n"))
                .containsExactly(
                        "time,node,receiver,figure,unit,least,mean,greatest,count",
                        "1970-01-01T00:00:00Z,\"'=cmd|\"\"x\"\"\",\"b,c\",\"One-way delay, estimated\",\"ms\",1.00000,2.50000,1.00000e+07,4");
    }

    @Test
    void theLegendSaysFiguresShortly() {
        GraphSpec spec = GraphSpec.heartbeats().getFirst();
        assertThat(spec.words(5.0234)).isEqualTo("5.02 s");
        assertThat(spec.words(12.34)).isEqualTo("12.3 s");
        assertThat(spec.words(1234.2)).isEqualTo("1234 s");
        assertThat(spec.words(0)).isEqualTo("0 s");
    }
}
