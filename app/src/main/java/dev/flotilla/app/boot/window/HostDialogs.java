package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.embedded.EmbeddedAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.fleet.store.FleetChange;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.forms.CheckStep;
import dev.flotilla.app.ui.forms.EngineKind;
import dev.flotilla.app.ui.forms.FoundEngine;
import dev.flotilla.app.ui.forms.HostChecks;
import dev.flotilla.app.ui.forms.HostDraft;
import dev.flotilla.app.ui.forms.HostForm;
import dev.flotilla.app.ui.forms.HostFormModel;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.EditCommand;
import dev.flotilla.app.ui.kit.notices.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The form of a host, and what it asks of the engines. */
final class HostDialogs implements HostChecks {
    private final World world;
    private final Stage stage;
    private final Runnable undo;

    /** @param undo takes the last edit back */
    HostDialogs(World world, Stage stage, Runnable undo) {
        this.world = world;
        this.stage = stage;
        this.undo = undo;
    }

    void add(MapActions.NewHost kind, Optional<Spot> spot) {
        EngineKind engine = kind == MapActions.NewHost.EMBEDDED ? EngineKind.EMBEDDED : EngineKind.UNIX;
        open(HostDraft.blank(newId(), engine), false, host -> new FleetEdit.AddHost(host, spot));
    }

    void addFound(FoundEngine found) {
        HostDraft draft = HostDraft.blank(newId(), EngineKind.UNIX).with(found);
        open(draft, false, host -> new FleetEdit.AddHost(host, Optional.empty()));
    }

    void edit(HostId id) {
        world.fleet().host(id).ifPresent(host -> open(HostDraft.of(host), true, FleetEdit.ChangeHost::new));
    }

    HostId newId() {
        return HostId.random(world.random());
    }

    private void open(HostDraft draft, boolean editing, Function<Host, FleetEdit> edit) {
        HostFormModel model = new HostFormModel(draft, editing, world.fleet(), this, world.work(), stage.gate());
        model.lookForEngines();
        stage.modals().show(new HostForm(model, stage.modals()::close, host -> {
            stage.modals().close();
            submit(edit.apply(EmbeddedAddress.given(host, world.fleet())));
        }));
    }

    void remove(List<HostId> hosts) {
        List<FleetEdit> edits = new ArrayList<>();
        hosts.forEach(id -> edits.add(new FleetEdit.RemoveHost(id)));
        submit(edits.size() == 1 ? edits.getFirst() : new FleetEdit.Together(edits));
    }

    void submit(FleetEdit edit) {
        Optional<String> command = EditCommand.of(edit, world.fleet()).map(Command::text);
        world.store().submit(edit).thenAcceptAsync(outcome -> told(outcome, command), stage.gate());
    }

    private void told(Outcome<FleetChange> outcome, Optional<String> command) {
        switch (outcome) {
            case Outcome.Ok<FleetChange>(FleetChange change) -> {
                String words = change.what();
                String title = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
                stage.toasts()
                        .show(Notice.done(title, "Saved. No machine was changed.")
                                .with("Undo", undo)
                                .withCommand(command));
            }
            case Outcome.Failed<FleetChange> failed -> stage.fail(failed.problems());
        }
    }

    @Override
    public void test(Host host, Consumer<List<CheckStep>> steps) {
        if (host.isEmbedded()) {
            steps.accept(List.of(new CheckStep(
                    "Parse",
                    CheckStep.State.OK,
                    0,
                    "An embedded engine lives inside Flotilla; there is nothing to connect to.",
                    Optional.empty())));
            return;
        }
        LiveTest live = new LiveTest(host.engine(), steps);
        List<String> others = world.connectionTest().run(host.engine(), host.name(), live).facts().stream()
                .flatMap(facts -> world.observed().value().at(facts).stream())
                .filter(id -> !id.equals(host.id()))
                .flatMap(id -> world.fleet().host(id).stream())
                .map(Host::name)
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            live.isAlso(others);
        }
    }

    @Override
    public List<FoundEngine> found() {
        return world.found().all().stream()
                .map(f -> new FoundEngine(f.name(), f.address(), f.source()))
                .toList();
    }
}
