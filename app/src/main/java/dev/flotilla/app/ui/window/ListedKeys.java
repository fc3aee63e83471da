package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.kit.keys.Shortcuts;
import java.util.List;

/** What controls do with keys and mouse by themselves while they have the focus; here it is only told. */
final class ListedKeys {
    private record Keys(String group, List<String[]> lines) {}

    private static String[] line(String shown, String words) {
        return new String[] {shown, words};
    }

    private static final List<Keys> ALL = List.of(
            new Keys(
                    "On the map",
                    List.of(
                            line("Arrows", "Next by direction"),
                            line("Tab", "Next host or container"),
                            line("Alt Arrows", "Move the card by 24"),
                            line("F", "Show everything"),
                            line("0", "100 %"),
                            line("L", "Log of the selected container"),
                            line("M", "Move the selected services"),
                            line("Shift F10", "Start, stop, restart and more"),
                            line("Shortcut A", "Select all hosts, or all containers"),
                            line("Delete", "Remove the selected hosts"))),
            new Keys(
                    "Monitor: graphs",
                    List.of(
                            line("Left, Right", "Move the cursor"),
                            line("Shift Left, Right", "Back and on in time"),
                            line("+, \u2212", "Zoom in time"),
                            line("End", "Follow, live"),
                            line("Esc", "Cursor away"),
                            line("Drag", "Back and on in time"),
                            line("Shortcut wheel", "Zoom in time"),
                            line("Wheel", "Scroll; after a click, zoom"),
                            line("Double click", "Follow, live"))),
            new Keys(
                    "Monitor: truth matrix",
                    List.of(
                            line("Arrows", "Next pair"),
                            line("Enter", "Cause, evidence, remedy"),
                            line("+, \u2212", "Zoom"),
                            line("Shortcut wheel", "Zoom"),
                            line("Esc", "Close the cause"))),
            new Keys(
                    "Monitor: nodes and tabs",
                    List.of(
                            line("Space", "Lay over in the graphs"),
                            line("Enter", "Change the node"),
                            line("Delete", "Stop watching"),
                            line("Left, Right", "Next tab"))),
            new Keys("Nodes", List.of(line("Up, Down", "Next configuration"), line("Shortcut S", "Save it"))));

    private ListedKeys() {}

    static void list(Shortcuts keys) {
        ALL.forEach(group -> group.lines().forEach(line -> keys.list(line[0], line[1], group.group())));
    }
}
