package dev.flotilla.app.ui.stacks.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.ui.stacks.text.KeyText;
import dev.flotilla.app.ui.stacks.text.Preset;
import dev.flotilla.app.ui.stacks.text.ServiceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EditModelTest {
    static final String SHOP = """
            # My shop
            name: shop
            services:
              web:
                image: nginx:${TAG:-1.25}   # pinned
                ports:
                  - "8080:80"
                x-team: shop
              db:
                image: postgres:17
                environment: &env
                  A: b
            """;

    private final MemoryTexts texts = new MemoryTexts();
    private final EditModel model = of(SHOP);

    private EditModel of(String text) {
        return EditModel.of(MemoryTexts.text(text), texts, Runnable::run, Runnable::run);
    }

    private EditState now() {
        return model.state().value();
    }

    private static ServiceKey key(String path) {
        return java.util.stream.Stream.concat(ServiceKey.COMMON.stream(), ServiceKey.MORE.stream())
                .filter(k -> String.join(".", k.path()).equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFieldChangesItsLineAloneAndIsTakenBack() {
        model.set(key("restart"), new YamlValue.Text("always"));
        assertThat(now().text()).isEqualTo(SHOP.replace("x-team: shop\n", "x-team: shop\n    restart: always\n"));
        assertThat(now().changed()).isTrue();

        model.undo();
        assertThat(now().text()).isEqualTo(SHOP);
        assertThat(now().changed()).isFalse();
        model.redo();
        assertThat(now().text()).contains("restart: always");
    }

    @Test
    void whatIsTypedInTheTextIsInTheForm() {
        model.type(SHOP.replace("8080:80", "9090:80"));

        assertThat(now().form().value("web", key("ports"))).isEqualTo(new YamlValue.Items(List.of("9090:80")));
    }

    @Test
    void aTextThatCannotBeReadKeepsTheFormsAndSaysWhere() {
        model.type(SHOP + "\n  broken: [");

        assertThat(now().readable()).isFalse();
        assertThat(now().problems().getFirst().place().orElseThrow().line()).isGreaterThan(10);
        assertThat(now().services()).containsExactly("web", "db");
        model.set(key("restart"), new YamlValue.Text("always"));
        assertThat(now().text()).as("nothing is lost").isEqualTo(SHOP + "\n  broken: [");
    }

    @Test
    void aMistakeIsToldAtItsField() {
        model.set(key("ports"), new YamlValue.Items(List.of("8080:80", "99999:1")));

        assertThat(now().problem(key("ports"))).isPresent();
        assertThat(now().problem(key("image"))).isEmpty();
    }

    @Test
    void whatAnAliasMayNameIsLeftToTheText() {
        model.choose("db");
        model.set(key("environment"), new YamlValue.Pairs(Map.of("A", "c")));

        assertThat(now().text()).isEqualTo(SHOP);
        assertThat(now().refused().orElseThrow().code()).isEqualTo("FL-3302");
        assertThat(now().refused().orElseThrow().hint()).contains("line 11");
    }

    static List<Preset> presets() {
        return Preset.ALL;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetMakesAStackWithAHealthCheck(Preset preset) {
        model.add(preset);
        model.add(preset);

        assertThat(now().problems())
                .as(now().text())
                .noneMatch(p -> !p.message().contains("wanted twice"));
        assertThat(now().services()).contains(preset.name(), preset.name() + "-2");
        assertThat(now().service()).contains(preset.name() + "-2");
        EditModel alone = of("services:\n  web:\n    image: nginx:1\n");
        alone.add(preset);
        Stack stack = ((Outcome.Ok<StackReading>) new StackReader(path -> Outcome.ok(Optional.empty()))
                        .read(MemoryTexts.text(alone.state().value().text())))
                .value()
                .stack();
        HealthCheck check =
                stack.service(preset.name()).orElseThrow().healthCheck().orElseThrow();
        assertThat(check.test()).isNotEmpty();
        assertThat(check.interval()).isPresent();
        assertThat(stack.volumes()).hasSize(preset.volumes().size());
    }

    @Test
    void aPresetComesToAFileWithNothingButAName() {
        EditModel empty = of("name: shop\n");
        empty.add(Preset.ALL.getFirst());

        assertThat(empty.state().value().services()).containsExactly("postgres");
    }

    @Test
    void valuesComeBackInTheFormTheyHad() {
        YamlValue list = new YamlValue.Items(List.of("A=1"));
        assertThat(KeyText.read(key("environment"), "A=2\nB=x=y", list))
                .isEqualTo(new YamlValue.Items(List.of("A=2", "B=x=y")));
        assertThat(KeyText.read(key("environment"), "A=2\nB=x=y", new YamlValue.None()))
                .isEqualTo(new YamlValue.Pairs(Map.of("A", "2", "B", "x=y")));
        assertThat(KeyText.read(key("command"), "a b", new YamlValue.None())).isEqualTo(new YamlValue.Text("a b"));
        assertThat(KeyText.read(key("command"), "a\nb", new YamlValue.Text("a")))
                .isEqualTo(new YamlValue.Items(List.of("a", "b")));
        assertThat(KeyText.shown(key("image"), list)).isEmpty();
    }
}
