package dev.flotilla.app.cli.host;

import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.UnsafeEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A host as it is wished, in answers. */
final class HostAnswers {
    private HostAnswers() {}

    /** @param more warnings besides those that the host alone gives reason for */
    static Answer kept(String done, Host host, List<String> more) {
        List<String> warnings = new ArrayList<>(warnings(host));
        warnings.addAll(more);
        Json.Node json = Answer.ok().put("host", json(host)).put("warnings", warnings);
        StringBuilder text = new StringBuilder(
                done + " " + host.name() + " at " + host.engine().text() + ".");
        warnings.forEach(w -> text.append("\nwarning: ").append(w));
        return Answer.of(json, text.toString());
    }

    private static Json.Node json(Host host) {
        return Json.object()
                .put("name", host.name())
                .put("engine", host.engine().text())
                .putIf(
                        "tlsDir",
                        host.engine() instanceof EngineAddress.Tcp tcp
                                ? tcp.tlsDir().map(Object::toString)
                                : Optional.empty())
                .put("address", host.reachableAddress())
                .put("datacenter", host.datacenter())
                .put("status", host.status().word())
                .put("labels", host.labels())
                .put("cpus", host.declared().cpus())
                .put("memoryBytes", host.declared().memoryBytes())
                .put("reservePercent", host.reservePercent());
    }

    /** Plain tcp is allowed, with the reason not to and what to do instead. */
    static List<String> warnings(Host host) {
        return UnsafeEngine.of(host.engine())
                .map(unsafe -> unsafe.reason() + " Give a TLS folder, or use `"
                        + unsafe.instead().command() + "` with "
                        + unsafe.instead().address() + ".")
                .stream()
                .toList();
    }
}
