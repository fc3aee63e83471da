package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One look at the matrix of a mesh, in few words. */
abstract class MatrixLook {
    final Mesh mesh = Mesh.of(4);

    final void delay(int to, int from, double ms) {
        HeardFrom row = Objects.requireNonNull(mesh.get(to).heard.get("node-" + from));
        mesh.get(to)
                .heard
                .put(
                        row.peer(),
                        new HeardFrom(
                                row.peer(),
                                row.saidId(),
                                row.saidHost(),
                                row.saidPort(),
                                row.source(),
                                row.count(),
                                0,
                                false,
                                7,
                                row.sequence(),
                                row.ageMs(),
                                OptionalDouble.of(ms)));
    }

    static HeardFrom original(String host, int port, Optional<String> source, long ageMs) {
        return new HeardFrom(
                host + ":" + port,
                Optional.empty(),
                host,
                port,
                source,
                -1,
                0,
                false,
                0,
                0,
                OptionalLong.of(ageMs),
                OptionalDouble.empty());
    }

    final Cell matrix(String from, String to) {
        return mesh.matrix().cell(from, to).orElseThrow();
    }

    final CellState state(String from, String to) {
        return matrix(from, to).state();
    }

    final String cause(String from, String to) {
        Cell cell = matrix(from, to);
        return cell.state().code()
                + cell.cause().map(cause -> " " + cause.code()).orElse("");
    }

    final Explanation explain(String from, String to) {
        TruthMatrix matrix = mesh.matrix();
        return matrix.explain(matrix.cell(from, to).orElseThrow()).orElseThrow();
    }
}
