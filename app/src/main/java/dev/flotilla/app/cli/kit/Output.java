package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.Problem;
import java.io.PrintWriter;
import java.util.List;

/**
 * Where a command writes: the terminal, or a socket to the process that has the terminal. With {@code --json} standard
 * output holds one JSON value, written by {@link #answer}, and nothing else.
 */
public final class Output {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    public Output(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    public boolean isJson() {
        return json;
    }

    /** A line for people on the way; with {@code --json} it is not written. */
    public void line(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }

    /** Drawing for the terminal, as it is; with {@code --json} it is not written. */
    public void raw(String drawing) {
        if (!json) {
            out.print(drawing);
            out.flush();
        }
    }

    /** A line beside the result, such as a warning or progress: on standard error. */
    public void note(String text) {
        err.println(text);
        err.flush();
    }

    /** The end of a command. */
    public void answer(Answer answer) {
        if (json) {
            out.println(Json.write(answer.json()));
        } else if (!answer.text().isEmpty()) {
            out.println(answer.text());
        }
        out.flush();
    }

    /** The end of one that failed. */
    public void failure(List<Problem> problems) {
        if (json) {
            out.println(Json.write(ProblemText.json(problems)));
            out.flush();
        } else {
            note(ProblemText.text(problems));
        }
    }
}
