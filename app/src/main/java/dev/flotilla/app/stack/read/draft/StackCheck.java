package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.stack.ImageReference;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.read.tree.Findings;
import dev.flotilla.app.stack.read.tree.ReadCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What must hold of a stack as a whole, whatever its dialect. Reports all mistakes, each where it stands. */
public final class StackCheck {
    private static final Pattern SERVICE_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}");
    private static final Pattern CONTAINER_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,127}");
    private static final Pattern STACK_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    private final StackDraft stack;
    private final Findings findings;

    private StackCheck(StackDraft stack, Findings findings) {
        this.stack = stack;
        this.findings = findings;
    }

    /** @param whole the place of the stack itself, for what stands nowhere in particular */
    public static void check(StackDraft stack, Findings findings, Place whole) {
        StackCheck check = new StackCheck(stack, findings);
        check.stackItself(whole);
        check.serviceNames();
        check.containerNames();
        check.endpointNames();
        stack.services.forEach(check::service);
        PortCheck.check(stack.services, findings);
        DependencyCheck.check(stack, findings);
    }

    /** As compose normalises a project name: lower case, without what a name cannot hold. */
    public static String normalised(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    }

    /** As a variable: upper case, everything but letters and digits becomes an underscore. */
    public static String asVariable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private void stackItself(Place whole) {
        boolean nothingRead = stack.services.isEmpty() && findings.hasErrors();
        if (!nothingRead && !STACK_NAME.matcher(stack.name).matches()) {
            findings.error(
                    ReadCode.NAME,
                    stack.name.isEmpty()
                            ? "the stack has no name that an engine could take"
                            : "\"" + stack.name + "\" cannot be the name of a stack",
                    "Give it a name of lower-case letters, digits, - and _ (at most 63), beginning with a letter or digit",
                    whole);
        }
        if (stack.services.isEmpty() && !findings.hasErrors()) {
            findings.error(ReadCode.NOT_A_STACK, "the stack has no services", "Add at least one service", whole);
        }
    }

    private void serviceNames() {
        Map<String, ServiceDraft> seen = new HashMap<>();
        for (ServiceDraft service : stack.services) {
            if (!SERVICE_NAME.matcher(service.name).matches()) {
                findings.error(
                        ReadCode.NAME,
                        "\"" + service.name + "\" cannot be the name of a service",
                        "Use letters, digits, . _ and - (at most 63), beginning with a letter or digit",
                        service.where);
            }
            ServiceDraft first = seen.putIfAbsent(service.name, service);
            if (first != null) {
                findings.error(
                        ReadCode.DUPLICATE_NAME,
                        "the service name \"" + service.name + "\" is taken in line " + first.where.line(),
                        "Give one of the two another name",
                        service.where);
            }
        }
        instanceNames(seen);
    }

    /** {@code web} with two replicas makes {@code web-1}, which may be a service of its own. */
    private void instanceNames(Map<String, ServiceDraft> byName) {
        for (ServiceDraft service : stack.services) {
            int dash = service.name.lastIndexOf('-');
            ServiceDraft other = dash < 1 ? null : byName.get(service.name.substring(0, dash));
            String number = service.name.substring(dash + 1);
            if (other != null
                    && other.replicas > 1
                    && number.matches("[1-9][0-9]{0,4}")
                    && Integer.parseInt(number) <= other.replicas) {
                findings.error(
                        ReadCode.DUPLICATE_NAME,
                        "\"" + service.name + "\" is also the name of an instance of \"" + other.name + "\"",
                        "Rename one of the two services",
                        service.where);
            }
        }
    }

    private void containerNames() {
        Map<String, ServiceDraft> seen = new HashMap<>();
        for (ServiceDraft service : stack.services) {
            if (service.containerName.isEmpty()) {
                continue;
            }
            var name = service.containerName.get();
            ServiceDraft first = seen.putIfAbsent(name.value(), service);
            if (!CONTAINER_NAME.matcher(name.value()).matches()) {
                findings.error(
                        ReadCode.NAME,
                        "\"" + name.value() + "\" cannot be the name of a container",
                        "Use letters, digits, . _ and -, beginning with a letter or digit",
                        name.place());
            } else if (first != null) {
                findings.error(
                        ReadCode.CONTAINER_NAME,
                        "the container name \"" + name.value() + "\" is wanted by \"" + first.name + "\" too",
                        "Give each service a container name of its own, or none",
                        name.place());
            } else if (service.replicas > 1) {
                findings.error(
                        ReadCode.CONTAINER_NAME,
                        "\"" + service.name + "\" has " + service.replicas + " replicas, which cannot share the"
                                + " container name \"" + name.value() + "\"",
                        "Remove container_name or ask for one replica",
                        name.place());
            }
        }
    }

    private void endpointNames() {
        Map<String, ServiceDraft> seen = new HashMap<>();
        for (ServiceDraft service : stack.services) {
            String variable = asVariable(service.name);
            ServiceDraft first = service.ports.isEmpty() ? null : seen.putIfAbsent(variable, service);
            if (first != null && !first.name.equals(service.name)) {
                findings.error(
                        ReadCode.ENDPOINT_NAME,
                        "\"" + first.name + "\" and \"" + service.name + "\" both give the variable " + variable
                                + "_ENDPOINT",
                        "Rename one of the two services",
                        service.where);
            }
        }
    }

    private void service(ServiceDraft service) {
        if (service.image.isEmpty() && !service.built && !service.imageUnreadable) {
            findings.error(
                    ReadCode.MISSING,
                    "the service \"" + service.name + "\" has no image",
                    "Add its image",
                    service.where);
        }
        service.image
                .filter(image -> !ImageReference.isValid(image.value()))
                .ifPresent(image -> findings.error(
                        ReadCode.IMAGE,
                        "\"" + image.value() + "\" is not the name of an image",
                        "Write it as name:tag or registry/name:tag; all but the tag in lower case",
                        image.place()));
        networks(service);
        for (var mount : service.mounts) {
            if (mount.value() instanceof Mount.Named named && !stack.volumes.containsKey(named.volume())) {
                findings.error(
                        ReadCode.UNDEFINED,
                        "the volume \"" + named.volume() + "\" is not among the volumes of the stack",
                        "Add it under volumes, or write ./" + named.volume() + " for a folder",
                        mount.place());
            }
        }
    }

    private void networks(ServiceDraft service) {
        service.networks.forEach((name, at) -> {
            if (!name.equals("default") && !stack.networks.containsKey(name)) {
                findings.error(
                        ReadCode.UNDEFINED,
                        "the network \"" + name + "\" is not among the networks of the stack",
                        "Add it under networks",
                        at.place());
            }
        });
        Optional<ServiceDraft.At<NetworkMode>> mode = service.networkMode;
        if (mode.isEmpty() || mode.get().value() instanceof NetworkMode.Bridge) {
            return;
        }
        Place place = mode.get().place();
        if (!service.networks.isEmpty()) {
            findings.error(
                    ReadCode.NETWORK_MODE,
                    "\"" + service.name + "\" has both network_mode and networks",
                    "Keep one of the two",
                    place);
        }
        if (service.ports.isEmpty()) {
            return;
        }
        if (mode.get().value() instanceof NetworkMode.HostMode) {
            findings.warn(
                    ReadCode.IGNORED,
                    "with the host's network the ports of \"" + service.name
                            + "\" are open as they are; none is mapped",
                    place);
        } else {
            findings.error(
                    ReadCode.NETWORK_MODE,
                    "\"" + service.name + "\" has no network of its own on which it could publish ports",
                    mode.get().value() instanceof NetworkMode.OfService of
                            ? "Publish them at \"" + of.service() + "\", whose network it shares"
                            : "Remove the ports or the network mode",
                    place);
        }
    }
}
