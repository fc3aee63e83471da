package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.StepHead;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.StackNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a host needs before a container can be made there: networks, volumes, images. Each is planned once per host. */
final class Preparation {
    private final Stack stack;
    private final Specs specs;
    private final Drafts drafts;
    private final Map<String, Integer> planned = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Preparation(Stack stack, Specs specs, Drafts drafts) {
        this.stack = stack;
        this.specs = specs;
        this.drafts = drafts;
    }

    /** Adds the steps that are missing and gives the ids that a container of this site waits for. */
    List<Integer> of(Site site) {
        List<Integer> after = new ArrayList<>();
        lacks(site);
        if (site.host().can(Capability.NETWORKS) && site.service().networkMode() instanceof NetworkMode.Bridge) {
            Specs.networkNames(site.service()).forEach(n -> network(site, n).ifPresent(after::add));
        }
        for (Mount mount : site.service().mounts()) {
            if (mount instanceof Mount.Named named && site.host().can(Capability.VOLUMES)) {
                volume(site, named.volume()).ifPresent(after::add);
            }
        }
        image(site).ifPresent(after::add);
        return after;
    }

    /** What stands in the way; empty when nothing does. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private Optional<Integer> network(Site site, String name) {
        String real = specs.networkOnEngine(name);
        if (site.host().networks().stream().anyMatch(n -> n.name().equals(real))) {
            return Optional.empty();
        }
        Optional<StackNetwork> declared = Optional.ofNullable(stack.networks().get(name));
        if (declared.map(StackNetwork::external).orElse(false)) {
            missing(site, "network", real);
            return Optional.empty();
        }
        SortedMap<String, String> labels = labels();
        labels.put(Labels.COMPOSE_NETWORK, name);
        NetworkSpec spec =
                new NetworkSpec(real, declared.map(StackNetwork::internal).orElse(false), labels);
        return Optional.of(once(
                site,
                "network " + real,
                "Services on this host share it.",
                head -> new Step.CreateNetwork(head, spec)));
    }

    private Optional<Integer> volume(Site site, String name) {
        String real = specs.volumeOnEngine(name);
        if (site.host().volumes().stream().anyMatch(v -> v.name().equals(real))) {
            return Optional.empty();
        }
        Optional<NamedVolume> declared = Optional.ofNullable(stack.volumes().get(name));
        if (declared.map(NamedVolume::external).orElse(false)) {
            missing(site, "volume", real);
            return Optional.empty();
        }
        SortedMap<String, String> labels = labels();
        labels.put(Labels.COMPOSE_VOLUME, name);
        VolumeSpec spec = new VolumeSpec(
                real,
                declared.flatMap(NamedVolume::driver),
                new TreeMap<>(declared.map(NamedVolume::options).orElse(Map.of())),
                labels);
        return Optional.of(once(
                site,
                "volume " + real,
                "It holds data of " + site.service().name() + ".",
                head -> new Step.CreateVolume(head, spec)));
    }

    private Optional<Integer> image(Site site) {
        Service service = site.service();
        String image = Specs.image(stack, service);
        boolean there = site.host().images().containsKey(image);
        String policy = service.pullPolicy().orElse("missing");
        boolean always = policy.equals("always") && !service.built();
        if (there && !always) {
            return Optional.empty();
        }
        String where = " on host " + site.host().host().name();
        if (service.built() || policy.equals("never") || policy.equals("build")) {
            problem(
                    site,
                    "FL-2107",
                    "Image " + image + " of " + service.name() + " is not there" + where
                            + ", and the file says that it is " + (policy.equals("never") ? "never pulled." : "built."),
                    "Build or load it on that host first.");
            return Optional.empty();
        }
        if (!site.host().can(Capability.PULL)) {
            if (!there) {
                problem(
                        site,
                        "FL-2401",
                        "Host " + site.host().host().name() + " does not run image " + image + " of " + service.name()
                                + ".",
                        "Put the service on a Docker host.");
            }
            return Optional.empty();
        }
        String reason = there ? "The file asks for a fresh image." : "The host does not have it.";
        return Optional.of(once(site, "image " + image, reason, head -> new Step.PullImage(head, image)));
    }

    private void lacks(Site site) {
        Service service = site.service();
        boolean named =
                service.mounts().stream().anyMatch(m -> m instanceof Mount.Named || m instanceof Mount.Anonymous);
        boolean bind = service.mounts().stream().anyMatch(m -> m instanceof Mount.Bind);
        boolean network = !(service.networkMode() instanceof NetworkMode.Bridge)
                || !service.networks().isEmpty();
        lack(site, named, Capability.VOLUMES);
        lack(site, bind, Capability.BIND_MOUNTS);
        lack(site, service.mounts().stream().anyMatch(Mount.Secret.class::isInstance), Capability.FILES);
        lack(site, network, Capability.NETWORKS);
    }

    private void lack(Site site, boolean needed, Capability capability) {
        if (needed && !site.host().can(capability)) {
            problem(
                    site,
                    "FL-2402",
                    "Service " + site.service().name() + " needs " + capability.words() + ", which host "
                            + site.host().host().name() + " does not have.",
                    "Put the service on a Docker host, or take that out of the file.");
        }
    }

    private void missing(Site site, String what, String name) {
        problem(
                site,
                "FL-2103",
                "The " + what + " " + name + " is external and does not exist on host "
                        + site.host().host().name() + ".",
                "Make it there first (docker " + what + " create " + name + "), or take external out of the file.");
    }

    private void problem(Site site, String code, String message, String hint) {
        Problem problem = Problem.of(code, message, hint).at(site.service().where());
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private int once(Site site, String target, String reason, Function<StepHead, Step> make) {
        SurveyedHost host = site.host();
        return planned.computeIfAbsent(
                host.host().id() + "/" + target,
                key -> drafts.add(Drafts.Draft.of(host.host(), 1, target, reason, List.of()), make));
    }

    private SortedMap<String, String> labels() {
        return new TreeMap<>(Map.of(Labels.STACK, stack.name(), Labels.COMPOSE_PROJECT, stack.name()));
    }
}
