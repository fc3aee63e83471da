package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.MachineFault;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import java.util.List;
import java.util.Set;

/** Runs one command on the calling thread and prints how it ended. The door at which exceptions become sentences. */
public final class CommandRun {
    private CommandRun() {}

    /**
     * Problems of what was typed for an option: it makes no sense, whatever the fleet is like. The kind of an engine that
     * Flotilla does not reach (FL-1005) makes sense, and is refused.
     */
    private static final Set<String> WRONG_USAGE = Set.of(
            "FL-1004", "FL-1009", "FL-1033", "FL-1034", "FL-1035", "FL-1036", "FL-1037", "FL-3113", "FL-4001",
            "FL-4003", "FL-4005", "FL-6101", "FL-6102", "FL-6107");

    /** The exit code: 0 done, 1 refused, failed or called off, 2 when an option was given a value that it cannot have. */
    public static int run(CliCommand command, CommandContext context) {
        switch (outcome(command, context)) {
            case Outcome.Ok<Answer>(Answer answer) -> {
                context.output().answer(answer);
                return answer.exitCode();
            }
            case Outcome.Failed<Answer>(List<Problem> problems) -> {
                context.output().failure(problems);
                Problem first = problems.getFirst();
                // The same in a file is no usage: that file is refused.
                boolean usage =
                        WRONG_USAGE.contains(first.code()) && first.place().isEmpty();
                return usage ? 2 : 1;
            }
        }
    }

    private static Outcome<Answer> outcome(CliCommand command, CommandContext context) {
        try {
            return command.run(context);
        } catch (InterruptedException e) {
            return calledOff();
        } catch (MachineFault e) {
            return Outcome.failed(e.problem());
        } catch (EngineException e) {
            return context.cancel().isAsked()
                    ? calledOff()
                    : Outcome.failed(EngineProblems.inWords(e.problem(), "The engine"));
        } catch (RuntimeException bug) {
            if (context.cancel().isAsked()) {
                return calledOff();
            }
            System.getLogger(CommandRun.class.getName()).log(System.Logger.Level.ERROR, "command broke", bug);
            return Outcome.failed(Problem.of(
                    "FL-9000",
                    "Flotilla made a mistake: " + bug + ".",
                    "The log in the data folder tells more; a report of it would help."));
        }
    }

    private static Outcome<Answer> calledOff() {
        return Outcome.failed(Problem.of("FL-4002", "The command was called off.", ""));
    }
}
