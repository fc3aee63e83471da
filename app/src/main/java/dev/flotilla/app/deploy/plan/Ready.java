package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.util.Optional;

/** Chooses the proof that an instance is ready: the strongest that it can give. */
final class Ready {
    private static final Duration RUNNING = Duration.ofSeconds(30);
    private static final Duration PORT = Duration.ofSeconds(60);
    private static final Duration WORK = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Ready() {}

    static Readiness of(Site site, boolean once) {
        if (once) {
            return new Readiness(Readiness.Kind.COMPLETED, Optional.empty(), WORK);
        }
        Optional<HealthCheck> own = site.service().healthCheck();
        Optional<ImageFacts> image =
                Optional.ofNullable(site.host().images().get(site.service().image()));
        if (own.map(check -> !check.isOff())
                .orElse(image.map(ImageFacts::hasHealthCheck).orElse(false))) {
            return new Readiness(Readiness.Kind.HEALTHY, Optional.empty(), health(own));
        }
        Optional<PublishedPort> tcp =
                site.ports().stream().filter(p -> p.protocol() == Protocol.TCP).findFirst();
        return tcp.map(port -> new Readiness(
                        Readiness.Kind.PORT_ANSWERS,
                        Optional.of(Endpoints.value(Endpoints.address(site, port), port)),
                        PORT))
                .orElseGet(() -> new Readiness(Readiness.Kind.RUNNING, Optional.empty(), RUNNING));
    }

    /** Long enough for the check to fail as often as it may, and half a minute for the engine. */
    private static Duration health(Optional<HealthCheck> check) {
        Duration interval = check.flatMap(HealthCheck::interval).orElse(Duration.ofSeconds(30));
        Duration timeout = check.flatMap(HealthCheck::timeout).orElse(Duration.ofSeconds(30));
        Duration start = check.flatMap(HealthCheck::startPeriod).orElse(Duration.ZERO);
        int retries = check.flatMap(HealthCheck::retries).orElse(3);
        Duration all =
                interval.plus(timeout).multipliedBy(retries + 1L).plus(start).plusSeconds(30);
        return all.compareTo(LONGEST) > 0 ? LONGEST : all;
    }
}
