package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.MapHost;
import dev.flotilla.app.ui.canvas.MapRow;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.palette.PaletteEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the palette offers: every command, host, container and port of the moment. */
final class PaletteSource {
    /** A command of the window, with its shortcut where it has one. */
    record Command(String icon, String title, String keys, Runnable deed) {}

    private PaletteSource() {}

    static List<PaletteEntry> entries(FleetMap map, List<Command> commands, Consumer<Item> reveal) {
        List<PaletteEntry> entries = new ArrayList<>();
        for (Command command : commands) {
            entries.add(PaletteEntry.command(command.icon(), command.title(), command.keys(), command.deed()));
        }
        for (MapHost host : map.hosts()) {
            Runnable show = () -> reveal.accept(host.item());
            entries.add(new PaletteEntry(PaletteEntry.Kind.HOST, host.icon(), host.name(), host.address(), "", show));
            for (MapRow row : host.rows()) {
                Runnable showRow = () -> reveal.accept(row.item());
                entries.add(new PaletteEntry(
                        PaletteEntry.Kind.SERVICE,
                        row.isForwarder() ? "corner-up-right" : "box",
                        row.name(),
                        host.name(),
                        "",
                        showRow));
                if (row.note().startsWith(":")) {
                    entries.add(new PaletteEntry(
                            PaletteEntry.Kind.PORT,
                            "radio",
                            row.note().substring(1),
                            row.name() + " on " + host.name(),
                            "",
                            showRow));
                }
            }
        }
        return entries;
    }
}
