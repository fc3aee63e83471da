package dev.flotilla.app.doctor;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.fleet.HostId;

/** Which container, on which host. */
public record ContainerRef(HostId host, ContainerId id) {}
