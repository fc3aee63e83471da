package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.secret.EnvValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes the secrets of a whole stack out of the command lines of its plan, wherever they stand in them. */
record Masking(List<String> secrets) {
    static final Masking NONE = new Masking(List.of());

    /** Shorter ones would blot out half of every command. */
    private static final int SHORTEST = 4;

    Masking {
        secrets = List.copyOf(secrets);
    }

    static Masking of(Collection<ContainerSpec> specs) {
        return new Masking(specs.stream()
                .flatMap(spec -> spec.values().values().stream())
                .filter(EnvValue::isSecret)
                .map(EnvValue::reveal)
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    String clean(String command) {
        String clean = command;
        for (String secret : secrets) {
            // As it is, and as the shell's quotes make it.
            clean = clean.replace(secret, EnvValue.MASK).replace(secret.replace("'", "'\\''"), EnvValue.MASK);
        }
        return clean;
    }
}
