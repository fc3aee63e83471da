package dev.flotilla.app.launch.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
    private static Dockerfile read(String text) {
        return ((Outcome.Ok<Dockerfile>) Dockerfile.read(text)).value();
    }

    @Test
    void instructionsKeepTheirLines() {
        Dockerfile file = read("""
                # syntax=docker/dockerfile:1
                # A comment

                FROM debian AS build
                RUN make \\
                    # still the same
                    all

                  copy a b
                """);

        assertThat(file.instructions())
                .extracting(Dockerfile.Instruction::line, Dockerfile.Instruction::keyword)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4, "FROM"),
                        org.assertj.core.groups.Tuple.tuple(5, "RUN"),
                        org.assertj.core.groups.Tuple.tuple(9, "COPY"));
        assertThat(file.step(2).orElseThrow().text()).startsWith("RUN make").endsWith("all");
        assertThat(file.step(4)).isEmpty();
    }

    @Test
    void anotherEscapeIsHonoured() {
        assertThat(read("# escape=`\nFROM a\nRUN x `\n y\nCMD z\\\n").instructions())
                .extracting(Dockerfile.Instruction::line)
                .containsExactly(2, 3, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM a\nRUN --mount=type=cache,target=/x ls",
                "FROM a\nCOPY --link a b",
                "FROM a\nRUN <<EOF\necho\nEOF\n"
            })
    void whatTheClassicBuilderCannotDoIsLeftToBuildKit(String text) {
        assertThat(read(text).needsBuildKit()).isTrue();
        assertThat(read(text).instructions()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM a\nRUN --mount=type=secret,id=x ls",
                "FROM a\nRUN --network=none --mount=target=/x,type=ssh ls"
            })
    void whatNeedsASessionIsRefusedWithItsLine(String text) {
        Problem problem = ((Outcome.Failed<Dockerfile>) Dockerfile.read(text)).first();

        assertThat(problem.code()).isEqualTo("FL-6108");
        assertThat(problem.place().orElseThrow().line()).isEqualTo(2);
        assertThat(problem.hint()).contains("buildx");
    }

    @Test
    void hereDocumentsAreNoInstructions() {
        Dockerfile file = read("FROM a\nRUN <<ONE cat <<-TWO\nCOPY x y\nONE\n\tnothing\n\tTWO\nCMD z\n");

        assertThat(file.instructions())
                .extracting(Dockerfile.Instruction::line, Dockerfile.Instruction::keyword)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "FROM"),
                        org.assertj.core.groups.Tuple.tuple(2, "RUN"),
                        org.assertj.core.groups.Tuple.tuple(7, "CMD"));
    }

    @Test
    void stepsAreKnownByTheNamesThatBuildKitGivesThem() {
        Dockerfile file = read("FROM a AS build\nRUN make  all\nFROM b\nWORKDIR $X\nCOPY a  b\nRUN make none\n");

        assertThat(file.stepNamed("[build 2/2] RUN make all")).contains(2);
        assertThat(file.stepNamed("[stage-1 4/4] RUN make none")).contains(6);
        assertThat(file.stepNamed("[2/4] COPY a b")).contains(5);
        assertThat(file.stepNamed("[internal] load build context")).isEmpty();
        assertThat(file.stepNamed("make[1]: [x] RUN")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROM a\nRUN cat x | grep --exclude=y z", "FROM a\nCOPY --chown=1 a b\nRUN echo 1<<2"})
    void whatOnlyLooksLikeItIsTaken(String text) {
        assertThat(read(text).needsBuildKit()).isFalse();
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThat(((Outcome.Failed<Dockerfile>) Dockerfile.read("# nothing\n"))
                        .first()
                        .code())
                .isEqualTo("FL-6103");
    }
}
