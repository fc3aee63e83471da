package dev.flotilla.app.ui.deploy.confirm;

import dev.flotilla.app.docker.MountedVolume;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.kit.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a stack has on the hosts of the fleet, as last seen.
 *
 * @param unseen names of hosts that do not answer now, where more may lie
 */
public record Belongings(String stack, List<OnHost> hosts, List<Volume> volumes, List<String> unseen) {
    /** @param anonymousVolumes that go with its containers */
    public record OnHost(
            HostId host,
            String name,
            int series,
            List<String> containers,
            int running,
            List<String> networks,
            int anonymousVolumes) {
        public OnHost {
            containers = List.copyOf(containers);
            networks = List.copyOf(networks);
        }

        /** {@code web, api, network my-app_default}. */
        public String words() {
            List<String> all = new ArrayList<>(containers);
            networks.forEach(n -> all.add("network " + n));
            return String.join(", ", all);
        }
    }

    /** A named volume. */
    public record Volume(HostId host, String hostName, String name, OptionalLong sizeBytes) {}

    public Belongings {
        hosts = List.copyOf(hosts);
        volumes = List.copyOf(volumes);
        unseen = List.copyOf(unseen);
    }

    /** @param sized volumes per host with their sizes where they were measured; where absent those of the watch serve */
    public static Belongings of(
            String stack, Fleet fleet, ObservedFleet observed, Map<HostId, List<VolumeFacts>> sized) {
        List<OnHost> hosts = new ArrayList<>();
        List<Volume> volumes = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (Host host : fleet.hosts()) {
            ObservedHost seen = observed.host(host.id());
            if (!seen.answers()) {
                unseen.add(host.name());
            }
            OnHost its = onHost(stack, fleet, host, seen);
            if (!its.containers().isEmpty() || !its.networks().isEmpty()) {
                hosts.add(its);
            }
            for (VolumeFacts volume : sized.getOrDefault(host.id(), seen.volumes())) {
                if (stack.equals(volume.labels().get(Labels.STACK)) && !volume.anonymous()) {
                    volumes.add(new Volume(host.id(), host.name(), volume.name(), volume.sizeBytes()));
                }
            }
        }
        return new Belongings(stack, hosts, volumes, unseen);
    }

    private static OnHost onHost(String stack, Fleet fleet, Host host, ObservedHost seen) {
        List<RunningContainer> mine = seen.containers().stream()
                .filter(c -> c.label(Labels.STACK).filter(stack::equals).isPresent())
                .toList();
        return new OnHost(
                host.id(),
                host.name(),
                Series.of(fleet, host.id()),
                mine.stream()
                        .map(c -> c.label(Labels.INSTANCE).orElse(c.name()))
                        .sorted()
                        .toList(),
                (int) mine.stream().filter(RunningContainer::isRunning).count(),
                seen.networks().stream()
                        .filter(n -> stack.equals(n.labels().get(Labels.STACK)))
                        .map(n -> n.name())
                        .sorted()
                        .toList(),
                (int) mine.stream()
                        .flatMap(c -> c.mounts().stream())
                        .filter(m -> isAnonymous(m, seen.volumes()))
                        .count());
    }

    private static boolean isAnonymous(MountedVolume mount, List<VolumeFacts> volumes) {
        return mount.type().equals("volume")
                && volumes.stream().anyMatch(v -> v.name().equals(mount.name()) && v.anonymous());
    }
}
