package dev.flotilla.app.ui.forms;

import dev.flotilla.app.fleet.Host;
import java.util.List;
import java.util.function.Consumer;

/** What the form needs from outside. Calls block. */
public interface HostChecks {
    /** Tests a connection; hands out the list of steps after each change, the first time at once. */
    void test(Host host, Consumer<List<CheckStep>> steps);

    /** Engines that this machine knows; contacts none of them. */
    List<FoundEngine> found();
}
