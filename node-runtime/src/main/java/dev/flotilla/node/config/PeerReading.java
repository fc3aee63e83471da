package dev.flotilla.node.config;

import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.config.ConfigFile.Kind;
import dev.flotilla.node.config.Reading.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The peers of a node, from the file's list and from the environment. */
final class PeerReading {
    /** More nodes than this agree on nothing in time. */
    static final int MOST = 200;

    /** More are no file that a person has written. */
    static final int MOST_BEATING = 10_000;

    private static final String PREFIX = "PEERS_";

    private final Reading reading;
    private final List<Peer> beating = new ArrayList<>();
    private final Map<String, ControlPeer> voting = new LinkedHashMap<>();
    private final Set<String> beatAddresses = new HashSet<>();
    private Optional<String> ownAddress = Optional.empty();

    PeerReading(Reading reading) {
        this.reading = reading;
    }

    List<Peer> beating() {
        return beating;
    }

    List<ControlPeer> voting() {
        return List.copyOf(voting.values());
    }

    /** Where {@code PEERS_NODE_X} says that this node itself is. */
    Optional<String> ownAddress() {
        return ownAddress;
    }

    /** The list {@code peers} of the file. */
    void list(String ownHost, Optional<String> advertised, int ownBeatPort, String ownId) {
        Optional<Found> list = reading.inFile("peers");
        if (list.isEmpty()) {
            return;
        }
        if (list.get().kind() != Kind.LIST) {
            reading.wrong(list.get(), "a list of peers is needed");
            return;
        }
        for (int i = 0; i <= MOST_BEATING; i++) {
            Optional<Found> one = reading.inFile("peers[" + i + "]");
            if (one.isEmpty()) {
                return;
            }
            if (i == MOST_BEATING) {
                reading.wrong(one.get(), "at most " + MOST_BEATING + " peers are taken");
            } else if (one.get().kind() != Kind.OBJECT) {
                reading.wrong(one.get(), "an object with host, comms_port and heartbeat_port is needed");
            } else {
                entry(one.get().key(), one.get(), ownHost, advertised, ownBeatPort, ownId);
            }
        }
    }

    private void entry(
            String path, Found at, String ownHost, Optional<String> advertised, int ownBeatPort, String ownId) {
        int before = reading.problems().size();
        String host = required(path + ".host", at).flatMap(reading::text).orElse("");
        int comms = required(path + ".comms_port", at)
                .map(found -> reading.port(found, Ports.COMMS))
                .orElse(Ports.COMMS);
        int beat = required(path + ".heartbeat_port", at)
                .map(found -> reading.port(found, Ports.BEAT))
                .orElse(Ports.BEAT);
        Optional<String> id = reading.inFile(path + ".node_id").flatMap(reading::text);
        if (before != reading.problems().size()) {
            return;
        }
        Found hostAt = reading.inFile(path + ".host").orElse(at);
        boolean here = beat == ownBeatPort
                && (HostAndPorts.same(host, advertised.orElse(ownHost))
                        || HostAndPorts.same(host, ownHost)
                        || HostAndPorts.isWildcard(ownHost) && HostAndPorts.isLoopback(host));
        if (!HostAndPorts.isHost(host) || HostAndPorts.isWildcard(host)) {
            reading.wrong(hostAt, "the address of another machine is needed");
        } else if (here || id.filter(ownId::equals).isPresent()) {
            reading.wrong(hostAt, "this peer is the node itself, leave it out");
        } else if (!beatAddresses.add(host.toLowerCase(Locale.ROOT) + " " + beat)) {
            reading.wrong(hostAt, "this peer stands in the list twice");
        } else {
            beating.add(new Peer(id.orElse(address(host, beat)), host, beat, comms));
            id.ifPresent(name -> control(path, host, name));
        }
    }

    private void control(String path, String host, String id) {
        Optional<Found> port = reading.inFile(path + ".control_port");
        if (port.isPresent()) {
            int http = reading.inFile(path + ".http_port")
                    .map(found -> reading.port(found, Ports.http(id)))
                    .orElse(Ports.http(id));
            vote(port.get(), new ControlPeer(id, host, reading.port(port.get(), Ports.control(id)), http));
        }
    }

    private Optional<Found> required(String path, Found entry) {
        Optional<Found> found = reading.inFile(path);
        if (found.isEmpty()) {
            reading.wrong(
                    new Found(entry.where(), entry.line(), path, Kind.NOTHING, ""),
                    "host, comms_port and heartbeat_port are needed");
        }
        return found;
    }

