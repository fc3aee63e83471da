package dev.flotilla.app.eject.write;

import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.setup.Stations;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code deploy.sh ROLE}: the same script on every machine of a canary system, with the addresses of all. It starts the original where
 * its {@code run_nodes.py} is in the folder, else our node as a container.
 */
final class CanaryScript {
    private static final int CONTROL = 60001;
    private static final int HTTP = 50051;
    private static final String ID = "node-[a-z0-9]+(?:-[a-z0-9]+)*";

    /**
     * A node of the agreement.
     *
     * @param id {@code node-a} and so on
     * @param setup how the fleet wishes its container, where it does
     */
    record Member(String id, String host, int control, int http, Optional<NodeSetup> setup) {
        String variable() {
            return "PEERS_" + id.toUpperCase(Locale.ROOT).replace('-', '_');
        }

        /** With its ports where they are not those of its letter. */
        String place() {
            int letter = id.equals("node-b") ? 1 : id.equals("node-c") ? 2 : 0;
            String address = host.contains(":") ? "[" + host + "]" : host;
            return control == CONTROL + letter && http == HTTP + letter ? host : address + ":" + control + ":" + http;
        }
    }

    private CanaryScript() {}

    /** Those that the fleet keeps come before those that it only watches. */
    static List<Member> members(Fleet fleet) {
        List<Member> members = new ArrayList<>();
        for (NodeSetup setup : fleet.setups()) {
            String id = setup.environment().getOrDefault("NODE_ID", "");
            Optional<String> address = Stations.address(fleet, setup);
            if (setup.config().isEmpty() && id.matches(ID) && address.isPresent() && isNew(id, members)) {
                members.add(new Member(
                        id,
                        address.get(),
                        port(setup, "CONTROL_PORT", CONTROL),
                        port(setup, "HTTP_PORT", HTTP),
                        Optional.of(setup)));
            }
        }
        for (Node node : fleet.nodes()) {
            String id = node.nodeId().orElse(node.name());
            if (NodeFiles.isCanary(node) && id.matches(ID) && isNew(id, members)) {
                members.add(new Member(
                        id,
                        node.host(),
                        node.controlPort() > 0 ? node.controlPort() : CONTROL,
                        http(node).orElse(HTTP),
                        Optional.empty()));
            }
        }
        return members;
    }

    private static boolean isNew(String id, List<Member> members) {
        return members.stream().noneMatch(m -> m.id().equals(id));
    }

    private static int port(NodeSetup setup, String key, int usual) {
        String said = setup.environment().getOrDefault(key, "");
        return said.matches("\\d{1,5}") ? Integer.parseInt(said) : usual;
    }

    /** The port under which a node answers HTTP. */
    static Optional<Integer> http(Node node) {
        return node.http().flatMap(url -> {
            try {
                URI uri = URI.create(url);
                return Optional.of(uri.getPort() > 0 ? uri.getPort() : url.startsWith("https:") ? 443 : 80);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    static String of(List<Member> members) {
        String coordinator = members.stream()
                .map(Member::id)
                .filter("node-a"::equals)
                .findFirst()
                .orElse(members.getFirst().id());
        StringBuilder out = new StringBuilder("""
                #!/bin/sh
                # The canary system: run this on each machine with the role of that machine.
                """);
        List<String> roles = new ArrayList<>();
        StringBuilder cases = new StringBuilder();
        for (Member member : members) {
            String role = role(member, coordinator);
            roles.add(role);
            out.append("#   sh deploy.sh ")
                    .append(role)
                    .append("    # on ")
                    .append(member.host())
                    .append('\n');
            cases.append("  ")
                    .append(role)
                    .append(")")
                    .append(
                            member.setup().isPresent()
                                    ? ""
                                    : " id=" + member.id() + " control=" + member.control() + " http=" + member.http())
                    .append(" ;;\n");
        }
        out.append("set -eu\n\n");
        members.forEach(m -> out.append("export ")
                .append(m.variable())
                .append('=')
                .append(Words.plain(m.place()).shell())
                .append('\n'));
        out.append("\nrole=${1:-}\ncase \"$role\" in\n").append(cases);
        out.append("  *) echo \"usage: sh deploy.sh ")
                .append(String.join("|", roles))
                .append("\" >&2; exit 2 ;;\nesac\n");
        starts(members, coordinator, out);
        return out.toString();
    }

    private static void starts(List<Member> members, String coordinator, StringBuilder out) {
        out.append("""

                if [ -f run_nodes.py ]; then
                  exec python run_nodes.py "$role"
                fi
                """);
        wished(members, coordinator, out);
        if (members.stream().allMatch(m -> m.setup().isPresent())) {
            return;
        }
        out.append("""
                docker run --detach \\
                  --name "canary-$id" \\
                  --restart unless-stopped \\
                  --network host \\
                  --volume "canary-$id-state:/app/state" \\
                  --env NODE_HOST=0.0.0.0 \\
                  --env NODE_ID="$id" \\
                  --env NODE_ROLE="${role%%_*}" \\
                  --env COORDINATOR=""").append(coordinator).append(" \\\n");
        out.append("  --env CONTROL_PORT=\"$control\" \\\n  --env HTTP_PORT=\"$http\" \\\n");
        members.forEach(m -> out.append("  --env ").append(m.variable()).append(" \\\n"));
        out.append("  ").append(NodeSource.OUR_IMAGE).append('\n');
    }

    /** Those whose containers the fleet wishes are made as a push makes them. */
    private static void wished(List<Member> members, String coordinator, StringBuilder out) {
        if (members.stream().allMatch(m -> m.setup().isEmpty())) {
            return;
        }
        out.append("case \"$role\" in\n");
        for (Member member : members) {
            member.setup()
                    .map(setup -> NodeFiles.words(NodeSource.of(setup, Optional.of(member.host()))))
                    .ifPresent(words -> out.append("  ")
                            .append(role(member, coordinator))
                            .append(")\n    ")
                            .append(String.join(" \\\n      ", words))
                            .append("\n    exit\n    ;;\n"));
        }
        out.append("esac\n");
    }

    private static String role(Member member, String coordinator) {
        return member.id().equals(coordinator)
                ? "coordinator"
                : "participant_" + member.id().substring("node-".length()).replace('-', '_');
    }
}
