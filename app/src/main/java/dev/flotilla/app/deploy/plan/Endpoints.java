package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.Endpoint;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The addresses that every container is told of the others: {@code POSTGRES_ENDPOINT=192.0.2.11:5432}. The first port
 * of a service is {@code S_ENDPOINT}, each further one {@code S_CONTAINERPORT_ENDPOINT}; with replicas each instance
 * has its own ({@code WEB_2_ENDPOINT}) and the service's name stands for the first.
 */
public final class Endpoints {
    private final Map<String, Endpoint> byVariable;
    private final List<Site> sites;

    private Endpoints(Map<String, Endpoint> byVariable, List<Site> sites) {
        this.byVariable = byVariable;
        this.sites = sites;
    }

    /** Upper case; everything but letters and digits becomes {@code _}. */
    public static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    static Outcome<Endpoints> of(List<Site> sites) {
        Map<String, Endpoint> found = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Site site : sites) {
            List<String> names = new ArrayList<>(List.of(site.instance().name()));
            if (site.instance().index() == 1 && !names.contains(site.service().name())) {
                names.addFirst(site.service().name());
            }
            for (String name : names) {
                for (Endpoint endpoint : endpoints(site, name)) {
                    Endpoint before = found.putIfAbsent(endpoint.variable(), endpoint);
                    if (before != null
                            && !before.service().equals(endpoint.service())
                            && told.add(before.service() + "\n" + endpoint.service())) {
                        problems.add(collision(before, endpoint, site.service()));
                    }
                }
            }
        }
        return problems.isEmpty()
                ? Outcome.ok(new Endpoints(Collections.unmodifiableMap(found), List.copyOf(sites)))
                : Outcome.failed(problems);
    }

    List<Endpoint> all() {
        return List.copyOf(byVariable.values());
    }

    /** What the user wrote, then what is added, by name. */
    Map<String, EnvValue> environment(Site site) {
        Map<String, EnvValue> environment = new LinkedHashMap<>(site.service().environment());
        Map<String, String> added = new TreeMap<>();
        byVariable.values().stream()
                .filter(e -> !e.instance().equals(site.instance().name()))
                .filter(e -> !e.variable().equals(variable(site.service().name()) + "_ENDPOINT"))
                .filter(e -> isOpen(environment, e.variable()))
                .forEach(e -> added.put(e.variable(), e.value()));
        for (Site other : sites) {
            if (other.instance().index() == 1
                    && !other.service().name().equals(site.service().name())) {
                fill(site, other, environment, added);
            }
        }
        added.forEach((name, value) -> environment.put(name, EnvValue.of(name, value)));
        return environment;
    }

    /** A variable that is there and empty asks to be filled; one that is not there may be added. */
    private static boolean isOpen(Map<String, EnvValue> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(EnvValue::isEmpty).orElse(true);
    }

    private static void fill(Site site, Site other, Map<String, EnvValue> environment, Map<String, String> added) {
        String prefix = variable(other.service().name());
        if (asks(environment, prefix + "_HOST")) {
            host(site, other).ifPresent(host -> added.put(prefix + "_HOST", host));
        }
        if (asks(environment, prefix + "_PORT")) {
            port(site, other).ifPresent(port -> added.put(prefix + "_PORT", port));
        }
    }

    private static boolean asks(Map<String, EnvValue> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(EnvValue::isEmpty).orElse(false);
    }

    private static Optional<String> host(Site site, Site other) {
        if (!other.ports().isEmpty()) {
            return Optional.of(address(other, other.ports().getFirst()));
        }
        return together(site, other) ? Optional.of(other.service().name()) : Optional.empty();
    }

    private static Optional<String> port(Site site, Site other) {
        if (!other.ports().isEmpty()) {
            return Optional.of(String.valueOf(other.ports().getFirst().hostPort()));
        }
        return together(site, other)
                ? other.service().exposed().stream().findFirst().map(String::valueOf)
                : Optional.empty();
    }

    /** Whether one resolves the other's name on the network that they share. */
    private static boolean together(Site site, Site other) {
        return site.host().host().id().equals(other.host().host().id())
                && site.service().networkMode() instanceof NetworkMode.Bridge
                && other.service().networkMode() instanceof NetworkMode.Bridge
                && !Collections.disjoint(Specs.networkNames(site.service()), Specs.networkNames(other.service()));
    }

    private static List<Endpoint> endpoints(Site site, String name) {
        List<Endpoint> endpoints = new ArrayList<>();
        String prefix = variable(name);
        for (PublishedPort port : site.ports()) {
            String variable =
                    endpoints.isEmpty() ? prefix + "_ENDPOINT" : prefix + "_" + port.containerPort() + "_ENDPOINT";
            endpoints.add(new Endpoint(
                    site.service().name(), site.instance().name(), variable, value(address(site, port), port)));
        }
        return endpoints;
    }

    static String value(String address, PublishedPort port) {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port.hostPort();
    }

    /** Where others reach a port: the address it is bound to, or the host's own when it is bound to all. */
    static String address(Site site, PublishedPort port) {
        return AddressForm.isEverywhere(port.hostIp()) ? site.host().address() : port.hostIp();
    }

    private static Problem collision(Endpoint one, Endpoint other, Service service) {
        return Problem.of(
                        "FL-2302",
                        "Services " + one.service() + " and " + other.service()
                                + " would both be told to the others as " + other.variable() + ".",
                        "Rename one of them so that they differ in letters or digits.")
                .at(service.where());
    }
}
