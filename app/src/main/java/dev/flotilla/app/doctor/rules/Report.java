package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Facts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.Listener;
import dev.flotilla.app.doctor.Masks;
import dev.flotilla.app.doctor.NodeFacts;
import dev.flotilla.app.doctor.Probe;
import dev.flotilla.app.secret.EnvValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Findings and the facts they rest on, as text to be kept or sent to somebody: secrets are masked, every line. */
public final class Report {
    private static final int LINES = 20;

    private final Masks masks;
    private final StringBuilder text = new StringBuilder();

    private Report(Masks masks) {
        this.masks = masks;
    }

    public static String of(Facts facts, List<Finding> findings) {
        Report report = new Report(Masks.of(facts.containers()));
        report.line(0, "Examined at " + facts.at() + (facts.helpers() ? ", with" : ", without") + " helper containers");
        report.line(0, "");
        report.line(0, findings.isEmpty() ? "Nothing found." : "Findings");
        findings.forEach(report::finding);
        report.line(0, "");
        report.line(0, "Hosts");
        facts.hosts().forEach(report::host);
        report.line(0, "");
        report.line(0, "Containers");
        facts.close().forEach(report::container);
        report.line(0, "");
        report.line(0, "Tried");
        facts.probes().forEach(probe -> report.probe(facts, probe));
        return report.text.toString();
    }

    private void line(int depth, String words) {
        text.append("  ".repeat(depth)).append(masks.clean(words)).append('\n');
    }

    private void finding(Finding finding) {
        line(1, finding.code() + " " + finding.level().word() + " " + finding.target() + ": " + finding.cause());
        finding.evidence().forEach(e -> line(3, e));
        line(2, finding.remedy());
    }

    private void host(HostFacts host) {
        line(
                1,
                host.name() + " at " + host.address() + ", "
                        + host.host().status().word() + ", engine "
                        + host.engine()
                                .map(e -> e.product() + " " + e.version() + ", " + e.operatingSystem())
                                .orElse("silent"));
        host.problem().ifPresent(p -> line(2, p.message() + " [" + p.code() + "]"));
        line(2, "clock ahead by " + words(host.ahead().value().map(d -> d.toMillis() + " ms"), host.ahead()));
    }

    private void container(ContainerFacts container) {
        line(
                1,
                container.target() + ": " + container.seen().image() + ", "
                        + container.seen().statusLine());
        line(2, "published: " + Doors.texts(container) + "; networks: " + String.join(", ", container.networks()));
        container.detail().value().ifPresent(this::detail);
        line(
                2,
                "listening: "
                        + words(
                                container
                                        .listeners()
                                        .value()
                                        .map(all -> all.stream()
                                                .map(Listener::text)
                                                .distinct()
                                                .collect(Collectors.joining(", "))),
                                container.listeners()));
        container.node().ifPresent(this::node);
        List<LogLine> log = container.log().value().orElse(List.of());
        log.subList(Math.max(0, log.size() - LINES), log.size()).forEach(l -> line(3, "log: " + l.text()));
        container.log().missing().ifPresent(why -> line(2, "log: not checked, " + why));
    }

    private void detail(ContainerDetail detail) {
        line(
                2,
                "restart " + detail.restart() + ", started anew " + detail.restartCount() + " times"
                        + (detail.oomKilled() ? ", killed for want of memory" : ""));
        for (Map.Entry<String, EnvValue> entry : new TreeMap<>(detail.environment()).entrySet()) {
            line(3, entry.getKey() + "=" + entry.getValue().shown());
        }
    }

    private void node(NodeFacts node) {
        line(
                2,
                "node " + node.kind() + ", configuration "
                        + words(node.config().value().map(s -> "read"), node.config()));
        node.heard()
                .value()
                .ifPresent(rows -> rows.forEach(
                        row -> line(3, "hears " + row.host() + ":" + row.heartbeatPort() + " " + row.status())));
    }

    private void probe(Facts facts, Probe probe) {
        String from = probe.from()
                .flatMap(facts::container)
                .map(ContainerFacts::target)
                .orElse("this computer");
        line(
                1,
                from + " to " + probe.host() + ":" + probe.port() + "/"
                        + probe.protocol().word() + ": " + probe.reached().words());
    }

    private static String words(Optional<String> known, Known<?> fact) {
        return known.orElseGet(() -> "not checked"
                + fact.missing().filter(w -> !w.isEmpty()).map(w -> ", " + w).orElse(""));
    }
}
