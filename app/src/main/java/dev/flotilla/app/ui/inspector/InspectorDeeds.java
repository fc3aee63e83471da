package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.ui.kit.Item;

/** What the inspector asks of the window. Called on the JavaFX thread; none blocks. */
public interface InspectorDeeds {
    /** Opens the form of a host. */
    void editHost(Host host);

    void removeHost(Host host);

    /** Asks for another host for the service of a container. */
    void move(Host from, RunningContainer container);

    /** Goes to something else: selects and shows it. */
    void show(Item item);

    /** Shows the score cards of a placement, open at an instance. */
    void showScores(Placement placement, String instance);

    /** Something that came of work in the inspector, such as a saved file. */
    void tell(String title, String detail);

    void failed(Problem problem);

    void close();
}
