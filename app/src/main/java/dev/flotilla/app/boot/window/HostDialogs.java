package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.docker.client.ConnectionReport;
import dev.flotilla.app.docker.client.TestStep;
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
import dev.flotilla.app.ui.kit.notices.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The form of a host, and what it asks of the engines. */
final class HostDialogs implements HostChecks {
    private static final List<String> STEPS =
            List.of("Parse", "Resolve", "Connect", "TLS", "Ping", "API version", "Resources");

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

    private void submit(FleetEdit edit) {
        world.store().submit(edit).thenAcceptAsync(this::told, stage.gate());
    }

    private void told(Outcome<FleetChange> outcome) {
        switch (outcome) {
            case Outcome.Ok<FleetChange>(FleetChange change) -> {
                String words = change.what();
                String title = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
                stage.toasts()
                        .show(Notice.done(title, "Saved. No machine was changed.")
                                .with("Undo", undo));
            }
            case Outcome.Failed<FleetChange> failed -> stage.fail(failed.problems());
        }
    }

    @Override
    public void test(Host host, Consumer<List<CheckStep>> steps) {
        steps.accept(STEPS.stream().map(HostDialogs::waiting).toList());
        if (host.isEmbedded()) {
            steps.accept(List.of(new CheckStep(
                    "Parse",
                    CheckStep.State.OK,
                    0,
                    "An embedded engine lives inside Flotilla; there is nothing to connect to.",
                    Optional.empty())));
            return;
        }
        ConnectionReport report = world.connectionTest().run(host.engine(), host.name());
        List<CheckStep> done = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            done.add(i < report.steps().size() ? step(STEPS, report, i) : skipped(STEPS.get(i)));
        }
        steps.accept(done);
    }

    private static CheckStep step(List<String> names, ConnectionReport report, int i) {
        TestStep step = report.steps().get(i);
        String name = names.stream()
                .filter(n -> n.toLowerCase(java.util.Locale.ROOT).startsWith(step.step()))
                .findFirst()
                .orElse(step.step());
        Optional<String> hint = step.ok() ? Optional.empty() : report.failure().map(f -> f.hint());
        return new CheckStep(
                name, step.ok() ? CheckStep.State.OK : CheckStep.State.FAILED, step.ms(), step.message(), hint);
    }

    private static CheckStep waiting(String name) {
        return new CheckStep(name, CheckStep.State.WAITING, 0, "", Optional.empty());
    }

    private static CheckStep skipped(String name) {
        return new CheckStep(name, CheckStep.State.SKIPPED, 0, "", Optional.empty());
    }

    @Override
    public List<FoundEngine> found() {
        return world.found().all().stream()
                .map(f -> new FoundEngine(f.name(), f.address(), f.source()))
                .toList();
    }
}
