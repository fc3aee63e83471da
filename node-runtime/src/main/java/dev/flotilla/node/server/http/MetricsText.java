package dev.flotilla.node.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Figures as Prometheus reads them. One page, one thread. */
public final class MetricsText {
    private final StringBuilder out;

    /** @param room for how many characters at first: of a long page each growth is a copy */
    MetricsText(int room) {
        out = new StringBuilder(room);
    }

    /** Begins a family; its samples follow. */
    public MetricsText counter(String name, String help) {
        return family(name, "counter", help);
    }

    public MetricsText gauge(String name, String help) {
        return family(name, "gauge", help);
    }

    MetricsText family(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** @param labels names and values in turn */
    public MetricsText sample(String name, Number value, String... labels) {
        out.append(name);
        for (int i = 0; i + 1 < labels.length; i += 2) {
            out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            escaped(labels[i + 1]);
            out.append('"');
        }
        out.append(labels.length > 1 ? "} " : " ");
        out.append(value);
        out.append('\n');
        return this;
    }

    /** One counter by an enum, its constants in small letters. */
    public MetricsText byReason(
            String name, String help, String label, Map<? extends Enum<?>, ? extends Number> counts) {
        counter(name, help);
        counts.forEach(
                (reason, count) -> sample(name, count, label, reason.name().toLowerCase(Locale.ROOT)));
        return this;
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
