package dev.flotilla.app.ui.peers;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.fleet.SetupRules;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.form.ConfigCheck;
import dev.flotilla.app.peers.lens.Lens;
import dev.flotilla.app.peers.setup.PortGuard;
import dev.flotilla.app.peers.setup.PortText;
import dev.flotilla.app.peers.setup.SetupMends;
import dev.flotilla.app.peers.setup.Stations;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.ui.kit.code.TextSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Which node is shown, what is edited and not saved yet, and what the lens finds over all of them as they are edited. */
final class PeersModel {
    private static final NodeConfig USUAL = new NodeConfig(
            NodeConfig.USUAL_BIND,
            Optional.empty(),
            Optional.empty(),
            NodeConfig.USUAL_HEARTBEAT_PORT,
            NodeConfig.USUAL_COMMS_PORT,
            List.of());

    private final PeersWorld world;
    private final PeersDeeds deeds;
    private final Map<String, NodeSetup> drafts = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    /** Of what is edited and not saved; a saved edit is the fleet's to take back. */
    private final Map<String, TextSteps> steps = new HashMap<>();

    private Optional<String> selected = Optional.empty();
    /** Of the state of now; looked for once, when somebody asks. */
    private Optional<List<Finding>> found = Optional.empty();

    PeersModel(PeersWorld world, PeersDeeds deeds) {
        this.world = world;
        this.deeds = deeds;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        found = Optional.empty();
        listeners.forEach(Runnable::run);
    }

    /** A draft that equals what is saved is none any more; one whose node has gone goes with it. */
    void fleetChanged() {
        drafts.entrySet()
                .removeIf(entry -> world.fleet()
                        .setupNamed(entry.getKey())
                        .map(saved -> saved.equals(entry.getValue()))
                        .orElse(true));
        if (selected.flatMap(world.fleet()::setupNamed).isEmpty()) {
            selected = world.fleet().setups().stream().findFirst().map(NodeSetup::name);
        }
        changed();
    }

    List<NodeSetup> setups() {
        return world.fleet().setups().stream()
                .map(s -> Objects.requireNonNullElse(drafts.get(s.name()), s))
                .toList();
    }

    Optional<NodeSetup> shown() {
        return selected.flatMap(
                name -> setups().stream().filter(s -> s.name().equals(name)).findFirst());
    }

    void select(String name) {
        if (!Optional.of(name).equals(selected)) {
            selected = Optional.of(name);
            changed();
        }
    }

    boolean isEdited(String name) {
        return drafts.containsKey(name);
    }

    void edit(UnaryOperator<NodeSetup> edit) {
        shown().ifPresent(now -> {
            NodeSetup next = edit.apply(now);
            if (!next.equals(now)) {
                boolean saved = world.fleet().setups().contains(next);
                if (saved) {
                    drafts.remove(next.name());
                } else {
                    drafts.put(next.name(), next);
                }
                changed();
            }
        });
    }

    /** An edit of the configuration, while it can be read. */
    void editConfig(UnaryOperator<JsonText> edit) {
        check().text().ifPresent(text -> type(edit.apply(text).text()));
    }

    /** With the ports under which others reach that node. */
    void addPeer(NodeSetup other, String address) {
        NodeConfig config = other.config()
                .flatMap(text -> ConfigCheck.of(other.name(), text).config())
                .orElse(USUAL);
        List<Published> published =
                other.network() == NodeSetup.Network.BRIDGE ? PortText.read(other.ports()) : List.of();
        Mend.AddPeer peer = new Mend.AddPeer(
                "",
                "",
                address,
                outside(published, config.heartbeatPort(), true),
                outside(published, config.commsPort(), false));
        editConfig(peer::apply);
    }

    private static int outside(List<Published> published, int inside, boolean udp) {
        return published.stream()
                .filter(p -> p.udp() == udp && p.holds(inside))
                .map(p -> p.outside(inside))
                .findFirst()
                .orElse(inside);
    }

    void type(String text) {
        edit(setup -> {
            String was = setup.config().orElse("");
            if (!was.equals(text)) {
                steps(setup).step(was, text, true);
            }
            return setup.withConfig(text);
        });
    }

