/**
 * Speaks to Docker Engines over unix sockets, tcp and TLS. Requests go through docker-java's transport and are bounded
 * and interruptible here; its command layer is left out, because it starts threads of its own and hides what the engine
 * said. Boot makes {@link dev.flotilla.app.docker.client.HostEngines}; command line and host form use {@link
 * dev.flotilla.app.docker.client.ConnectionTest} and {@link dev.flotilla.app.docker.client.FoundEngines}. It never
 * decides what to ask for.
 */
@NullMarked
package dev.flotilla.app.docker.client;

import org.jspecify.annotations.NullMarked;
