package dev.flotilla.app.pictures;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.monitor.MonitorDeeds;
import dev.flotilla.app.ui.monitor.NodeEntry;
import java.util.List;

/** Writes down what the section Monitor asks for, and does nothing. */
final class AskedMonitorDeeds implements MonitorDeeds {
    private final List<String> asked;

    AskedMonitorDeeds(List<String> asked) {
        this.asked = asked;
    }

    @Override
    public void addNode() {
        asked.add("add node");
    }

    @Override
    public void addHeard(NodeEntry.Stranger heard) {
        asked.add("add heard " + heard.name());
    }

    @Override
    public void changeNode(String name) {
        asked.add("change node " + name);
    }

    @Override
    public void removeNode(String name) {
        asked.add("remove node " + name);
    }

    @Override
    public void chooseListening() {
        asked.add("choose listening");
    }

    @Override
    public void failed(Problem problem) {
        asked.add(problem.code());
    }

    @Override
    public void examineNode(String name) {
        asked.add("examine node " + name);
    }
}
