package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.kit.code.TextSteps;
import dev.flotilla.app.ui.stacks.text.FormText;
import dev.flotilla.app.ui.stacks.text.Meaning;
import dev.flotilla.app.ui.stacks.text.Preset;
import dev.flotilla.app.ui.stacks.text.SecretCheck;
import dev.flotilla.app.ui.stacks.text.SecretPlaces;
import dev.flotilla.app.ui.stacks.text.ServiceKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The editor of a stack file without its looks. JavaFX thread; what blocks runs elsewhere and comes back. */
public final class EditModel {
    private final StackText opened;
    private final StackTexts texts;
    private final Executor work;
    private final Executor screen;
    private final TextSteps steps = new TextSteps();
    private final SignalSource<EditState> state;
    private int round;
    private boolean checking;
    /** Whether the text was typed in since the forms were read from it. */
    private boolean stale;

    private EditModel(StackText opened, StackTexts texts, Executor work, Executor screen) {
        this.opened = opened;
        this.texts = texts;
        this.work = work;
        this.screen = screen;
        FormText form = FormText.read(opened) instanceof Outcome.Ok<? extends FormText> good
                ? good.value()
                : FormText.none(opened);
        this.state = new SignalSource<>(new EditState(
                opened.content(),
                form,
                true,
                form.services().stream().findFirst(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                false,
                false,
                new Meaning(opened.environment(), texts.process())));
    }

    /** For a text that cannot be read the forms are empty until it can. */
    public static EditModel of(StackText opened, StackTexts texts, Executor work, Executor screen) {
        EditModel model = new EditModel(opened, texts, work, screen);
        model.check();
        return model;
    }

    Signal<EditState> state() {
        return state;
    }

    Path file() {
        return Path.of(opened.file());
    }

    StackText opened() {
        return opened;
    }

    Executor screen() {
        return screen;
    }

    void choose(String service) {
        EditState s = state.value();
        publish(s.text(), s.form(), s.readable(), Optional.of(service), Optional.empty());
    }

    /** The text was typed in. Letters that are typed one behind the other are one step back. */
    void type(String text) {
        EditState s = state.value();
        if (text.equals(s.text())) {
            return;
        }
        steps.step(s.text(), text, true);
        // Reading takes longer than a key may; the forms follow when it is done.
        stale = true;
        publish(text, s.form(), s.readable(), s.service(), Optional.empty());
        check();
    }

    /** The forms are those of the text of now. */
    private void settle() {
        if (stale) {
            read(
                    read(state.value().text()),
                    new StackTexts.Checked(
                            state.value().problems(), state.value().warnings()));
        }
    }

    private Outcome<? extends FormText> read(String text) {
        return FormText.read(with(text));
    }

    private StackText with(String text) {
        return new StackText(opened.file(), opened.folder(), text, opened.environment());
    }

    /** A field was changed. */
    void set(ServiceKey key, YamlValue value) {
        settle();
        EditState s = state.value();
        if (s.service().isEmpty() || !s.readable()) {
            return;
        }
        String service = s.service().get();
        Optional<FormText> edited = s.form().set(service, key, value);
        if (edited.isEmpty()) {
            Problem no = Problem.of(
                    "FL-3302",
                    key.word() + " is written in a form that its field cannot change.",
                    "Change it in the text"
                            + s.form()
                                    .line(service, key)
                                    .map(l -> ", line " + l)
                                    .orElse("") + ".");
            publish(s.text(), s.form(), true, s.service(), Optional.of(no));
            return;
        }
        step(edited.get().text());
    }

    /** A secret of the service goes the other way from now on: by environment or as a file. */
    void move(SecretPlaces.Place place) {
        settle();
        EditState s = state.value();
        if (s.service().isEmpty() || !s.readable()) {
            return;
        }
        switch (SecretPlaces.move(s.form(), s.service().get(), place)) {
            case Outcome.Ok<FormText>(FormText edited) -> step(edited.text());
            case Outcome.Failed<FormText> failed ->
                publish(s.text(), s.form(), true, s.service(), Optional.of(failed.first()));
        }
    }

    private void step(String text) {
        if (!text.equals(state.value().text())) {
            steps.step(state.value().text(), text, false);
            take(text);
        }
    }

    /** Adds a service, with its volumes, under a name that is free, and shows it. */
    void add(Preset preset) {
        settle();
        EditState s = state.value();
        String name = s.form().free(preset.name());
        Optional<FormText> edited = s.readable() ? s.form().add(name, preset) : Optional.empty();
        if (edited.isEmpty()) {
            Problem no = Problem.of(
                    "FL-3302",
                    "The services of this file are written in a form to which none can be added.",
                    "Add it in the text.");
            publish(s.text(), s.form(), s.readable(), s.service(), Optional.of(no));
            return;
        }
        step(edited.get().text());
        choose(name);
    }

    void undo() {
        steps.undo(state.value().text()).ifPresent(this::take);
    }

    void redo() {
        steps.redo(state.value().text()).ifPresent(this::take);
    }

    private void take(String text) {
        EditState s = state.value();
        publish(text, s.form(), s.readable(), s.service(), Optional.empty());
        read(read(text), new StackTexts.Checked(s.problems(), s.warnings()));
        check();
    }

    /** What the text of now says to the forms. */
    private void read(Outcome<? extends FormText> read, StackTexts.Checked others) {
        stale = false;
        EditState s = state.value();
        Optional<FormText> good =
                read instanceof Outcome.Ok<? extends FormText> ok ? Optional.of(ok.value()) : Optional.empty();
        FormText form = good.orElse(s.form());
        List<String> services = form.services();
        Optional<String> service = s.service()
                .filter(services::contains)
                .or(() -> services.stream().findFirst());
        List<Problem> problems =
                read instanceof Outcome.Failed<? extends FormText> failed ? failed.problems() : others.errors();
        state.publish(new EditState(
                s.text(),
                form,
                good.isPresent(),
                service,
                problems,
                others.warnings(),
                s.refused(),
                s.changed(),
                s.undo(),
                s.redo(),
                s.meaning()));
    }

    private void publish(
            String text, FormText form, boolean readable, Optional<String> service, Optional<Problem> refused) {
        EditState s = state.value();
        state.publish(new EditState(
                text,
                form,
                readable,
                service,
                s.problems(),
                s.warnings(),
                refused,
                !text.equals(opened.content()),
                steps.hasPast(),
                steps.hasFuture(),
                s.meaning()));
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
        StackText text = with(state.value().text());
        work.execute(() -> {
            StackTexts.Checked found = texts.check(text);
            Outcome<? extends FormText> read = FormText.read(text);
            List<Problem> warnings = new ArrayList<>(
                    read instanceof Outcome.Ok<? extends FormText> ok
                            ? SecretCheck.of(opened.file(), ok.value())
                            : List.of());
            warnings.addAll(found.warnings());
            StackTexts.Checked all = new StackTexts.Checked(found.errors(), warnings);
            screen.execute(() -> {
                checking = mine != round;
                if (checking) {
                    checkNow();
                } else {
                    read(read, all);
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
