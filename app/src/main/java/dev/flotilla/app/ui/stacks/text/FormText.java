package dev.flotilla.app.ui.stacks.text;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a stack as forms edit it. An edit gives a new one in which only what was edited differs, byte for byte; one that
 * the way the text is written does not allow gives nothing.
 */
public sealed interface FormText permits ComposeText, GraphiumText {
    /** In the dialect that the text has. */
    static Outcome<? extends FormText> read(StackText text) {
        return StackReader.isJson(text)
                ? GraphiumText.read(text.file(), text.content())
                : ComposeText.read(text.file(), text.content());
    }

    /** Without anything in it, in the dialect of a text that cannot be read. */
    static FormText none(StackText text) {
        Outcome<? extends FormText> none = StackReader.isJson(text)
                ? GraphiumText.read(text.file(), "{\"itemListElement\": []}")
                : ComposeText.read(text.file(), "services:\n");
        return switch (none) {
            case Outcome.Ok<? extends FormText> ok -> ok.value();
            case Outcome.Failed<? extends FormText> failed ->
                throw new IllegalStateException(failed.first().message());
        };
    }

    String text();

    /** Names, in the order of the text. */
    List<String> services();

    /** Whether services of this dialect have such a key. */
    boolean has(ServiceKey key);

    /** Whether values hold variables. */
    boolean interpolates();

    YamlValue value(String service, ServiceKey key);

    /** From 1; empty where nothing stands. */
    Optional<Integer> line(String service, ServiceKey key);

    /** As findings about it name it, themselves or as what they begin with. */
    String path(String service, ServiceKey key);

    /** Nothing in it takes the key away. */
    Optional<FormText> set(String service, ServiceKey key, YamlValue value);

    /** With one more service, under a name that is free, and with its volumes. */
    Optional<FormText> add(String name, Preset preset);

    /** A name that no service has. */
    default String free(String name) {
        List<String> taken = services();
        String next = name;
        for (int i = 2; taken.contains(next); i++) {
            next = name + "-" + i;
        }
        return next;
    }

    /** All keys that have a field. */
    static List<ServiceKey> keys() {
        List<ServiceKey> all = new ArrayList<>(ServiceKey.COMMON);
        all.addAll(ServiceKey.MORE);
        return all;
    }
}
