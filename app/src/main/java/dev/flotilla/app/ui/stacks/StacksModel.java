package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Signal;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Which stack is shown and what is known of it. JavaFX thread; what blocks runs elsewhere and comes back. */
public final class StacksModel {
    /** What the centre shows. */
    public sealed interface Shown {
        record Nothing() implements Shown {}

        /** A file that could not be read, with all its mistakes. */
        record Unreadable(String file, List<ReadError> errors) implements Shown {
            public Unreadable {
                errors = List.copyOf(errors);
            }
        }

        /** The file is read or the hosts are asked. */
        record Asking(String stack) implements Shown {}

        /**
         * @param placement where its services would go, and why
         * @param refused why there is no placement
         */
        record Open(WishedStack wished, Stack stack, Optional<Placement> placement, List<Problem> refused)
                implements Shown {
            public Open {
                refused = List.copyOf(refused);
            }

            /** Chosen in the window, else the file's own. */
            public Strategy strategy() {
                return wished.strategy().flatMap(Strategy::of).orElse(stack.strategy());
            }
        }
    }

    private final StackDesk desk;
    private final Supplier<Fleet> fleet;
    private final Executor work;
    private final Executor screen;
    private final SignalSource<Shown> shown = new SignalSource<>(new Shown.Nothing());
    private int round;

    public StacksModel(StackDesk desk, Supplier<Fleet> fleet, Executor work, Executor screen) {
        this.desk = desk;
        this.fleet = fleet;
        this.work = work;
        this.screen = screen;
    }

    public Signal<Shown> shown() {
        return shown;
    }

    /** Reads a file and keeps it as an opened stack when it is right. */
    public void open(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Fleet before = fleet.get();
        int mine = begin(
                file.getFileName() == null
                        ? file.toString()
                        : file.getFileName().toString());
        work.execute(() -> {
            Shown next = switch (desk.read(absolute)) {
                case Outcome.Failed<Stack> failed ->
                    new Shown.Unreadable(absolute.toString(), ReadError.of(failed.problems()));
                case Outcome.Ok<Stack>(Stack stack) -> keep(absolute, stack, before);
            };
            screen.execute(() -> arrived(mine, next));
        });
    }

    private Shown keep(Path file, Stack stack, Fleet before) {
        WishedStack known = before.stacks().get(stack.name());
        WishedStack wished = new WishedStack(
                stack.name(),
                file.toString(),
                known == null ? Optional.empty() : known.strategy(),
                known == null ? Map.of() : known.pins());
        return switch (desk.submit(new FleetEdit.OpenStack(wished))) {
            case Outcome.Failed<Fleet> failed -> new Shown.Unreadable(file.toString(), ReadError.of(failed.problems()));
            case Outcome.Ok<Fleet> saved -> placed(wished, stack);
        };
    }

    private Shown placed(WishedStack wished, Stack stack) {
        return switch (desk.place(wished)) {
            case Outcome.Ok<Placement>(Placement placement) ->
                new Shown.Open(wished, stack, Optional.of(placement), List.of());
            case Outcome.Failed<Placement> failed -> new Shown.Open(wished, stack, Optional.empty(), failed.problems());
        };
    }

    /** Shows an opened stack, read and placed anew. */
    public void select(String name) {
        WishedStack wished = fleet.get().stacks().get(name);
        if (wished == null) {
            round++;
            shown.publish(new Shown.Nothing());
            return;
        }
        load(wished);
    }

    private void load(WishedStack wished) {
        int mine = begin(wished.name());
        work.execute(() -> {
            Shown next = switch (desk.read(Path.of(wished.file()))) {
                case Outcome.Failed<Stack> failed ->
                    new Shown.Unreadable(wished.file(), ReadError.of(failed.problems()));
                case Outcome.Ok<Stack>(Stack stack) -> placed(wished, stack);
            };
            screen.execute(() -> arrived(mine, next));
        });
    }

    /** An edit, undoable: this strategy stands before the file's own. */
    public void choose(Strategy strategy) {
        if (!(shown.value() instanceof Shown.Open open) || open.strategy() == strategy) {
            return;
        }
        Optional<String> word = strategy == open.stack().strategy() ? Optional.empty() : Optional.of(strategy.word());
        WishedStack next = new WishedStack(
                open.wished().name(), open.wished().file(), word, open.wished().pins());
        int mine = begin(next.name());
        work.execute(() -> {
            Shown result = switch (desk.submit(new FleetEdit.ChooseStrategy(next.name(), word))) {
                case Outcome.Failed<Fleet> failed ->
                    new Shown.Open(open.wished(), open.stack(), open.placement(), failed.problems());
                case Outcome.Ok<Fleet> saved -> placed(next, open.stack());
            };
            screen.execute(() -> arrived(mine, result));
        });
    }

    /**
     * Forgets an opened stack; its containers and its file stay.
     *
     * @param told gets what came of it
     */
    public void close(String name, Consumer<Outcome<Fleet>> told) {
        int mine = ++round;
        work.execute(() -> {
            Outcome<Fleet> closed = desk.submit(new FleetEdit.CloseStack(name));
            screen.execute(() -> {
                if (closed instanceof Outcome.Ok<Fleet>) {
                    arrived(mine, new Shown.Nothing());
                }
                told.accept(closed);
            });
        });
    }

    private int begin(String what) {
        shown.publish(new Shown.Asking(what));
        return ++round;
    }

    private void arrived(int which, Shown next) {
        if (which == round) {
            shown.publish(next);
        }
    }
}
