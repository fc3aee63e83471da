package dev.flotilla.app.ui.window;

import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.ui.canvas.ContainerOrder;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.keys.CheatSheet;
import dev.flotilla.app.ui.kit.keys.Shortcut;
import dev.flotilla.app.ui.kit.keys.Shortcuts;
import dev.flotilla.app.ui.kit.parts.Modals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The shortcuts of the window, and the commands of its palette. */
final class WindowKeys {
    private static final String GO = "Going about";
    private static final String EDIT = "Editing and applying";

    private WindowKeys() {}

    static void register(FleetWindow window, Shortcuts keys, Modals modals, WindowDeeds deeds) {
        keys.register(Shortcut.of("Shortcut+K", "Search hosts, services, commands", GO), window::openPalette);
        int number = 1;
        for (Section section : Section.values()) {
            keys.register(Shortcut.of("Shortcut+" + number++, section.word(), GO), () -> window.go(section));
        }
        keys.register(
                Shortcut.of("Shortcut+F", "Filter of this panel", GO),
                () -> window.frame().focusFilter(window.side()::focusFilter));
        keys.register(
                Shortcut.of("Shortcut+B", "Side panel", GO),
                () -> window.frame().toggleSide());
        keys.register(
                Shortcut.of("Shortcut+I", "Inspector", GO),
                () -> window.openInspector(!window.frame().isInspectorOpen()));
        keys.register(
                Shortcut.of("Shortcut+Shift+A", "Activity", GO),
                () -> window.openActivity(!window.frame().isActivityOpen()));
        keys.register(Shortcut.of("Shortcut+J", "Next problem", GO), () -> nextProblem(window));
        keys.register(Shortcut.of("F6", "Next panel", GO), () -> window.goRound(1));
        keys.register(Shortcut.of("Shift+F6", "Previous panel", GO), () -> window.goRound(-1));
        keys.register(Shortcut.of("Esc", "Close what lies uppermost", GO), window::escape);
        keys.register(Shortcut.of("Shortcut+Z", "Undo an edit", EDIT), window.actions()::undo);
        keys.register(Shortcut.of("Shortcut+Shift+Z", "Redo an edit", EDIT), window.actions()::redo);
        keys.register(Shortcut.of("Shortcut+Enter", "Review plan", EDIT), () -> {
            if (!modals.isShowing()) {
                deeds.reviewPlan();
            }
        });
        keys.register(Shortcut.of("Shortcut+O", "Open a stack file", EDIT), deeds::openStackFile);
        ListedKeys.list(keys);
        keys.register(Shortcut.of("'?'", "This sheet", GO), () -> openCheatSheet(keys, modals));
        keys.register(Shortcut.of("F1", "Keyboard", GO), () -> openCheatSheet(keys, modals));
    }

    static void openCheatSheet(Shortcuts keys, Modals modals) {
        if (!modals.isShowing()) {
            modals.show(CheatSheet.of(keys.all(), modals::close));
        }
    }

    static List<PaletteSource.Command> commands(FleetWindow window, FleetStore store, WindowDeeds deeds) {
        List<PaletteSource.Command> commands = new ArrayList<>();
        commands.add(new PaletteSource.Command(
                "plus", "Add a Docker host", "", () -> deeds.addHost(MapActions.NewHost.DOCKER, Optional.empty())));
        commands.add(new PaletteSource.Command(
                "box", "Add an embedded host", "", () -> deeds.addHost(MapActions.NewHost.EMBEDDED, Optional.empty())));
        commands.add(new PaletteSource.Command("file-plus", "Open a stack file", "Ctrl O", deeds::openStackFile));
        commands.add(new PaletteSource.Command("play", "Launch nodes", "", () -> deeds.launchNodes(List.of())));
        commands.add(new PaletteSource.Command(
                "share", "Export the fleet as files", "", () -> deeds.cross(WindowDeeds.Crossing.EXPORT)));
        commands.add(new PaletteSource.Command("lock", "Secrets: where their key lies", "", deeds::showSecrets));
        commands.add(new PaletteSource.Command(
                "download", "Import files into the fleet", "", () -> deeds.cross(WindowDeeds.Crossing.IMPORT)));
        commands.add(new PaletteSource.Command("radio", "Choose the port for heartbeats", "", deeds::chooseListening));
        commands.add(new PaletteSource.Command("check-circle", "Review plan", "Ctrl Enter", deeds::reviewPlan));
        commands.add(new PaletteSource.Command("activity", "Examine everything", "", () -> deeds.examine(List.of())));
        store.state()
                .value()
                .undo()
                .ifPresent(what -> commands.add(
                        new PaletteSource.Command("rotate-ccw", "Undo " + what, "Ctrl Z", window.actions()::undo)));
        store.state()
                .value()
                .redo()
                .ifPresent(what -> commands.add(new PaletteSource.Command(
                        "rotate-cw", "Redo " + what, "Ctrl Shift Z", window.actions()::redo)));
        commands.add(new PaletteSource.Command("maximize", "Fit the map", "F", window.canvas()::fit));
        commands.add(new PaletteSource.Command(
                "grid",
                "Arrange hosts",
                "",
                () -> window.actions().arrange(window.canvas().shown())));
        commands.addAll(orders(window));
        for (Section section : Section.values()) {
            commands.add(
                    new PaletteSource.Command(section.icon(), "Go to " + section.word(), "", () -> window.go(section)));
        }
        return commands;
    }

    /** What can be ordered of the containers that are selected. */
    private static List<PaletteSource.Command> orders(FleetWindow window) {
        List<Item.OfContainer> containers = window.selection().items().stream()
                .filter(Item.OfContainer.class::isInstance)
                .map(Item.OfContainer.class::cast)
                .toList();
        List<MapRow> rows = containers.stream()
                .flatMap(c -> window.canvas().shown().map().row(c).stream())
                .toList();
        String what = rows.size() == 1 ? rows.getFirst().name() : rows.size() + " containers";
        return Stream.of(ContainerOrder.values())
                .filter(order -> rows.stream().anyMatch(row -> order.fits(row.running())))
                .map(order -> new PaletteSource.Command(
                        order.icon(),
                        order.word() + " " + what,
                        "",
                        () -> window.actions().orderContainers(order, containers)))
                .toList();
    }

    /** The next item in trouble after the selected one, in the order of the tree. */
    private static void nextProblem(FleetWindow window) {
        List<Item> troubled = new ArrayList<>();
        for (MapHost host : window.canvas().shown().map().hosts()) {
            if (host.status().isTrouble()) {
                troubled.add(host.item());
            }
            host.rows().stream()
                    .filter(row -> row.status().isTrouble())
                    .map(MapRow::item)
                    .forEach(troubled::add);
        }
        if (troubled.isEmpty()) {
            return;
        }
        int at = window.selection().single().map(troubled::indexOf).orElse(-1);
        window.reveal(troubled.get((at + 1) % troubled.size()));
    }
}
