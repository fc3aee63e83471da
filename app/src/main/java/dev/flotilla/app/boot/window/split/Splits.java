package dev.flotilla.app.boot.window.split;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.window.World;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.file.SplitFiles;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.split.SplitDialog;
import dev.flotilla.app.ui.split.SplitModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks what becomes of names that a move breaks. Any thread but the JavaFX one, unless said otherwise. */
public final class Splits {
    private final World world;
    private final FxGate gate;
    private final Modals modals;
    private final Consumer<List<Problem>> failed;

    /** @param failed tells the user; called on any thread */
    public Splits(World world, FxGate gate, Modals modals, Consumer<List<Problem>> failed) {
        this.world = world;
        this.gate = gate;
        this.modals = modals;
        this.failed = failed;
    }

    /**
     * A file that was rewritten.
     *
     * @param services that use one another across hosts
     */
    public record Written(Path file, String before, String after, List<String> services) {
        public Written {
            services = List.copyOf(services);
        }

        /** Puts back what it said before; FL-3210 when it says something else by now. */
        public Outcome<Path> back() {
            return SplitFiles.replace(file, after, before);
        }
    }

    /**
     * Shows the assistant when a move breaks names, else goes on at once.
     *
     * @param what the services in words
     * @param next the move itself, with what was written for it; runs on a thread that may block
     */
    public void before(
            WishedStack stack, Collection<String> services, String what, HostId to, Consumer<Optional<Written>> next) {
        Fleet fleet = world.store().state().value().fleet();
        Outcome<SplitOffer> offer = SplitOffer.of(
                stack,
                services,
                to,
                fleet,
                world.observed().value(),
                world.planning().environment());
        switch (offer) {
            // A file that cannot be read is told by the plan, with all its mistakes.
            case Outcome.Failed<SplitOffer> unread -> next.accept(Optional.empty());
            case Outcome.Ok<SplitOffer>(SplitOffer good) -> {
                SplitPlan plan = good.plan();
                if (good.isNeeded(plan)) {
                    String host = fleet.host(to).map(h -> h.name()).orElse("");
                    long gone = plan.edges().isEmpty() ? good.forwarders() : 0;
                    String verb = "Move " + what
                            + (gone == 0 ? "" : ", remove " + Amounts.count(gone, "forwarder", "forwarders"));
                    SplitDialog.Question question = new SplitDialog.Question(
                            "Move " + what + " to " + host,
                            verb,
                            true,
                            made -> Commands.move(stack.name(), List.copyOf(services), Optional.of(host))
                                    .then(good.command(made)));
                    gate.execute(() -> show(good, plan, question, next));
                } else {
                    next.accept(Optional.empty());
                }
            }
        }
    }

    /**
     * Shows the assistant for a placement that parts services which use each other.
     *
     * @param next with what was written; runs on a thread that may block, and not at all when it is called off
     */
    public void of(WishedStack stack, Placement placement, Consumer<Written> next) {
        Outcome<SplitOffer> offer = SplitOffer.of(
                stack,
                placement,
                world.store().state().value().fleet(),
                world.observed().value(),
                world.planning().environment());
        switch (offer) {
            case Outcome.Failed<SplitOffer>(List<Problem> problems) -> failed.accept(problems);
            case Outcome.Ok<SplitOffer>(SplitOffer good) -> {
                SplitPlan plan = good.plan();
                if (!good.isNeeded(plan)) {
                    failed.accept(List.of(Problem.of(
                            "FL-3208",
                            "No name of " + stack.name() + " breaks by this plan.",
                            "Nothing was changed.")));
                    return;
                }
                SplitDialog.Question question = new SplitDialog.Question(
                        "Names of " + stack.name() + " across hosts", "Keep this", false, good::command);
                gate.execute(() -> show(good, plan, question, written -> written.ifPresent(next)));
            }
        }
    }

    private void show(
            SplitOffer offer, SplitPlan plan, SplitDialog.Question question, Consumer<Optional<Written>> next) {
        SplitModel model = new SplitModel(
                plan,
                (choices, answer) -> world.work().execute(() -> {
                    SplitPlan made = offer.plan(choices);
                    gate.execute(() -> answer.accept(made));
                }));
        modals.show(new SplitDialog(model, question, new SplitDialog.Deeds() {
            @Override
            public void cancel() {
                modals.close();
            }

            @Override
            public void without() {
                modals.close();
                world.work().execute(() -> next.accept(Optional.empty()));
            }

            @Override
            public void split(SplitPlan chosen) {
                modals.close();
                world.work().execute(() -> write(offer, chosen, next));
            }
        }));
    }

    private void write(SplitOffer offer, SplitPlan plan, Consumer<Optional<Written>> next) {
        Written written = new Written(
                offer.file().path(),
                offer.file().text(),
                offer.text(plan),
                plan.edges().stream()
                        .flatMap(e -> Stream.of(e.from(), e.to()))
                        .distinct()
                        .toList());
        switch (SplitFiles.replace(written.file(), written.before(), written.after())) {
            case Outcome.Ok<Path> done -> next.accept(Optional.of(written));
            case Outcome.Failed<Path>(List<Problem> problems) -> failed.accept(problems);
        }
    }
}
