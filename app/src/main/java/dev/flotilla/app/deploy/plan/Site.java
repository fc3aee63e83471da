package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.stack.Instance;
import dev.flotilla.app.stack.Service;
import java.util.List;
import java.util.Optional;

/**
 * One instance on the host that placement gave it.
 *
 * @param containerName on that host
 * @param ports as they will be published; in host mode as they are reached
 * @param standing the container of this instance that exists already, on this host or another
 */
record Site(
        Service service,
        Instance instance,
        SurveyedHost host,
        String containerName,
        List<PublishedPort> ports,
        Optional<Standing> standing) {

    /** A container of the stack and where it is. */
    record Standing(SurveyedHost host, RunningContainer container) {}

    Site with(List<PublishedPort> chosen) {
        return new Site(service, instance, host, containerName, List.copyOf(chosen), standing);
    }

    /** Whether the standing container is on the host where it is wished. */
    Optional<RunningContainer> here() {
        return standing.filter(s -> s.host().host().id().equals(host.host().id()))
                .map(Standing::container);
    }
}
