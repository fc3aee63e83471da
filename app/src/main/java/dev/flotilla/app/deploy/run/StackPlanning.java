package dev.flotilla.app.deploy.run;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.deploy.journal.DeployJournal;
import dev.flotilla.app.deploy.plan.Candidates;
import dev.flotilla.app.deploy.plan.PlanRequest;
import dev.flotilla.app.deploy.plan.Planner;
import dev.flotilla.app.deploy.plan.RemovalPlanner;
import dev.flotilla.app.deploy.plan.Twins;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.placement.Candidate;
import dev.flotilla.app.placement.MoveAnswer;
import dev.flotilla.app.placement.MoveCheck;
import dev.flotilla.app.placement.PlacementRequest;
import dev.flotilla.app.placement.Placer;
import dev.flotilla.app.secret.vault.Vault;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From a stack file to a plan: read, survey, place, plan. Blocks for as long as the slowest host may take (about 12 s);
 * any thread but the JavaFX one. Changes nothing.
 */
public final class StackPlanning {
    private final HostSurvey survey;
    private final DeployJournal journal;
    private final Vault vault;
    private final InstantSource clock;
    private final Map<String, String> environment;

    /** @param environment of the process, for variables in stack files */
    public StackPlanning(
            HostSurvey survey,
            DeployJournal journal,
            Vault vault,
            InstantSource clock,
            Map<String, String> environment) {
        this.survey = survey;
        this.journal = journal;
        this.vault = vault;
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    /** Of the process, for variables in stack files. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Reads and checks a file; asks no host. */
    public Outcome<StackReading> read(Path file) {
        return new StackFiles().read(file, environment);
    }

    /**
     * Plans the file on the hosts of the fleet.
     *
     * @param strategy stands before the file's own
     * @param pins service name to the host where the user put it
     */
    public Outcome<PlannedStack> plan(Path file, Fleet fleet, Optional<Strategy> strategy, Map<String, HostId> pins)
            throws InterruptedException {
        return plan(file, fleet, strategy, pins, Set.of());
    }

    /** @param anew containers of the stack that are made anew even where nothing of them differs; their volumes stay */
    public Outcome<PlannedStack> plan(
            Path file, Fleet fleet, Optional<Strategy> strategy, Map<String, HostId> pins, Set<ContainerId> anew)
            throws InterruptedException {
        return switch (read(file)) {
            case Outcome.Failed<StackReading> failed -> failed.as();
            case Outcome.Ok<StackReading>(StackReading reading) -> {
                Stack stack = strategy.map(reading.stack()::with).orElse(reading.stack());
                yield switch (open(stack.name())) {
                    case Outcome.Failed<String> failed -> failed.as();
                    case Outcome.Ok<String> free -> plan(file, fleet, reading, stack, pins, anew);
                };
            }
        };
    }

    /**
     * Where services of an opened stack could be moved together. Hosts that are known to be silent are not asked again, and
     * figures of load are those that were seen last, so that the answer comes while somebody drags.
     */
    public Outcome<Map<HostId, MoveAnswer>> moves(
            WishedStack wished, Collection<String> services, Fleet fleet, ObservedFleet seen)
            throws InterruptedException {
        return switch (read(Path.of(wished.file()))) {
            case Outcome.Failed<StackReading> failed -> failed.as();
            case Outcome.Ok<StackReading>(StackReading reading) -> {
                Stack stack = wished.strategy()
                        .flatMap(Strategy::of)
                        .map(reading.stack()::with)
                        .orElse(reading.stack());
                Optional<String> gone = services.stream()
                        .filter(s -> stack.service(s).isEmpty())
                        .findFirst();
                if (gone.isPresent()) {
                    yield Outcome.failed(Problem.of(
                            "FL-2325",
                            "The file of " + stack.name() + " has no service " + gone.get() + " any more.",
                            "Plan the stack to see what would become of its containers."));
                }
                Survey found = new MoveSurvey(survey, vault.forShowing().hash()).ask(stack, fleet, seen);
                yield Outcome.ok(MoveCheck.of(request(stack, found, fleet, wished.pins()), services));
            }
        };
    }

    /** Plans to stop every container of a stack, wherever it is. */
    public Outcome<DeployPlan> stop(String stack, Fleet fleet) throws InterruptedException {
        Survey found = survey.ask(
                fleet.hosts(),
                HostSurvey.Wanted.lists(stack),
                vault.forShowing().hash());
        return known(stack, found).map(there -> RemovalPlanner.stop(stack, there, clock.instant()));
    }

    /** Plans to remove a stack. The plan's warnings or steps name its volumes with their sizes. */
    public Outcome<DeployPlan> remove(String stack, boolean volumes, Fleet fleet) throws InterruptedException {
        Survey found = survey.ask(
                fleet.hosts(),
                new HostSurvey.Wanted(stack, Set.of(), false, true),
                vault.forShowing().hash());
        return known(stack, found).map(there -> RemovalPlanner.remove(stack, volumes, there, clock.instant()));
    }

    /** SHA-256 of a file, in hexadecimal digits; empty for one that cannot be read. */
    static String fingerprint(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Outcome<PlannedStack> plan(
            Path file, Fleet fleet, StackReading reading, Stack stack, Map<String, HostId> pins, Set<ContainerId> anew)
            throws InterruptedException {
        Optional<Problem> locked = vault.locked();
        if (locked.isPresent()) {
            return Outcome.failed(locked.get());
        }
        String hash = fingerprint(file);
        Survey found = survey.ask(
                fleet.hosts(), new HostSurvey.Wanted(stack.name(), images(stack), true, false), vault.hash());
        Optional<Problem> twins = Twins.among(found.hosts().stream()
                .filter(h -> h.host().status() == HostStatus.ACTIVE)
                .toList());
        if (twins.isPresent()) {
            return Outcome.failed(twins.get());
        }
        List<Candidate> candidates = Candidates.of(found, stack);
        List<Problem> refused = refusedEverywhere(stack, found, candidates);
        if (!refused.isEmpty()) {
            return Outcome.failed(refused);
        }
        PlacementRequest request = request(stack, found, fleet, pins);
        Stack named = stack;
        return new Placer()
                .place(request)
                .then(placement -> Planner.plan(
                        new PlanRequest(named, placement, found, vault.hash(), hash, clock.instant(), anew)))
                .map(plan -> new PlannedStack(named, reading.warnings(), plan, found));
    }

    static Set<String> images(Stack stack) {
        return stack.services().stream()
                .map(s -> s.image().isEmpty() ? stack.name() + "-" + s.name() : s.image())
                .collect(Collectors.toSet());
    }

    private static PlacementRequest request(Stack stack, Survey found, Fleet fleet, Map<String, HostId> pins) {
        Map<String, HostId> known = pins.entrySet().stream()
                .filter(p -> stack.service(p.getKey()).isPresent()
                        && fleet.host(p.getValue()).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new PlacementRequest(
                stack, Candidates.of(found, stack), known, Candidates.standing(found, stack.name()));
    }

    /** A sentence for each image that no host which answers will run. */
    private static List<Problem> refusedEverywhere(Stack stack, Survey survey, List<Candidate> candidates) {
        List<Candidate> answering = candidates.stream()
                .filter(c ->
                        survey.host(c.host().id()).map(SurveyedHost::answers).orElse(false))
                .toList();
        if (answering.isEmpty()) {
            return List.of();
        }
        return stack.services().stream()
                .filter(s -> answering.stream().allMatch(c -> c.refusedImages().containsKey(s.image())))
                .map(s -> Problem.of(
                                "FL-2401",
                                "No host of the fleet runs image " + s.image() + " of service " + s.name() + ".",
                                "Embedded hosts run flotilla-node only; add a host with a Docker Engine.")
                        .at(s.where())
                        .onHosts(answering.stream()
                                .map(c -> new HostReason(
                                        c.host().name(),
                                        Optional.ofNullable(c.refusedImages().get(s.image()))
                                                .orElse("")))
                                .toList()))
                .toList();
    }

    /** What an earlier process left half done comes first. */
    private Outcome<String> open(String stack) {
        return journal.unfinished()
                .then(applies -> applies.stream()
                        .filter(a -> a.stack().equals(stack) && a.isLeftOpen())
                        .map(ApplyRecord::id)
                        .findFirst()
                        .map(id -> Outcome.<String>failed(Problem.of(
                                "FL-2304",
                                "An earlier apply of " + stack + " (" + id
                                        + ") was cut off or could not be taken back whole.",
                                "Finish it or take it back first: stack recover " + stack + " --finish or --undo.")))
                        .orElse(Outcome.ok(stack)));
    }

    private static Outcome<Survey> known(String stack, Survey survey) {
        Optional<Problem> twins = Twins.among(survey.hosts());
        if (twins.isPresent()) {
            return Outcome.failed(twins.get());
        }
        boolean there = survey.hosts().stream()
                .flatMap(h -> Stream.of(
                                h.containers().stream().map(c -> c.labels()),
                                h.networks().stream().map(n -> n.labels()),
                                h.volumes().stream().map(v -> v.labels()))
                        .flatMap(s -> s))
                .anyMatch(labels -> stack.equals(labels.get(Labels.STACK)));
        if (there) {
            return Outcome.ok(survey);
        }
        List<HostReason> silent = survey.hosts().stream()
                .filter(h -> !h.answers())
                .map(h -> HostReason.of(
                        h.host().name(), h.silent().map(Problem::message).orElse("")))
                .toList();
        return Outcome.failed(Problem.of(
                        "FL-2318",
                        "No host that answers has anything of a stack named " + stack + ".",
                        "Check the name: stack status lists the stacks.")
                .onHosts(silent));
    }
}