    private static String address(String host, int port) {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /** {@code PEERS_NODE_X} and {@code PEERS}. The first name the node itself too, as all machines share them. */
    void environment(String ownId) {
        for (String name : new TreeMap<>(reading.environment()).keySet()) {
            if (name.matches(PREFIX + "NODE_[A-Z0-9_]+")) {
                String id =
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
                reading.variable(name).ifPresent(found -> peer(found, id, found.text(), ownId));
            }
        }
        Optional<Found> all = reading.variable("PEERS");
        if (all.isEmpty()) {
            return;
        }
        for (String part : all.get().text().split(",", -1)) {
            int equals = part.indexOf('=');
            String id = equals < 0 ? "" : part.substring(0, equals).strip();
            if (part.isBlank()) {
                continue;
            }
            if (!ConfigReader.isId(id)) {
                reading.wrong(all.get(), "id=address[:control[:http]], parted by commas, is needed");
            } else if (id.equals(ownId)) {
                reading.wrong(all.get(), "it names " + id + ", which is the node itself");
            } else {
                peer(all.get(), id, part.substring(equals + 1).strip(), ownId);
            }
        }
    }

    private void peer(Found found, String id, String text, String ownId) {
        Optional<HostAndPorts> at = HostAndPorts.read(text);
        if (at.isEmpty()) {
            reading.wrong(found, "address[:control[:http]] is needed, ports from 1 to 65535");
        } else if (id.equals(ownId)) {
            ownAddress = Optional.of(at.get().host());
        } else {
            vote(
                    found,
                    new ControlPeer(
                            id,
                            at.get().host(),
                            at.get().first().orElse(Ports.control(id)),
                            at.get().second().orElse(Ports.http(id))));
        }
    }

    private void vote(Found found, ControlPeer peer) {
        boolean taken = voting.values().stream()
                .anyMatch(other -> other.controlPort() == peer.controlPort()
                        && other.host().equalsIgnoreCase(peer.host())
                        && !other.id().equals(peer.id()));
        ControlPeer before = voting.putIfAbsent(peer.id(), peer);
        if (before != null && !before.equals(peer)) {
            reading.wrong(found, "the peer " + peer.id() + " is named twice, with different addresses");
        } else if (taken) {
            reading.wrong(found, "two peers have the address " + address(peer.host(), peer.controlPort()));
        } else if (voting.size() > MOST) {
            reading.wrong(found, "at most " + MOST + " peers are taken");
        }
    }

    /** {@code PEER_SERVICES}: names of services; where each is found stands in {@code NAME_PORT_ENDPOINT}. */
    void services() {
        Optional<Found> services = reading.variable("PEER_SERVICES");
        if (services.isEmpty()) {
            return;
        }
        for (String part : services.get().text().split(",", -1)) {
            String service = part.strip();
            if (service.isEmpty()) {
                continue;
            }
            Optional<HostAndPorts> beat = endpoint(service, Ports.BEAT);
            if (beat.isEmpty() || beat.get().first().isEmpty()) {
                String key = variable(service, Ports.BEAT);
                reading.wrong(
                        "environment",
                        key,
                        reading.environment().getOrDefault(key, ""),
                        "PEER_SERVICES names " + service + ", so address:port of its heartbeat port is needed");
                continue;
            }
            int comms = endpoint(service, Ports.COMMS)
                    .map(HostAndPorts::first)
                    .orElse(OptionalInt.empty())
                    .orElse(0);
            beating.add(new Peer(service, beat.get().host(), beat.get().first().getAsInt(), comms));
            endpoint(service, Ports.control(""))
                    .ifPresent(control -> vote(
                            services.get(),
                            new ControlPeer(
                                    service,
                                    control.host(),
                                    control.first().orElse(Ports.control("")),
                                    endpoint(service, Ports.http(""))
                                            .map(HostAndPorts::first)
                                            .orElse(OptionalInt.empty())
                                            .orElse(Ports.http("")))));
        }
    }

    private Optional<HostAndPorts> endpoint(String service, int port) {
        return reading.variable(variable(service, port)).flatMap(found -> HostAndPorts.read(found.text()));
    }

    private static String variable(String service, int port) {
        return service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_" + port + "_ENDPOINT";
    }

    /** The canary system's three on one machine, when a role of theirs was asked for and no peer is named. */
    void seedDefaults(String ownId) {
        if (voting.isEmpty() && ownAddress.isEmpty() && !reading.environment().containsKey("PEERS")) {
            for (String id : List.of("node-a", "node-b", "node-c")) {
                if (!id.equals(ownId)) {
                    voting.put(id, new ControlPeer(id, "127.0.0.1", Ports.control(id), Ports.http(id)));
                }
            }
        }
    }
}
