package dev.flotilla.app.deploy;

import dev.flotilla.app.base.Place;
import java.util.Optional;

/** Something to know before an apply that does not forbid it. */
public record PlanWarning(String code, String message, String hint, Optional<Place> place) {}
