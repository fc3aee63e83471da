package dev.flotilla.app.ui.kit;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.fleet.HostId;

/** Something that can be selected, on the canvas, in the tree and in tables alike. */
public sealed interface Item {
    HostId host();

    record OfHost(HostId host) implements Item {}

    record OfContainer(HostId host, ContainerId container) implements Item {}
}
