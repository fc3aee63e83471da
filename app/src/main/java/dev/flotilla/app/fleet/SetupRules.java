package dev.flotilla.app.fleet;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.SecretRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of the setup of a node. All faults of one are found. */
public final class SetupRules {
    public static final int MOST_SETUPS = 2_000;
    public static final List<String> RESTARTS = List.of("no", "always", "on-failure", "unless-stopped");

    private static final int LONGEST_CONFIG = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}");
    private static final Pattern MOUNT = Pattern.compile("([^:\n]+):(/[^:\n]*)(:(ro|rw))?");
    private static final Pattern SOURCE = Pattern.compile("/.*|[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern PORT =
            Pattern.compile("(?:([0-9.]+):)?(\\d{1,5})(?:-(\\d{1,5}))?:(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp))?");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SetupRules() {}

    /** The setup itself, or everything that is wrong with it: FL-3120 to FL-3126, FL-3129, FL-1034. */
    public static Outcome<NodeSetup> check(NodeSetup setup) {
        List<Problem> found = new ArrayList<>();
        if (setup.config().filter(SecretRule::holdsSecret).isPresent()) {
            found.add(Problem.of(
                    "FL-3129",
                    "The configuration of " + PlainText.of(setup.name())
                            + " holds a key or a password itself, and it is kept in clear.",
                    "Put that into a file on the host, mount it, and name the file in the configuration."));
        }
        nameFault(setup.name()).ifPresent(found::add);
        setup.address().flatMap(NodeRules::hostFault).ifPresent(found::add);
        imageFault(setup.image()).ifPresent(found::add);
        if (!RESTARTS.contains(setup.restart())) {
            found.add(Problem.of(
                    "FL-3122",
                    "\"" + PlainText.of(setup.restart()) + "\" is no restart policy.",
                    "Use one of " + String.join(", ", RESTARTS) + "."));
        }
        setup.mounts().forEach(mount -> mountFault(mount).ifPresent(found::add));
        setup.ports().forEach(port -> portFault(port).ifPresent(found::add));
        setup.environment().forEach((name, value) -> variableFault(name, value).ifPresent(found::add));
        if (setup.config().orElse("").length() > LONGEST_CONFIG) {
            found.add(Problem.of(
                    "FL-3126",
                    "The configuration of " + PlainText.of(setup.name()) + " has more than a million characters.",
                    "Look whether this is the file you meant."));
        }
        return found.isEmpty() ? Outcome.ok(setup) : Outcome.failed(found);
    }

    /** FL-3120, when no container can be called so. */
    public static Optional<Problem> nameFault(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "FL-3120",
                        name.isBlank()
                                ? "The node has no name."
                                : "\"" + PlainText.of(name) + "\" cannot be the name of a container.",
                        "Use at most 63 letters, digits, \"_\", \".\" and \"-\", and begin with a letter or a digit."));
    }

    /** FL-3121, when it cannot be the name of an image. */
    public static Optional<Problem> imageFault(String image) {
        return IMAGE.matcher(image).matches()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "FL-3121",
                        "\"" + PlainText.of(image) + "\" cannot be the name of an image.",
                        "Give it as docker run takes it, such as flotilla-node or registry/name:tag."));
    }

    /** FL-3123, when it is not SOURCE:TARGET or SOURCE:TARGET:ro. */
    public static Optional<Problem> mountFault(String mount) {
        Matcher parts = MOUNT.matcher(mount);
        return parts.matches() && SOURCE.matcher(parts.group(1)).matches()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "FL-3123",
                        "\"" + PlainText.of(mount) + "\" is no mount.",
                        "Write a volume or an absolute folder, a colon, and an absolute path inside:"
                                + " node-state:/app/state or /srv/data:/app/data:ro."));
    }

    /** FL-3124, when it is not HOST:INSIDE, HOST:INSIDE/udp, or two ranges of equal length. */
    public static Optional<Problem> portFault(String port) {
        Matcher parts = PORT.matcher(port);
        if (parts.matches()) {
            int from = Integer.parseInt(parts.group(2));
            int to = parts.group(3) == null ? from : Integer.parseInt(parts.group(3));
            int inFrom = Integer.parseInt(parts.group(4));
            int inTo = parts.group(5) == null ? inFrom : Integer.parseInt(parts.group(5));
            if (from >= 1 && to >= from && to <= 65535 && inFrom >= 1 && inTo <= 65535 && to - from == inTo - inFrom) {
                return Optional.empty();
            }
        }
        return Optional.of(Problem.of(
                "FL-3124",
                "\"" + PlainText.of(port) + "\" publishes no port.",
                "Write the port of the host, a colon, and the port inside: 5000:5000/udp or 5001:5001."));
    }

    /** FL-3125, when it is no variable, or would be kept in clear though it is a secret. */
    public static Optional<Problem> variableFault(String name, String value) {
        if (!VARIABLE.matcher(name).matches() || value.contains("\n") || value.contains("\0")) {
            return Optional.of(Problem.of(
                    "FL-3125",
                    "\"" + PlainText.of(name) + "\" cannot be a variable of a node, or its value has several lines.",
                    "Write NAME=value."));
        }
        return SecretRule.isSecret(name, value)
                ? Optional.of(Problem.of(
                        "FL-3125",
                        "The value of " + name + " looks like a secret, and a setup is kept in clear.",
                        "Put it into a file on the host and mount that; the node reads keys and tokens from files."))
                : Optional.empty();
    }

    static Outcome<Fleet> put(Fleet fleet, NodeSetup setup) {
        return check(setup).then(good -> {
            List<NodeSetup> setups = new ArrayList<>(fleet.setups());
            int at = -1;
            for (int i = 0; i < setups.size(); i++) {
                at = setups.get(i).name().equalsIgnoreCase(good.name()) ? i : at;
            }
            if (at < 0 && setups.size() >= MOST_SETUPS) {
                return Outcome.failed(Problem.of(
                        "FL-3127",
                        "A fleet holds at most " + MOST_SETUPS + " nodes of its own.",
                        "Use a second data folder."));
            }
            if (at < 0) {
                setups.add(good);
            } else {
                setups.set(at, good);
            }
            return Outcome.ok(fleet.withSetups(setups));
        });
    }

    static Outcome<Fleet> remove(Fleet fleet, String name) {
        return fleet.setupNamed(name)
                .map(gone -> Outcome.ok(fleet.withSetups(
                        fleet.setups().stream().filter(s -> !s.equals(gone)).toList())))
                .orElseGet(() -> Outcome.failed(Problem.of(
                        "FL-3128",
                        "There is no configuration of \"" + PlainText.of(name) + "\".",
                        "It may be removed already.")));
    }

    /** Those of a host that has gone keep everything but the host. */
    static List<NodeSetup> without(HostId gone, List<NodeSetup> setups) {
        return setups.stream()
                .map(s -> s.host().equals(Optional.of(gone)) ? s.at(Optional.empty(), s.address()) : s)
                .toList();
    }
}
