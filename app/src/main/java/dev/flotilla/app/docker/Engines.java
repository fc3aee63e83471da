package dev.flotilla.app.docker;

import dev.flotilla.app.fleet.Host;

/** Gives the engine of a host; one connection per host, shared, reopened when the address changed. */
public interface Engines {
    /** Does not contact the host: the first call of the engine does. */
    Engine of(Host host);
}
