package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.source.YamlText;
import dev.flotilla.app.source.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A compose file. */
public final class ComposeText implements FormText {
    private final YamlText yaml;

    private ComposeText(YamlText yaml) {
        this.yaml = yaml;
    }

    /** @return FL-3301 with the place when it is no YAML */
    public static Outcome<ComposeText> read(String file, String text) {
        return YamlText.read(file, text).map(ComposeText::new);
    }

    @Override
    public String text() {
        return yaml.text();
    }

    @Override
    public List<String> services() {
        return yaml.keys(List.of("services"));
    }

    @Override
    public boolean has(ServiceKey key) {
        return true;
    }

    @Override
    public boolean interpolates() {
        return true;
    }

    private static List<String> steps(String service, ServiceKey key) {
        List<String> path = new ArrayList<>(List.of("services", service));
        path.addAll(key.path());
        return path;
    }

    @Override
    public YamlValue value(String service, ServiceKey key) {
        return yaml.value(steps(service, key));
    }

    @Override
    public Optional<Integer> line(String service, ServiceKey key) {
        return yaml.line(steps(service, key));
    }

    @Override
    public String path(String service, ServiceKey key) {
        return String.join(".", steps(service, key));
    }

    @Override
    public Optional<FormText> set(String service, ServiceKey key, YamlValue value) {
        return yaml.set(steps(service, key), value).map(ComposeText::new);
    }

    @Override
    public Optional<FormText> add(String name, Preset preset) {
        List<String> lines = new ArrayList<>(List.of("", name + ":"));
        preset.lines().forEach(line -> lines.add("  " + line.replace("@", name)));
        Optional<YamlText> edited = yaml.keys(List.of()).contains("services")
                ? yaml.addLines(List.of("services"), lines)
                : yaml.addLines(List.of(), below("services:", lines.subList(1, lines.size())));
        for (String volume : preset.volumes()) {
            edited = edited.flatMap(text -> volume(text, volume.replace("@", name)));
        }
        return edited.map(ComposeText::new);
    }

    /** Names of the secrets that the file defines. */
    List<String> secrets() {
        return yaml.keys(List.of("secrets"));
    }

    /** The variable that a secret comes from; empty when it comes from elsewhere, or is none. */
    Optional<String> secretSource(String name) {
        return yaml.value(List.of("secrets", name, "environment")) instanceof YamlValue.Text(String variable)
                ? Optional.of(variable)
                : Optional.empty();
    }

    Optional<FormText> addSecret(String name, String variable) {
        List<String> lines = List.of(name + ":", "  environment: " + variable);
        return (yaml.keys(List.of()).contains("secrets")
                        ? yaml.addLines(List.of("secrets"), lines)
                        : yaml.addLines(List.of(), List.of("", "secrets:", "  " + lines.get(0), "  " + lines.get(1))))
                .map(ComposeText::new);
    }

    Optional<FormText> dropSecret(String name) {
        List<String> path = secrets().equals(List.of(name)) ? List.of("secrets") : List.of("secrets", name);
        return yaml.set(path, new YamlValue.None()).map(ComposeText::new);
    }

    private static Optional<YamlText> volume(YamlText text, String volume) {
        return text.keys(List.of()).contains("volumes")
                ? text.addLines(List.of("volumes"), List.of(volume + ":"))
                : text.addLines(List.of(), List.of("", "volumes:", "  " + volume + ":"));
    }

    private static List<String> below(String head, List<String> lines) {
        List<String> all = new ArrayList<>(List.of(head));
        lines.forEach(line -> all.add("  " + line));
        return all;
    }
}
