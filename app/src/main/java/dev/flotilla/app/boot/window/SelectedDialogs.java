package dev.flotilla.app.boot.window;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.CarriedStacks;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Questions about what is selected, one thing or several, and the deeds that follow from the answers. */
final class SelectedDialogs {
    private static final double WIDTH = 480;
    /** More lines than these are counted. */
    private static final int MOST_LINES = 8;

    private final World world;
    private final Stage stage;
    private final HostDialogs hosts;

    SelectedDialogs(World world, Stage stage, HostDialogs hosts) {
        this.world = world;
        this.stage = stage;
        this.hosts = hosts;
    }

    /** Hosts that carry nothing go at once, for that is undone by one key; else it asks. */
    void remove(List<HostId> some) {
        boolean abandons = some.stream().anyMatch(id -> !abandoned(id, some).isEmpty());
        List<String> busy = some.stream()
                .flatMap(id -> world.fleet().host(id).stream())
                .flatMap(h -> busy(h, some).stream())
                .toList();
        if (busy.isEmpty()) {
            hosts.remove(some);
            return;
        }
        String what = some.size() == 1
                ? world.fleet().host(some.getFirst()).map(Host::name).orElse("host")
                : some.size() + " hosts";
        ask(
                "Remove " + what + " from the fleet?",
                busy,
                whatBecomes(some, abandons),
                Buttons.destructive("Remove " + what, () -> {
                    stage.modals().close();
                    hosts.remove(some);
                }));
    }

    /** Embedded hosts are a part of Flotilla: what runs on them ends with them. */
    private String whatBecomes(List<HostId> some, boolean abandons) {
        long embedded = some.stream()
                .flatMap(id -> world.fleet().host(id).stream())
                .filter(Host::isEmbedded)
                .count();
        String inside = "What runs on an embedded host lives inside Flotilla and ends with it.";
        if (embedded == some.size()) {
            return inside + " Undo brings the hosts back and starts it again.";
        }
        return (embedded > 0 ? inside + " " : "")
                + (abandons
                        ? "What stacks have there runs on with nobody to stop it. Move or remove the stacks first, or leave"
                                + " them there. Undo brings the hosts back."
                        : "Containers keep running; Flotilla only looks away. Undo brings the hosts back.");
    }

    private Optional<String> busy(Host host, List<HostId> leaving) {
        CarriedStacks carried = abandoned(host.id(), leaving);
        if (!carried.isEmpty()) {
            return Optional.of(host.name() + ", which carries " + carried.inWords());
        }
        int running = running(host.id());
        return running == 0
                ? Optional.empty()
                : Optional.of(host.name() + ", which runs " + Amounts.count(running, "container", "containers"));
    }

    /** What would go out of sight with a host: nothing where the engine stays in the fleet under another name. */
    private CarriedStacks abandoned(HostId host, List<HostId> leaving) {
        ObservedFleet observed = world.observed().value();
        ObservedHost seen = observed.host(host);
        boolean stays = seen.facts()
                .map(observed::at)
                .filter(hosts -> !leaving.containsAll(hosts))
                .isPresent();
        return CarriedStacks.of(stays ? List.of() : seen.containers());
    }

    private int running(HostId host) {
        return (int) world.observed().value().host(host).containers().stream()
                .filter(RunningContainer::isRunning)
                .count();
    }

    /** One edit for all of them. */
    void setStatus(List<HostId> some, HostStatus status) {
        change(some, host -> host.status() == status ? host : host.withStatus(status));
    }

    void label(List<HostId> some) {
        TextField key = new TextField();
        key.setId("label-key");
        key.setPromptText("disk");
        TextField value = new TextField();
        value.setId("label-value");
        value.setPromptText("ssd");
        Label keyLabel = new Label("Label");
        keyLabel.setLabelFor(key);
        Label valueLabel = new Label("Value");
        valueLabel.setLabelFor(value);
        Button give = Buttons.primary("Label " + Amounts.count(some.size(), "host", "hosts"), () -> {
            stage.modals().close();
            change(some, host -> {
                SortedMap<String, String> labels = new TreeMap<>(host.labels());
                labels.put(key.getText().strip(), value.getText().strip());
                return host.withLabels(labels);
            });
        });
        give.setId("label-give");
        give.setDefaultButton(true);
        give.disableProperty().bind(key.textProperty().map(String::isBlank).orElse(true));
        stage.modals()
                .show(new Dialog(
                                "Label " + Amounts.count(some.size(), "host", "hosts"),
                                new VBox(6, keyLabel, key, valueLabel, value))
                        .width(WIDTH)
                        .buttons(Buttons.plain("Cancel", stage.modals()::close), give));
    }

    private void change(List<HostId> some, Function<Host, Host> how) {
        List<FleetEdit> edits = new ArrayList<>();
        for (HostId id : some) {
            Optional<Host> before = world.fleet().host(id);
            Optional<Host> after = before.map(how).filter(next -> !before.equals(Optional.of(next)));
            after.ifPresent(next -> edits.add(new FleetEdit.ChangeHost(next)));
        }
        if (!edits.isEmpty()) {
            hosts.submit(edits.size() == 1 ? edits.getFirst() : new FleetEdit.Together(edits));
        }
    }

    /** Asks before a deed; the answer that is safe has the focus. */
    void ask(String title, List<String> lines, String stays, Button deed) {
        VBox body = new VBox(6);
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line ->
                        body.getChildren().add(dev.flotilla.app.ui.kit.parts.Labels.wrapped(line, "fl-medium")));
        if (lines.size() > MOST_LINES) {
            body.getChildren()
                    .add(dev.flotilla.app.ui.kit.parts.Labels.secondary(
                            "and " + (lines.size() - MOST_LINES) + " more"));
        }
        body.getChildren().add(dev.flotilla.app.ui.kit.parts.Labels.wrapped(stays, "fl-small", "fl-muted"));
        deed.setId("selected-confirm");
        Button cancel = Modals.startsHere(Buttons.plain("Cancel", stage.modals()::close));
        cancel.setCancelButton(true);
        stage.modals().show(new Dialog(title, body).width(WIDTH).buttons(cancel, deed));
    }
}
