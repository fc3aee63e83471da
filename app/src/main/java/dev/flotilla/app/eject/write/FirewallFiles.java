package dev.flotilla.app.eject.write;

import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.fleet.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Firewall rules for each machine, as nftables and as lines of ufw: the ports that others have to reach, for exactly those others. They
 * are files for people to look at; nothing applies them.
 *
 * <p>The table hooks in before Docker rewrites addresses, since published ports never come to the input chain. Ports that are not
 * listed stay as they are.
 */
final class FirewallFiles {
    private record Port(String protocol, int number) {}

    /** What opens one port. */
    private record Opened(Set<String> sources, Set<String> why) {
        Opened() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    private final String name;
    private final String address;
    private final Map<Port, Opened> ports = new LinkedHashMap<>();
    private final List<Doors.Spare> spare;

    private FirewallFiles(String name, String address, List<Door> doors, List<Doors.Spare> spare) {
        this.name = name;
        this.address = address;
        this.spare = spare;
        for (Door door : doors) {
            Opened opened = ports.computeIfAbsent(new Port(door.protocol().word(), door.port()), p -> new Opened());
            opened.sources().add(door.source());
            opened.why().add(door.why());
        }
    }

    static List<BundleFile> of(Project project, Doors.Found found, Folders folders) {
        Map<String, String> names = new TreeMap<>();
        found.doors().forEach(d -> names.put(d.address(), d.address()));
        for (Host host : project.fleet().hosts()) {
            names.put(project.address(host), host.name());
        }
        List<BundleFile> files = new ArrayList<>();
        names.forEach((address, name) -> {
            FirewallFiles firewall = new FirewallFiles(
                    name,
                    address,
                    found.doors().stream()
                            .filter(d -> d.address().equals(address))
                            .toList(),
                    found.spare().stream()
                            .filter(s -> s.address().equals(address))
                            .toList());
            String folder = "hosts/" + folders.of(name) + "/";
            files.add(BundleFile.text(folder + "firewall.nft", firewall.nft()));
            files.add(BundleFile.script(folder + "firewall-ufw.sh", firewall.ufw()));
        });
        return files;
    }

    private String nft() {
        StringBuilder out = new StringBuilder();
        out.append("# Host ")
                .append(name)
                .append(" (")
                .append(address)
                .append("): who may reach which port. Nothing applies this file by itself.\n");
        out.append("# Look at it, then: nft -f firewall.nft    To take it away: nft delete table inet flotilla\n");
        out.append("# Ports that are not named here stay as they are, Docker's published ones are covered.\n");
        spare().forEach(l -> out.append("# ").append(l).append('\n'));
        out.append("table inet flotilla\ndelete table inet flotilla\n\ntable inet flotilla {\n");
        out.append("  chain doors {\n    type filter hook prerouting priority -150; policy accept;\n");
        out.append("    fib daddr type != local accept\n");
        out.append("    iifname { \"lo\", \"docker0\" } accept\n    iifname \"br-*\" accept\n");
        ports.forEach((port, opened) -> {
            String dport = port.protocol() + " dport " + port.number();
            out.append("\n    # ").append(String.join("; ", opened.why())).append('\n');
            family(opened, false)
                    .ifPresent(set -> out.append("    ip saddr ")
                            .append(set)
                            .append(' ')
                            .append(dport)
                            .append(" accept\n"));
            family(opened, true)
                    .ifPresent(set -> out.append("    ip6 saddr ")
                            .append(set)
                            .append(' ')
                            .append(dport)
                            .append(" accept\n"));
            out.append("    ").append(dport).append(" drop\n");
        });
        return out.append("  }\n}\n").toString();
    }

    private static java.util.Optional<String> family(Opened opened, boolean six) {
        List<String> some =
                opened.sources().stream().filter(s -> s.contains(":") == six).toList();
        return some.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of("{ " + String.join(", ", some) + " }");
    }

    private String ufw() {
        StringBuilder out = new StringBuilder("#!/bin/sh\n");
        out.append("# Host ")
                .append(name)
                .append(" (")
                .append(address)
                .append("): who may reach which port. Nothing runs this file by itself.\n");
        out.append("# Ports that Docker publishes from a bridge network pass ufw by: for those use firewall.nft.\n");
        spare().forEach(l -> out.append("# ").append(l).append('\n'));
        out.append("set -eu\n");
        ports.forEach((port, opened) -> opened.sources()
                .forEach(source -> out.append("ufw allow proto ")
                        .append(port.protocol())
                        .append(" from ")
                        .append(Words.plain(source).shell())
                        .append(" to any port ")
                        .append(port.number())
                        .append(" comment ")
                        .append(Words.plain(opened.why().stream()
                                        .collect(Collectors.joining("; "))
                                        .replaceAll("[^A-Za-z0-9 ,;._-]", " "))
                                .shell())
                        .append('\n')));
        return out.toString();
    }

    private List<String> spare() {
        return spare.stream()
                .map(s -> s.service() + " publishes " + s.port() + "/"
                        + s.protocol().word()
                        + ", which no host of the fleet needs: it is left open, for you to decide.")
                .toList();
    }
}
