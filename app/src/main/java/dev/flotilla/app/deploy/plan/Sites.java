package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Instance;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings together what is wished, where it was placed, and what stands there. */
final class Sites {
    /** Between the name of a container that was set aside and the id of the apply that did it. */
    static final String ASIDE = "-before-";

    private Sites() {}

    /** All instances in the order of the file. */
    static Outcome<List<Site>> of(Stack stack, Placement placement, Survey survey) {
        List<Site> sites = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Service service : stack.services()) {
            for (Instance instance : service.instances()) {
                Optional<SurveyedHost> host = Optional.ofNullable(
                                placement.hosts().get(instance.name()))
                        .flatMap(survey::host)
                        .filter(SurveyedHost::answers);
                if (host.isEmpty()) {
                    problems.add(Problem.of(
                            "FL-2305",
                            "The host chosen for " + instance.name() + " did not answer the survey.",
                            "Plan again when it answers."));
                    continue;
                }
                String name = containerName(stack, service, instance);
                foreign(host.get(), name, stack).ifPresent(problems::add);
                sites.add(new Site(
                        service,
                        instance,
                        host.get(),
                        name,
                        List.of(),
                        standing(stack, instance, name, placement.hosts().get(instance.name()), survey)));
            }
        }
        return problems.isEmpty() ? Outcome.ok(List.copyOf(sites)) : Outcome.failed(problems);
    }

    static String containerName(Stack stack, Service service, Instance instance) {
        return service.containerName()
                .map(name -> service.replicas() > 1 ? name + "-" + instance.index() : name)
                .orElse(stack.name() + "-" + instance.name());
    }

    static boolean isOf(RunningContainer container, String stack) {
        return container.label(Labels.STACK).filter(stack::equals).isPresent();
    }

    /** Whether compose made it for a service whose file asks to take it over. */
    static boolean isAdopted(RunningContainer container, Stack stack) {
        return container.label(Labels.STACK).isEmpty()
                && container
                        .label(Labels.COMPOSE_PROJECT)
                        .filter(stack.name()::equals)
                        .isPresent()
                && container
                        .label(Labels.COMPOSE_SERVICE)
                        .flatMap(stack::service)
                        .map(s -> s.labels().containsKey(Labels.ADOPTS))
                        .orElse(false)
                && !isAside(container);
    }

    private static boolean isAdopted(RunningContainer container, Stack stack, Instance instance) {
        boolean alone =
                stack.service(instance.service()).map(s -> s.replicas() == 1).orElse(false);
        return isAdopted(container, stack)
                && container
                        .label(Labels.COMPOSE_SERVICE)
                        .filter(instance.service()::equals)
                        .isPresent()
                && (alone
                        || container
                                .label(Labels.COMPOSE_NUMBER)
                                .filter(String.valueOf(instance.index())::equals)
                                .isPresent());
    }

    static boolean isAside(RunningContainer container) {
        return container.name().contains(ASIDE);
    }

    private static Optional<Site.Standing> standing(
            Stack stack, Instance instance, String name, @Nullable HostId wished, Survey survey) {
        return survey.hosts().stream()
                .flatMap(host -> host.containers().stream()
                        .filter(c -> isAdopted(c, stack, instance)
                                || isOf(c, stack.name())
                                        && !isAside(c)
                                        && c.label(Labels.INSTANCE)
                                                .filter(instance.name()::equals)
                                                .isPresent())
                        .map(c -> new Site.Standing(host, c)))
                .min(Comparator.comparing(
                                (Site.Standing s) -> !s.host().host().id().equals(wished))
                        .thenComparing(s -> !s.container().name().equals(name))
                        .thenComparing(s -> !s.container().isRunning())
                        .thenComparing(s -> s.container().id().value()));
    }

    private static Optional<Problem> foreign(SurveyedHost host, String name, Stack stack) {
        return host.containers().stream()
                .filter(c -> c.name().equals(name) && !isOf(c, stack.name()) && !isAdopted(c, stack))
                .findFirst()
                .map(c -> Problem.of(
                        "FL-2303",
                        "Host " + host.host().name() + " already has a container named " + name
                                + " that is not of this stack.",
                        "Rename or remove it, or give the service another container_name."));
    }
}
