package dev.flotilla.app.base;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An expected failure, ready to be shown.
 *
 * @param code {@code FL-nnnn}, for a user to quote and a script to match; see the package for the ranges
 * @param message one sentence: what failed, where and why, without secrets
 * @param hint one sentence: what to do about it; may be empty when the message says it all
 * @param hosts for a refusal that depends on hosts, the reason of each
 */
public record Problem(String code, String message, String hint, Optional<Place> place, List<HostReason> hosts) {
    private static final Pattern CODE = Pattern.compile("FL-\\d{4}");

    public Problem {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a problem code: " + code);
        }
        Objects.requireNonNull(message);
        Objects.requireNonNull(hint);
        Objects.requireNonNull(place);
        hosts = List.copyOf(hosts);
    }

    public static Problem of(String code, String message, String hint) {
        return new Problem(code, message, hint, Optional.empty(), List.of());
    }

    public Problem at(Place where) {
        return new Problem(code, message, hint, Optional.of(where), hosts);
    }

    public Problem onHosts(List<HostReason> reasons) {
        return new Problem(code, message, hint, place, reasons);
    }
}
