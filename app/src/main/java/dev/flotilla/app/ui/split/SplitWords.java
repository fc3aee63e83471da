package dev.flotilla.app.ui.split;

import dev.flotilla.app.split.Choice;
import dev.flotilla.app.split.Edge;
import dev.flotilla.app.split.Forwarder;
import dev.flotilla.app.split.Opening;
import dev.flotilla.app.split.SplitPlan;
import dev.flotilla.app.split.Way;
import dev.flotilla.app.ui.kit.Amounts;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sentences of the assistant. */
final class SplitWords {
    private SplitWords() {}

    /** @param verb what the button does besides, such as {@code Move web and api} */
    static String deed(SplitPlan plan, String verb) {
        int forwarders = plan.forwarders().size();
        return verb + (forwarders == 0 ? "" : ", add " + Amounts.count(forwarders, "forwarder", "forwarders"));
    }

    static String intro(SplitPlan plan) {
        long names = plan.edges().stream().map(Edge::key).distinct().count();
        return names == 0
                ? "Every sibling is on the host of those who use it. The file becomes what it was before it was split."
                : Amounts.count(names, "name stops", "names stop")
                        + " resolving across the hosts. Choose what takes the place of each.";
    }

    static String head(SplitModel.Row row) {
        List<Integer> ports = row.first().ports();
        return ports.isEmpty()
                ? ""
                : "port " + ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Where the sibling is named. */
    static String where(SplitModel.Row row) {
        String hosts = row.edges().stream().map(Edge::fromHost).collect(Collectors.joining(", "));
        String said = row.first().mentions().stream()
                .map(m -> m.inWords() + ", line " + m.place().line())
                .collect(Collectors.joining("; "));
        return row.key().from() + " on " + hosts + ", " + row.key().to() + " on "
                + String.join(", ", row.first().toHosts()) + ". Named in " + said + ".";
    }

    /** What the choice does; the values of an endpoint are shown beside it. */
    static String what(SplitModel.Row row, SplitPlan plan) {
        return switch (row.chosen()) {
            case FORWARDER -> forwarder(row, plan);
            case ENDPOINT ->
                "The text names the address. It has to be changed again when "
                        + row.key().to() + " moves.";
            case LEAVE ->
                row.first().isDependencyOnly()
                        ? "Nothing changes: the order of starting is kept across hosts."
                        : against(row).orElse("Nothing changes: the name does not resolve there.");
        };
    }

    private static Optional<String> against(SplitModel.Row row) {
        return row.way(Choice.FORWARDER).against();
    }

    private static String forwarder(SplitModel.Row row, SplitPlan plan) {
        List<Forwarder> own = plan.forwarders().stream()
                .filter(f -> f.sibling().equals(row.key().to())
                        && row.edges().stream().anyMatch(e -> e.fromHost().equals(f.host())))
                .toList();
        if (own.isEmpty()) {
            return "A container there carries the name " + row.key().to() + " and passes on.";
        }
        String names = own.stream().map(Forwarder::name).collect(Collectors.joining(", "));
        String targets = own.stream()
                .flatMap(f -> f.lines().stream())
                .flatMap(l -> l.targets().stream())
                .map(SplitWords::inWords)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        return names + " answers to " + row.key().to() + " there and passes on to " + targets
                + ". The text stays as it is.";
    }

    private static String inWords(Forwarder.Target target) {
        return switch (target) {
            case Forwarder.Target.Fixed fixed -> fixed.inWords();
            case Forwarder.Target.Told told -> told.variable();
        };
    }

    /** What else the file gets; empty when nothing. */
    static String openings(SplitPlan plan) {
        List<String> fresh = plan.openings().stream()
                .filter(o -> !o.isThere())
                .map(SplitWords::inWords)
                .toList();
        return fresh.isEmpty() ? "" : "Published: " + String.join("; ", fresh) + ".";
    }

    private static String inWords(Opening opening) {
        return opening.service() + " "
                + opening.hostPort()
                        .map(number -> opening.address().map(a -> a + ":").orElse("") + number)
                        .orElse(opening.containerPort() + " on a port of the plan's choice");
    }

    static String title(Choice choice) {
        return switch (choice) {
            case FORWARDER -> "Forwarder";
            case ENDPOINT -> "Address";
            case LEAVE -> "Leave";
        };
    }

    /** A change as one text for a screen reader. */
    static String read(Way.Change change) {
        return change.mention().inWords() + " before " + change.before() + " after " + change.after();
    }
}
