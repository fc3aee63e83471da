package dev.flotilla.app.deploy;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.fleet.Host;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a survey found on one host.
 *
 * @param address its reachable address as digits, or as the user wrote it when no name server knows it
 * @param silent why it was not asked or did not answer; then all lists are empty
 * @param images those of the stack that its engine has, by the name the stack gives them
 * @param details of the containers of the stack whose field hashes are of another key, or missing
 * @param loads of running containers, as far as figures came in time; empty when nobody asked
 */
public record SurveyedHost(
        Host host,
        String address,
        Optional<Problem> silent,
        Optional<EngineFacts> facts,
        List<RunningContainer> containers,
        List<NetworkFacts> networks,
        List<VolumeFacts> volumes,
        Map<String, ImageFacts> images,
        Map<ContainerId, ContainerDetail> details,
        Map<ContainerId, ContainerLoad> loads) {
    public SurveyedHost {
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        images = Map.copyOf(images);
        details = Map.copyOf(details);
        loads = Map.copyOf(loads);
    }

    public static SurveyedHost silent(Host host, Problem why) {
        return new SurveyedHost(
                host,
                host.reachableAddress(),
                Optional.of(why),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    public boolean answers() {
        return silent.isEmpty();
    }

    public boolean can(Capability capability) {
        return facts.map(f -> f.can(capability)).orElse(false);
    }
}
