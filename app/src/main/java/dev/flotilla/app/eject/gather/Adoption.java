package dev.flotilla.app.eject.gather;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.files.BundleWriter;
import dev.flotilla.app.eject.read.AdoptedProject;
import dev.flotilla.app.fleet.EditName;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.secret.KeyedHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds a compose project that runs on hosts of the fleet and makes a stack file of it, each service pinned to the host where it runs.
 * Its containers are not touched: the plan of the first apply shows how each is taken over.
 */
public final class Adoption {
    private static final KeyedHash ANY = new KeyedHash(new byte[16]);

    private final HostSurvey survey;
    private final Engines engines;

    public Adoption(HostSurvey survey, Engines engines) {
        this.survey = survey;
        this.engines = engines;
    }

    /** @param to an empty or new folder for the stack file; FL-6009 when no host runs the project */
    public Outcome<Found> find(String project, Fleet now, Importing.Named to) throws InterruptedException {
        Survey seen = survey.ask(now.hosts(), HostSurvey.Wanted.lists(project), ANY);
        List<AdoptedProject.Found> containers = new ArrayList<>();
        TreeSet<String> others = new TreeSet<>();
        for (SurveyedHost host : seen.hosts()) {
            for (RunningContainer container : host.containers()) {
                container
                        .label(Labels.COMPOSE_PROJECT)
                        .filter(p -> AdoptedProject.isOf(container, p))
                        .ifPresent(others::add);
                if (AdoptedProject.isOf(container, project)) {
                    try {
                        Engine engine = engines.of(host.host());
                        containers.add(new AdoptedProject.Found(
                                host.host().id(), engine.inspect(container.id()), defaults(engine, container)));
                    } catch (EngineException e) {
                        return Outcome.failed(
                                EngineProblems.inWords(e.problem(), host.host().name()));
                    }
                }
            }
        }
        return containers.isEmpty()
                ? Outcome.failed(nothing(project, others, seen))
                : written(project, AdoptedProject.of(project, containers), now, to);
    }

    /** Of the image that it was made from, whatever has its name by now. */
    private static ImageFacts.Defaults defaults(Engine engine, RunningContainer container) {
        String image = container.imageId().isEmpty() ? container.image() : container.imageId();
        return engine.image(image).map(ImageFacts::defaults).orElse(ImageFacts.Defaults.NONE);
    }

    private static Problem nothing(String project, SortedSet<String> others, Survey seen) {
        List<HostReason> silent = seen.hosts().stream()
                .filter(h -> !h.answers())
                .map(h -> HostReason.of(
                        h.host().name(), h.silent().map(Problem::message).orElse("")))
                .toList();
        return Problem.of(
                        "FL-6009",
                        "No host that answers runs a compose project \"" + project + "\".",
                        others.isEmpty()
                                ? "Look with docker compose ls on the host."
                                : "There are: " + String.join(", ", others) + ".")
                .onHosts(silent);
    }

    private static Outcome<Found> written(String project, AdoptedProject.Made made, Fleet now, Importing.Named to) {
        List<BundleFile> files = new ArrayList<>(List.of(BundleFile.text("docker-compose.yml", made.compose())));
        if (!made.env().isEmpty()) {
            files.add(new BundleFile(".env", made.env(), BundleFile.Kind.SECRET));
        }
        return BundleWriter.write(Bundle.of(files, List.of()), to.file(), to.typed())
                .then(folder -> {
                    Path file = folder.resolve("docker-compose.yml");
                    FleetEdit edit = new FleetEdit.OpenStack(
                            new WishedStack(project, file.toString(), Optional.empty(), made.pins()));
                    List<String> notes = new ArrayList<>(made.notes());
                    notes.add(
                            "The stack file is " + file
                                    + ". Its containers run on as they are until you apply it; the plan shows what becomes of each.");
                    return FleetRules.apply(now, edit)
                            .map(after -> new Found(edit, List.of(EditName.of(edit, now)), notes));
                });
    }
}
