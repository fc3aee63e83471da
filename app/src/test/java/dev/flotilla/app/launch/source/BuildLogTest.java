package dev.flotilla.app.launch.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildLogTest {
    private static final String CODE_2 = "The command '/bin/sh -c make' returned a non-zero code: 2";
    private static final Dockerfile FILE =
            ((Outcome.Ok<Dockerfile>) Dockerfile.read("FROM a\n\nCOPY . /home/proj\nRUN make\n")).value();

    private static List<Problem> failed(String detail, String... lines) {
        BuildLog log = new BuildLog(
                FILE,
                new SourcePaths(List.of(
                        "Makefile", "src/main.c", "src/rpc.go", "app.py", "lib/app.py", "src/main.rs", "web/a.ts")));
        List.of(lines).forEach(log::line);
        return log.failed("a", detail);
    }

    private static Place first(String... lines) {
        return failed(CODE_2, lines).getFirst().place().orElseThrow();
    }

    @Test
    void aCompilersErrorIsTakenToItsFileAndLine() {
        List<Problem> problems = failed(
                CODE_2,
                "Step 3/3 : RUN make",
                " ---> Running in 12",
                "src/main.c:3:9: warning: unused variable",
                "/home/proj/src/main.c:12:5: error: expected ';' before '}' token",
                "/usr/include/stdio.h:3:1: note: declared here",
                "make: *** [Makefile:4: rpc] Error 1");

        assertThat(problems).hasSize(2);
        assertThat(problems.getFirst().code()).isEqualTo("FL-6111");
        assertThat(problems.getFirst().place()).contains(new Place("src/main.c", 12, 5, ""));
        assertThat(problems.getFirst().message()).isEqualTo("error: expected ';' before '}' token");
        assertThat(problems.getLast().code()).isEqualTo("FL-6110");
        assertThat(problems.getLast().message()).contains("\"RUN make\" (Dockerfile, line 4)", "code: 2");
        assertThat(problems.getLast().place()).isEmpty();
    }

    @Test
    void theFormsOfManyLanguagesAreKnown() {
        assertThat(first("./rpc.go:63:2: undefined: Node")).isEqualTo(new Place("src/rpc.go", 63, 2, ""));
        assertThat(first("  File \"/home/proj/lib/app.py\", line 7", "    x = ", "SyntaxError: invalid syntax"))
                .isEqualTo(new Place("lib/app.py", 7, 0, ""));
        assertThat(first("error[E0425]: cannot find value", "  --> src/main.rs:4:5"))
                .isEqualTo(new Place("src/main.rs", 4, 5, ""));
        assertThat(first("web/a.ts(3,7): error TS2304: Cannot find name 'x'."))
                .isEqualTo(new Place("web/a.ts", 3, 7, ""));
        assertThat(first("make: *** [Makefile:4: rpc] Error 1")).isEqualTo(new Place("Makefile", 4, 0, ""));
    }

    @Test
    void withoutAFileOfTheFolderTheStepIsToBlame() {
        List<Problem> problems = failed("COPY failed: no such file: x", "Step 1/3 : FROM a", "Step 2/3 : COPY . /x");

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().place()).contains(new Place("Dockerfile", 3, 0, ""));
        assertThat(problems.getFirst().message()).contains("COPY failed");
    }

    @Test
    void aDockerfileThatCannotBeReadIsTakenToItsLine() {
        assertThat(failed("dockerfile parse error line 3: unknown instruction: RUNN")
                        .getFirst()
                        .place())
                .contains(new Place("Dockerfile", 3, 0, ""));
        assertThat(failed("dockerfile parse error on line 2: x").getFirst().place())
                .contains(new Place("Dockerfile", 2, 0, ""));
    }

    @Test
    void aStepOfBuildKitThatFailsIsTakenToItsLine() {
        List<Problem> problems = failed(
                "failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 2",
                "[1/3] FROM docker.io/library/a",
                "[2/3] COPY . /home/proj",
                "[3/3] RUN make",
                "src/main.c:12:5: error: expected ';'",
                "ERROR in [3/3] RUN make: process \"/bin/sh -c make\" did not complete successfully: exit code: 2");

        assertThat(problems.getFirst().place()).contains(new Place("src/main.c", 12, 5, ""));
        assertThat(problems.getLast().message()).contains("\"RUN make\" (Dockerfile, line 4)", "exit code: 2");
    }

    @Test
    void whatEarlierStepsWroteIsForgotten() {
        assertThat(failed(CODE_2, "Step 2/3 : RUN x", "src/main.c:1:1: error: survived", "Step 3/3 : RUN make"))
                .hasSize(1);
    }

    @Test
    void aPathThatMayBeTwoFilesIsLeftAsWritten() {
        SourcePaths paths = new SourcePaths(List.of("a/x.c", "b/x.c"));

        assertThat(paths.meant("x.c")).isEmpty();
        assertThat(paths.meant("./b/x.c")).contains("b/x.c");
        assertThat(paths.meant("/src/a/x.c")).contains("a/x.c");
        assertThat(paths.meant("/usr/include/stdio.h")).isEmpty();
    }
}
