package dev.flotilla.app.deploy.journal;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.secret.EnvValue;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Takes the secrets of a plan out of texts that come from elsewhere, such as an engine's error message. */
public final class Scrubber {
    /** Shorter ones would blot out half of every text; they are no secrets to anybody. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    private Scrubber(Set<String> secrets) {
        this.secrets = secrets.stream()
                .filter(s -> s.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static Scrubber of(DeployPlan plan) {
        Set<String> secrets = new TreeSet<>();
        for (Step step : plan.steps()) {
            spec(step)
                    .forEach(spec -> spec.values().values().stream()
                            .filter(EnvValue::isSecret)
                            .map(EnvValue::reveal)
                            .forEach(secrets::add));
        }
        return new Scrubber(secrets);
    }

    public String clean(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, EnvValue.MASK);
        }
        return clean;
    }

    public Problem clean(Problem problem) {
        return new Problem(
                problem.code(), clean(problem.message()), clean(problem.hint()), problem.place(), problem.hosts());
    }

    List<String> secrets() {
        return secrets;
    }

    private static List<ContainerSpec> spec(Step step) {
        return switch (step) {
            case Step.CreateContainer create -> List.of(create.spec());
            case Step.ReplaceContainer replace -> List.of(replace.spec());
            case Step.MoveContainer move -> List.of(move.spec());
            case Step.PullImage other -> List.of();
            case Step.CreateNetwork other -> List.of();
            case Step.CreateVolume other -> List.of();
            case Step.StartContainer other -> List.of();
            case Step.WaitReady other -> List.of();
            case Step.StopContainer other -> List.of();
            case Step.RemoveContainer other -> List.of();
            case Step.RemoveNetwork other -> List.of();
            case Step.RemoveVolume other -> List.of();
        };
    }
}
