package dev.flotilla.app.boot;

import dev.flotilla.app.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands as a process of their own would run them, opening the data folder anew each time, without the price of a
 * process. Not for embedded hosts, which need one that stays.
 */
public final class InProcess {
    private final Path folder;

    public InProcess(Path folder) {
        this.folder = folder;
    }

    /** With {@code --json}: what it answered, and its exit code. */
    public record Said(int code, JsonNode json) {}

    public Said run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--json", "--data", folder.toString()));
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        int code = new Cli(new CommandProcess(System.getenv(), new CallOff(), printer, printer), "test")
                .run(
                        all,
                        printer,
                        new PrintWriter(new StringWriter()),
                        Path.of("").toAbsolutePath());
        return new Said(code, JsonMapper.shared().readTree(out.toString()));
    }

    /** The answer of a command that must succeed. */
    public JsonNode done(String... words) {
        Said said = run(words);
        if (said.code() != 0) {
            throw new AssertionError(List.of(words) + ": " + said);
        }
        return said.json();
    }

    /** The error of a command that must be refused or fail. */
    public JsonNode refused(String... words) {
        Said said = run(words);
        if (said.code() != 1) {
            throw new AssertionError(List.of(words) + ": " + said);
        }
        return said.json().get("error");
    }
}
