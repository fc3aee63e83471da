package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.source.YamlText;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.read.StackText;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The editor of a compose file without its looks. JavaFX thread; what blocks runs elsewhere and comes back. */
public final class EditModel {
    private static final int MOST_STEPS = 200;

    private final StackText opened;
    private final StackTexts texts;
    private final Executor work;
    private final Executor screen;
    private final Deque<String> past = new ArrayDeque<>();
    private final Deque<String> future = new ArrayDeque<>();
    private final SignalSource<EditState> state;
    private boolean typing;
    private int round;
    private boolean checking;
    /** Whether the text was typed in since the forms were read from it. */
    private boolean stale;

    /** @param yaml what {@code opened} says */
    private EditModel(StackText opened, YamlText yaml, StackTexts texts, Executor work, Executor screen) {
        this.opened = opened;
        this.texts = texts;
        this.work = work;
        this.screen = screen;
        Optional<String> first = yaml.keys(List.of("services")).stream().findFirst();
        this.state = new SignalSource<>(new EditState(
                opened.content(),
                yaml,
                true,
                first,
                List.of(),
                Optional.empty(),
                false,
                false,
                false,
                opened.environment()));
    }

    /** For a text that is no YAML the forms are empty until it is one. */
    public static EditModel of(StackText opened, StackTexts texts, Executor work, Executor screen) {
        Outcome<YamlText> read = YamlText.read(opened.file(), opened.content());
        Outcome<YamlText> none = YamlText.read(opened.file(), "services:\n");
        YamlText yaml = read instanceof Outcome.Ok<YamlText>(YamlText good)
                ? good
                : none instanceof Outcome.Ok<YamlText>(YamlText empty) ? empty : unreachable();
        EditModel model = new EditModel(opened, yaml, texts, work, screen);
        model.check();
        return model;
    }

    private static YamlText unreachable() {
        throw new IllegalStateException("one line of YAML is read");
    }

    Signal<EditState> state() {
        return state;
    }

    Path file() {
        return Path.of(opened.file());
    }

    void choose(String service) {
        EditState s = state.value();
        publish(s.text(), s.yaml(), s.readable(), Optional.of(service), s.problems(), Optional.empty());
    }

    /** The text was typed in. What is typed without a pause is one step back. */
    void type(String text) {
        if (text.equals(state.value().text())) {
            return;
        }
        remember(!typing);
        typing = true;
        EditState s = state.value();
        // Reading takes longer than a key may; the forms follow when it is done.
        stale = true;
        publish(text, s.yaml(), s.readable(), s.service(), s.problems(), Optional.empty());
        check();
    }

    /** The forms are those of the text of now. */
    private void settle() {
        if (stale) {
            read(
                    YamlText.read(opened.file(), state.value().text()),
                    state.value().problems());
        }
    }

    private void remember(boolean step) {
        if (step) {
            past.push(state.value().text());
            if (past.size() > MOST_STEPS) {
                past.removeLast();
            }
        }
        future.clear();
    }

    /** A field was changed. */
    void set(ServiceKey key, YamlValue value) {
        settle();
        EditState s = state.value();
        if (s.service().isEmpty() || !s.readable()) {
            return;
        }
        List<String> path = path(key);
        Optional<YamlText> edited = s.yaml().set(path, value);
        if (edited.isEmpty()) {
            Problem no = Problem.of(
                    "FL-3302",
                    String.join(".", key.path()) + " is written in a form that its field cannot change.",
                    "Change it in the text"
                            + s.yaml().line(path).map(l -> ", line " + l).orElse("") + ".");
            publish(s.text(), s.yaml(), true, s.service(), s.problems(), Optional.of(no));
            return;
        }
        step(edited.get().text());
    }

    List<String> path(ServiceKey key) {
        List<String> path =
                new ArrayList<>(List.of("services", state.value().service().orElse("")));
        path.addAll(key.path());
        return path;
    }

