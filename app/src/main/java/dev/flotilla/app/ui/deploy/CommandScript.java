package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.StepHead;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Fleet;

/** A plan as a shell script that does the same with docker alone; secrets stay masked and must be filled in. */
public final class CommandScript {
    private CommandScript() {}

    public static String of(DeployPlan plan, Fleet fleet) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n# Plan for " + plan.stack() + ", made "
                + plan.madeAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                + "\n# Values shown as ******** are secrets: put them in before running.\nset -e\n");
        String host = "";
        for (Step step : plan.steps()) {
            StepHead head = step.head();
            if (!head.hostName().equals(host)) {
                host = head.hostName();
                script.append("\n# ").append(host).append('\n');
                fleet.host(head.host()).ifPresent(h -> script.append(connection(h.engine())));
            }
            if (head.command().isBlank()) {
                script.append("# ")
                        .append(head.target())
                        .append(": ")
                        .append(head.reason())
                        .append('\n');
            } else {
                script.append(head.command()).append('\n');
            }
        }
        return script.toString();
    }

    private static String connection(EngineAddress engine) {
        return switch (engine) {
            case EngineAddress.Unix unix -> "export DOCKER_HOST=" + quoted(unix.text()) + "; unset DOCKER_TLS_VERIFY\n";
            case EngineAddress.Tcp tcp ->
                "export DOCKER_HOST=" + quoted(tcp.text())
                        + tcp.tlsDir()
                                .map(dir -> " DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH=" + quoted(dir.toString()) + "\n")
                                .orElse("; unset DOCKER_TLS_VERIFY\n");
            case EngineAddress.Embedded embedded -> "# an embedded host: it has no docker\n";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
