package dev.flotilla.app.ui.monitor.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeRules;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is typed into the form of a node, checked field by field.
 *
 * @param editing the name of the node that is changed; empty for a new one
 */
record NodeDraft(Map<NodeField, String> typed, Node.Kind kind, Optional<String> editing) {
    NodeDraft {
        Map<NodeField, String> copy = new EnumMap<>(NodeField.class);
        copy.putAll(typed);
        typed = java.util.Collections.unmodifiableMap(copy);
    }

    static NodeDraft of(Node node, Optional<String> editing) {
        Map<NodeField, String> typed = new EnumMap<>(NodeField.class);
        typed.put(NodeField.NAME, node.name());
        typed.put(NodeField.HOST, node.host());
        typed.put(NodeField.HEARTBEAT, Integer.toString(node.heartbeatPort()));
        typed.put(NodeField.COMMS, node.commsPort() == 0 ? "" : Integer.toString(node.commsPort()));
        typed.put(NodeField.CONTROL, node.controlPort() == 0 ? "" : Integer.toString(node.controlPort()));
        typed.put(NodeField.HTTP, node.http().orElse(""));
        typed.put(NodeField.PERIOD, seconds(node.period()));
        typed.put(NodeField.TOLERANCE, seconds(node.tolerance()));
        typed.put(NodeField.NODE_ID, node.nodeId().orElse(""));
        typed.put(NodeField.KEY_FILE, node.keyFile().orElse(""));
        return new NodeDraft(typed, node.kind(), editing);
    }

    private static String seconds(Duration span) {
        return java.math.BigDecimal.valueOf(span.toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    String text(NodeField field) {
        return typed.getOrDefault(field, "").strip();
    }

    NodeDraft with(NodeField field, String text) {
        Map<NodeField, String> next = new EnumMap<>(NodeField.class);
        next.putAll(typed);
        next.put(field, text);
        return new NodeDraft(next, kind, editing);
    }

    NodeDraft with(Node.Kind next) {
        return new NodeDraft(typed, next, editing);
    }

    /** The sentence for one field; empty when it is right by itself. */
    Optional<String> error(NodeField field) {
        return switch (field) {
            case NAME -> NodeRules.nameFault(text(field)).map(NodeDraft::sentence);
            case HOST ->
                text(field).isEmpty()
                        ? Optional.of("Give the address by which other machines reach it.")
                        : NodeRules.hostFault(text(field)).map(NodeDraft::sentence);
            case HEARTBEAT -> port(field, false);
            case COMMS, CONTROL -> port(field, true);
            case HTTP ->
                text(field).isEmpty()
                        ? Optional.empty()
                        : NodeRules.httpFault(text(field)).map(NodeDraft::sentence);
            case PERIOD, TOLERANCE ->
                span(field).isPresent() ? Optional.empty() : Optional.of("Seconds are needed, such as 5 or 0.5.");
            case NODE_ID -> Optional.empty();
            case KEY_FILE ->
                text(field).isEmpty()
                        ? Optional.empty()
                        : NodeRules.keyFileFault(text(field)).map(NodeDraft::sentence);
        };
    }

    private static String sentence(Problem problem) {
        return problem.message() + " " + problem.hint();
    }

    private Optional<String> port(NodeField field, boolean mayBeNone) {
        boolean none = mayBeNone && (text(field).isEmpty() || text(field).equals("0"));
        return none || Ports.read(text(field)).isPresent() ? Optional.empty() : Optional.of(Ports.wrong(text(field)));
    }

    private Optional<Duration> span(NodeField field) {
        return text(field).matches("\\d{1,6}(\\.\\d{1,3})?")
                ? Optional.of(Duration.ofMillis(
                        new java.math.BigDecimal(text(field)).movePointRight(3).longValue()))
                : Optional.empty();
    }

    /** The edit, checked against the whole fleet; or what is wrong. */
    Outcome<FleetEdit> edit(Fleet fleet, Function<Node, Optional<Problem>> taken) {
        Optional<String> first = java.util.Arrays.stream(NodeField.values())
                .flatMap(f -> error(f).stream())
                .findFirst();
        if (first.isPresent()) {
            return Outcome.failed(Problem.of("FL-5012", first.get(), ""));
        }
        Node node = new Node(
                text(NodeField.NAME),
                text(NodeField.HOST),
                Ports.read(text(NodeField.HEARTBEAT)).orElse(Node.USUAL_HEARTBEAT_PORT),
                Ports.read(text(NodeField.COMMS)).orElse(0),
                Ports.read(text(NodeField.CONTROL)).orElse(0),
                Optional.of(text(NodeField.HTTP)).filter(t -> !t.isEmpty()),
                kind,
                span(NodeField.PERIOD).orElse(Node.USUAL_PERIOD),
                span(NodeField.TOLERANCE).orElse(Node.USUAL_TOLERANCE),
                Optional.of(text(NodeField.NODE_ID)).filter(t -> !t.isEmpty()),
                Optional.of(text(NodeField.KEY_FILE)).filter(t -> !t.isEmpty()));
        FleetEdit edit = editing.<FleetEdit>map(name -> new FleetEdit.ChangeNode(name, node))
                .orElseGet(() -> new FleetEdit.AddNode(node));
        return FleetRules.apply(fleet, edit)
                .then(after -> taken.apply(node)
                        .<Outcome<FleetEdit>>map(Outcome::failed)
                        .orElseGet(() -> Outcome.ok(edit)));
    }
}
