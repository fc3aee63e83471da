package dev.flotilla.app.cli.doctor;

import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.doctor.Deed;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Finding.Level;
import dev.flotilla.app.doctor.probe.Examination;

/** Findings for people and for scripts. */
final class DoctorText {
    private DoctorText() {}

    static Json.Node json(Finding finding) {
        return Json.object()
                .put("code", finding.code())
                .put("severity", finding.level().word())
                .put("target", finding.target())
                .put("cause", finding.cause())
                .put("evidence", String.join("\n", finding.evidence()))
                .put("remedy", finding.remedy())
                .put("deed", finding.deed().map(Deed::label));
    }

    static String text(Examination.Result result) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : result.findings()) {
            text.append(finding.target())
                    .append(": ")
                    .append(finding.cause())
                    .append(" [")
                    .append(finding.code())
                    .append(", ")
                    .append(finding.level().word())
                    .append("]\n");
            finding.evidence().forEach(line -> text.append("    ").append(line).append('\n'));
            text.append("  ").append(finding.remedy()).append('\n');
        }
        return text.append(summary(result)).toString();
    }

    private static String summary(Examination.Result result) {
        long open = result.findings().stream()
                .filter(f -> f.level() == Level.NOT_CHECKED)
                .count();
        long found = result.findings().size() - open;
        int containers = result.scope().containers().size();
        String what = found == 0 ? "Nothing found" : found + (found == 1 ? " finding" : " findings");
        return what + (open == 0 ? "" : ", and " + open + " not checked") + "; " + containers
                + (containers == 1 ? " container" : " containers") + " looked at.";
    }
}
