package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.List;

/**
 * A datacenter, or this computer with its embedded hosts.
 *
 * @param here whether it is this computer
 */
public record MapRegion(String name, boolean here, List<MapHost> hosts) {
    public MapRegion {
        hosts = List.copyOf(hosts);
    }

    /** "3 hosts, 1 down". */
    public String summary() {
        String count = here
                ? Amounts.count(hosts.size(), "embedded host", "embedded hosts")
                : Amounts.count(hosts.size(), "host", "hosts");
        long down = hosts.stream().filter(h -> h.status() == Status.DOWN).count();
        return down == 0 ? count : count + ", " + down + " down";
    }
}
