package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** What stands on a page while there is nothing to show: what will appear, and the buttons that make it appear. */
public final class WaitingPage implements MonitorPage {
    private final EmptyState state;

    public WaitingPage(MonitorDeeds deeds, MonitorTab tab) {
        state = empty(deeds, tab);
    }

    /** The same for a page that has something to show at times. */
    public static EmptyState empty(MonitorDeeds deeds, MonitorTab tab) {
        EmptyState state = new EmptyState(tab.icon(), "No nodes yet", sentence(tab));
        HBox buttons = new HBox(
                8,
                Buttons.plain("Listen for heartbeats", "radio", deeds::chooseListening),
                Buttons.primary("Add a node", deeds::addNode));
        buttons.setAlignment(Pos.CENTER);
        state.getChildren().add(buttons);
        return state;
    }

    private static String sentence(MonitorTab tab) {
        return switch (tab) {
            case HEARTBEATS -> "The time between the beats of each node, its suspicion, delay and loss appear here.";
            case MATRIX ->
                "What each node sent to each other, and what arrived, appears here with the cause of what did not.";
            case REPLICAS ->
                "The routing state of every node, side by side, and the rollout of its coordinator appear here.";
            case RESOURCES -> "Processor, memory and disk as the nodes tell of them appear here.";
            case ALARMS -> "When a node changes its state for the worse, it appears here with its reason.";
        };
    }

    @Override
    public Node node() {
        return state;
    }

    @Override
    public void shown(boolean isShown) {
        // It never changes.
    }
}