    void undo() {
        edit(setup -> back(setup, steps(setup).undo(setup.config().orElse(""))));
    }

    void redo() {
        edit(setup -> back(setup, steps(setup).redo(setup.config().orElse(""))));
    }

    private static NodeSetup back(NodeSetup now, Optional<String> then) {
        return then.map(now::withConfig).orElse(now);
    }

    private TextSteps steps(NodeSetup setup) {
        return steps.computeIfAbsent(setup.name(), name -> new TextSteps());
    }

    PortGuard guard() {
        return PortGuard.of(shown().orElseThrow(), check().config().orElse(USUAL));
    }

    ConfigCheck check() {
        return shown().flatMap(s -> s.config().map(text -> ConfigCheck.of(s.name(), text)))
                .orElseGet(() -> new ConfigCheck(Optional.empty(), Optional.empty(), List.of()));
    }

    /** Only what can be read is saved: the one before stays in force until then. */
    boolean canSave() {
        return shown().filter(s -> isEdited(s.name()) && SetupRules.check(s) instanceof Outcome.Ok)
                        .isPresent()
                && (shown().flatMap(NodeSetup::config).isEmpty()
                        || check().config().isPresent());
    }

    void save() {
        if (canSave()) {
            shown().map(FleetEdit.PutSetup::new).ifPresent(deeds::submit);
        }
    }

    void revert() {
        shown().ifPresent(setup -> {
            drafts.remove(setup.name());
            changed();
        });
    }

    private Fleet edited() {
        Fleet fleet = world.fleet();
        return new Fleet(fleet.name(), fleet.hosts(), fleet.spots(), fleet.stacks(), fleet.nodes(), setups());
    }

    private Stations stations() {
        return Stations.of(edited(), world.running());
    }

    /** Of a finding that an edit of one configuration does not answer. */
    Optional<SetupMends.SetupMend> setupMend(Finding finding) {
        return SetupMends.of(finding, edited(), stations().stations());
    }

    void mend(SetupMends.SetupMend mend) {
        submit(mend.edits());
    }

    List<Finding> findings() {
        List<Finding> now = found.orElseGet(() -> Lens.look(stations().stations()));
        found = Optional.of(now);
        return now;
    }

    /** What runs on the hosts has changed. */
    void observedChanged() {
        changed();
    }

    /** How many configurations no rule can look at. */
    int unreadable() {
        return stations().unreadable().size();
    }

    /** One edit of the fleet, undoable as any other. */
    void mend(Mend mend) {
        setups().stream()
                .filter(s -> s.name().equals(mend.station()))
                .findFirst()
                .flatMap(s -> s.config()
                        .flatMap(text -> ConfigCheck.of(s.name(), text).text())
                        .map(text -> s.withConfig(mend.apply(text).text())))
                .ifPresent(next -> submit(List.of(new FleetEdit.PutSetup(next))));
    }

    /** All that have a mend, as one edit. */
    void mendAll() {
        Lens.Mended mended = Lens.mendAll(stations().stations());
        List<FleetEdit> edits = new ArrayList<>();
        for (Station station : mended.stations()) {
            setups().stream()
                    .filter(s -> s.name().equals(station.name()))
                    .filter(s -> !s.config().equals(Optional.of(station.text().text())))
                    .forEach(s -> edits.add(
                            new FleetEdit.PutSetup(s.withConfig(station.text().text()))));
        }
        submit(edits);
    }

    /** As one edit. What was edited of these nodes and not saved is saved with it. */
    private void submit(List<FleetEdit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        FleetEdit edit = edits.size() == 1 ? edits.getFirst() : new FleetEdit.Together(edits);
        if (FleetRules.apply(world.fleet(), edit) instanceof Outcome.Ok) {
            for (FleetEdit each : edits) {
                if (each instanceof FleetEdit.PutSetup(NodeSetup setup)) {
                    drafts.remove(setup.name());
                }
            }
        }
        deeds.submit(edit);
    }

    PeersWorld world() {
        return world;
    }

    PeersDeeds deeds() {
        return deeds;
    }
}
