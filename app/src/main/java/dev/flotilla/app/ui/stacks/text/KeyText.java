package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.source.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Between a value of the file and what stands in its field. */
public final class KeyText {
    private KeyText() {}

    /** Empty for a value that only the text shows. */
    public static Optional<String> shown(ServiceKey key, YamlValue value) {
        return switch (value) {
            case YamlValue.None none -> Optional.of("");
            case YamlValue.Text(String text) -> text.contains("\n") ? Optional.empty() : Optional.of(text);
            case YamlValue.Items(List<String> items)
            when key.overLines() && items.stream().noneMatch(i -> i.contains("\n")) ->
                Optional.of(String.join("\n", items));
            case YamlValue.Pairs(Map<String, String> pairs)
            when key.form() == ServiceKey.Form.PAIRS && pairs.values().stream().noneMatch(v -> v.contains("\n")) ->
                Optional.of(pairs.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("\n")));
            case YamlValue.Items items -> Optional.empty();
            case YamlValue.Pairs pairs -> Optional.empty();
            case YamlValue.Other other -> Optional.empty();
        };
    }

    /** What was typed, in the form that stands in the file, else in that of the key. */
    public static YamlValue read(ServiceKey key, String typed, YamlValue before) {
        List<String> lines =
                typed.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (lines.isEmpty()) {
            return new YamlValue.Text("");
        }
        if (!key.overLines()) {
            return new YamlValue.Text(String.join(" ", lines));
        }
        boolean pairs = before instanceof YamlValue.Pairs
                || before instanceof YamlValue.None && key.form() == ServiceKey.Form.PAIRS;
        if (pairs) {
            Map<String, String> all = new LinkedHashMap<>();
            lines.forEach(line -> {
                int at = line.indexOf('=');
                all.put(at < 0 ? line : line.substring(0, at).strip(), at < 0 ? "" : line.substring(at + 1));
            });
            return new YamlValue.Pairs(all);
        }
        boolean one = lines.size() == 1
                && !(before instanceof YamlValue.Items)
                && (key.form() == ServiceKey.Form.TEXT || before instanceof YamlValue.Text);
        return one ? new YamlValue.Text(lines.getFirst()) : new YamlValue.Items(lines);
    }
}
