package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.deploy.book.StackBook;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.deploy.run.Recovery;
import dev.flotilla.app.deploy.run.StackPlanning;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.stack.Strategy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stack commands make of the rooms. */
final class StackRooms {
    private StackRooms() {}

    static HostSurvey survey(CommandContext context) {
        return new HostSurvey(context.rooms().engines(), context.rooms().workers());
    }

    static StackPlanning planning(CommandContext context) {
        return new StackPlanning(
                survey(context),
                context.rooms().journal(),
                context.rooms().vault(),
                context.rooms().clock(),
                context.environment());
    }

    static StackBook book(CommandContext context) {
        return new StackBook(
                context.rooms().journal(), survey(context), context.rooms().vault());
    }

    static Recovery recovery(CommandContext context) {
        return new Recovery(
                context.rooms().engines(),
                context.rooms().journal(),
                context.rooms().vault(),
                context.rooms().deployer());
    }

    /** What {@code --strategy} says; an unknown one is refused. */
    static Outcome<Optional<Strategy>> strategy(Optional<String> word) {
        if (word.isEmpty()) {
            return Outcome.ok(Optional.empty());
        }
        Optional<Strategy> known = Strategy.of(word.get());
        return known.isPresent()
                ? Outcome.ok(known)
                : Outcome.failed(Problem.of(
                        "FL-4003",
                        "There is no strategy \"" + word.get() + "\".",
                        "Use one of: "
                                + Arrays.stream(Strategy.values())
                                        .map(Strategy::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** Where the user put services of this file by hand. */
    static Map<String, HostId> pins(CommandContext context, Path file) {
        return context.rooms().fleet().stacks().values().stream()
                .filter(s -> s.file().equals(file.toString()))
                .findFirst()
                .map(WishedStack::pins)
                .orElse(Map.of());
    }

    /** Without {@code --yes}, or the name of the stack typed at a terminal, nothing that alters an engine begins. */
    static Outcome<String> sure(CommandContext context, boolean yes, String what, String stack)
            throws InterruptedException {
        if (yes) {
            return Outcome.ok(stack);
        }
        Optional<String> typed = context.output().isJson()
                ? Optional.empty()
                : context.prompt().ask(what.replaceFirst(",$", "") + ". Type " + stack + " to do it: ");
        if (typed.isPresent()) {
            return typed.get().equals(stack)
                    ? Outcome.ok(stack)
                    : Outcome.failed(Problem.of(
                            "FL-4004",
                            "Nothing was done: the name of the stack was not typed.",
                            "Type " + stack + ", or add --yes."));
        }
        return Outcome.failed(Problem.of(
                "FL-4004",
                what + " was not done: " + context.prompt().whyNobody() + "it needs --yes, which stands for typing \""
                        + stack + "\".",
                "Look at the plan first, then add --yes."));
    }
}