    private void step(String text) {
        if (!text.equals(state.value().text())) {
            typing = false;
            remember(true);
            take(text);
        }
    }

    /** Adds a service, with its volumes, under a name that is free, and shows it. */
    void add(Preset preset) {
        settle();
        EditState s = state.value();
        String name = free(preset.name(), s.services());
        List<String> lines = new ArrayList<>(List.of("", name + ":"));
        preset.lines().forEach(line -> lines.add("  " + line.replace("@", name)));
        Optional<YamlText> edited = s.yaml().keys(List.of()).contains("services")
                ? s.yaml().addLines(List.of("services"), lines)
                : s.yaml().addLines(List.of(), below("services:", lines.subList(1, lines.size())));
        for (String volume : preset.volumes()) {
            edited = edited.flatMap(text -> volume(text, volume.replace("@", name)));
        }
        if (edited.isEmpty() || !s.readable()) {
            Problem no = Problem.of(
                    "FL-3302",
                    "The services of this file are written in a form to which none can be added.",
                    "Add it in the text.");
            publish(s.text(), s.yaml(), s.readable(), s.service(), s.problems(), Optional.of(no));
            return;
        }
        step(edited.get().text());
        choose(name);
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

    private static String free(String name, List<String> taken) {
        String next = name;
        for (int i = 2; taken.contains(next); i++) {
            next = name + "-" + i;
        }
        return next;
    }

    void undo() {
        back(past, future);
    }

    void redo() {
        back(future, past);
    }

    private void back(Deque<String> from, Deque<String> to) {
        if (!from.isEmpty()) {
            to.push(state.value().text());
            typing = false;
            take(from.pop());
        }
    }

    private void take(String text) {
        EditState s = state.value();
        publish(text, s.yaml(), s.readable(), s.service(), s.problems(), Optional.empty());
        read(YamlText.read(opened.file(), text), s.problems());
        check();
    }

    /** What the text of now says to the forms. */
    private void read(Outcome<YamlText> read, List<Problem> others) {
        stale = false;
        EditState s = state.value();
        YamlText yaml = read instanceof Outcome.Ok<YamlText>(YamlText good) ? good : s.yaml();
        List<String> services = yaml.keys(List.of("services"));
        Optional<String> service = s.service()
                .filter(services::contains)
                .or(() -> services.stream().findFirst());
        List<Problem> problems = read instanceof Outcome.Failed<YamlText> failed ? failed.problems() : others;
        publish(s.text(), yaml, read instanceof Outcome.Ok, service, problems, s.refused());
    }

    private void publish(
            String text,
            YamlText yaml,
            boolean readable,
            Optional<String> service,
            List<Problem> problems,
            Optional<Problem> refused) {
        state.publish(new EditState(
                text,
                yaml,
                readable,
                service,
                problems,
                refused,
                !text.equals(opened.content()),
                !past.isEmpty(),
                !future.isEmpty(),
                opened.environment()));
    }

    /** Reads the text as a stack, elsewhere and one at a time; the answer for the latest text counts. */
    private void check() {
        round++;
        if (!checking) {
            checking = true;
            checkNow();
        }
    }

    private void checkNow() {
        int mine = round;
        StackText text =
                new StackText(opened.file(), opened.folder(), state.value().text(), opened.environment());
        work.execute(() -> {
            List<Problem> found = texts.check(text);
            Outcome<YamlText> read = YamlText.read(opened.file(), text.content());
            screen.execute(() -> {
                checking = mine != round;
                if (checking) {
                    checkNow();
                } else {
                    read(read, found);
                }
            });
        });
    }

    /** @param told what came of it, on this thread */
    void save(Consumer<Outcome<Path>> told) {
        settle();
        if (!state.value().readable()) {
            told.accept(Outcome.failed(state.value().problems()));
            return;
        }
        String text = state.value().text();
        work.execute(() -> {
            Outcome<Path> written = texts.write(opened, text);
            screen.execute(() -> told.accept(written));
        });
    }
}
