package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.WatchedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a cause into words, with what was seen and what to do. Only asked about the cells that somebody looks at. */
final class Explainer {
    private final Survey survey;
    private final Gateways gateways;

    Explainer(Survey survey, Gateways gateways) {
        this.survey = survey;
        this.gateways = gateways;
    }

    /** The cell and where it is. */
    private record Spot(Cell cell, Cause cause, int from, int to, List<String> evidence) {
        String a() {
            return cell.from();
        }

        String b() {
            return cell.to();
        }

        Explanation says(String sentence, String remedy, Remedy... actions) {
            return new Explanation(cause, sentence, evidence, remedy, List.of(actions));
        }

        Explanation says(String sentence, String remedy, List<Remedy> actions) {
            return new Explanation(cause, sentence, evidence, remedy, actions);
        }

        void saw(String fact) {
            evidence.add(fact);
        }
    }

    Explanation explain(Cell cell, Cause cause, int from, int to) {
        Spot spot = new Spot(cell, cause, from, to, new ArrayList<>(new Evidence(survey, cell, from, to).lines()));
        return switch (cause) {
            case ONE_WAY_LOSS -> oneWay(spot);
            case WRONG_PORT -> wrongPort(spot);
            case NOBODY_LISTENS -> nobodyListens(spot);
            case SELF_PEER -> selfPeer(spot);
            case MISSING_RETURN_PEER -> missingPeer(spot);
            case ADDRESS_COLLAPSE -> collapse(spot);
            case BRIDGE_GATEWAY -> gateway(spot);
            case CLOCK_SKEW -> skew(spot);
            case NODE_DOWN -> down(spot);
            case NOT_ASKED -> notAsked(spot);
            case SENDING_FAILS -> sendingFails(spot);
            case TURNED_AWAY -> turnedAway(spot);
            case SOME_LOST -> someLost(spot);
            case NOT_SENDING ->
                spot.says(
                        spot.a() + " has stopped sending to " + spot.b() + ", though it answers when it is asked.",
                        "Look at its log; start it again when its beats do not come back.",
                        start(from));
            case CUT_OFF -> cutOff(spot);
            case TOO_EARLY ->
                spot.says(
                        spot.a() + " or " + spot.b() + " has only begun: nothing had to be heard yet.",
                        "Nothing: a few beats more will tell.");
        };
    }

    private Explanation oneWay(Spot spot) {
        String address = address(spot.from(), spot.to());
        return spot.says(
                "Beats leave " + spot.a() + " and do not reach " + spot.b()
                        + ": something between them drops what goes this way.",
                "Let " + address + "/udp through to " + spot.b()
                        + ": look at the firewall of its host and at the port that its container publishes.",
                open(spot.to()));
    }

    private Explanation cutOff(Spot spot) {
        return spot.says(
                "Both send, both run, and neither hears the other: the network between them is cut, or a firewall at either"
                        + " end drops datagrams.",
                "Look at the network between " + machine(spot.from()) + " and " + machine(spot.to())
                        + "; let the heartbeat ports through both ways.",
                open(spot.to()));
    }

    private Explanation wrongPort(Spot spot) {
        Pair pair = survey.pair(spot.from(), spot.to());
        SentTo row = pair.sent != null ? pair.sent : pair.astray;
        int used = row == null ? 0 : row.port();
        WatchedNode receiver = survey.node(spot.to());
        int right = receiver.heartbeatPort();
        if (used == receiver.commsPort()) {
            spot.saw(used + " is the comms port of " + spot.b());
        }
        spot.saw(spot.b() + " hears heartbeats on " + right + "/udp");
        return spot.says(
                spot.a() + " sends to port " + used + ", where " + spot.b() + " does not listen for heartbeats.",
                "In the peers of " + spot.a() + " set heartbeat_port of " + spot.b() + " to " + right + ".",
                new Remedy.ChangePort(spot.a(), spot.b(), used, right));
    }

    private Explanation nobodyListens(Spot spot) {
        WatchedNode receiver = survey.node(spot.to());
        if (survey.side(spot.to()).isPresent() && receiver.kind() == NodeKind.FLOTILLA) {
            return spot.says(
                    "No beat of anyone reaches " + spot.b()
                            + ", though it runs and its socket is open: a firewall in front of "
                            + receiver.host() + ":" + receiver.heartbeatPort()
                            + "/udp drops them, or the port of its container is not published.",
                    "Let " + receiver.heartbeatPort()
                            + "/udp through the firewall in front of it, or publish the port of its container.",
                    open(spot.to()));
        }
        if (survey.side(spot.to()).isPresent()) {
            return spot.says(
                    "No beat of anyone reaches " + spot.b() + ": nobody listens at " + receiver.host() + ":"
                            + receiver.heartbeatPort()
                            + "/udp, for the port is not published or is shut, though the node itself runs.",
                    "Publish " + receiver.heartbeatPort()
                            + "/udp of its container, or open it in the firewall of its host.",
                    open(spot.to()));
        }
        spot.saw(why(spot.to()));
        return spot.says(
                spot.b() + " is gone from its machine, so nobody listens on its heartbeat port.",
                "Start " + spot.b() + ".",
                start(spot.to()));
    }

    private Explanation selfPeer(Spot spot) {
        SentTo row = survey.pair(spot.from(), spot.to()).sent;
        String host = row == null ? survey.node(spot.from()).host() : row.host();
        int port = row == null ? survey.node(spot.from()).heartbeatPort() : row.port();
        return spot.says(
                spot.a() + " has itself among its peers (" + host + ":" + port
                        + "), so it counts one more than there are.",
                "Take " + host + ":" + port + " from the peers of " + spot.a() + ".",
                new Remedy.RemovePeer(spot.a(), host, port));
    }

    private Explanation missingPeer(Spot spot) {
        WatchedNode receiver = survey.node(spot.to());
        return spot.says(
                spot.b() + " sends to " + spot.a() + ", but " + spot.a() + " does not have " + spot.b()
                        + " among its peers and sends nothing back.",
                "Add " + receiver.host() + ":" + receiver.heartbeatPort() + " to the peers of " + spot.a() + ".",
                new Remedy.AddPeer(spot.a(), spot.b(), receiver.host(), receiver.heartbeatPort()));
    }

    private Explanation collapse(Spot spot) {
        WatchedNode sender = survey.node(spot.from());
        String said = survey.identities.said(spot.from()).orElse("0.0.0.0");
        spot.saw("The beats of " + spot.a() + " name " + said + ":" + sender.heartbeatPort() + " as their sender");
        boolean shared = survey.identities.shares(spot.from());
        return spot.says(
                shared
                        ? "The beats of " + spot.a() + " and of another node name the same address, so an original"
                                + " receiver keeps one row for both and hears one when the other is gone."
                        : "The beats of " + spot.a() + " name " + said
                                + ", which is nobody's own address: an original receiver keeps one row for all that do so.",
                "Set host of " + spot.a() + " to the address under which the others reach it.",
                new Remedy.Advertise(spot.a(), sender.host()));
    }

    private Explanation gateway(Spot spot) {
        Optional<Gateways.Unclaimed> instead = gateways.insteadOf(spot.from(), spot.to());
        HeardFrom row = survey.pair(spot.from(), spot.to()).heard;
        String source = instead.map(Gateways.Unclaimed::source)
                .or(() -> row == null ? Optional.empty() : row.source())
                .orElse("a gateway");
        instead.ifPresent(one -> spot.saw(spot.b() + " counts " + Evidence.beats(one.count()) + " from " + source
                + ", an address that no peer has"));
        instead.filter(one -> !one.saidHost().isEmpty())
                .ifPresent(one -> spot.saw("They name " + one.saidHost() + ":" + one.saidPort() + " as their sender"));
        WatchedNode receiver = survey.node(spot.to());
        receiver.container().ifPresent(in -> spot.saw(spot.b() + " runs in a container"));
        boolean counted = spot.cell().state() == CellState.ODD;
        List<Remedy> actions =
                receiver.container().isPresent() ? List.of(new Remedy.RecreateContainer(spot.b())) : List.of();
        return spot.says(
                "An old connection entry of Docker still maps UDP port " + receiver.heartbeatPort() + " of " + spot.b()
                        + ", so beats reach it with the bridge's own gateway as sender"
                        + (counted ? "; only the id in them tells whose they are." : " and count for nobody."),
                "Recreate " + spot.b()
                        + ", so that Docker sets its UDP mapping anew; its state is on volumes and stays. Or,"
                        + " on its host: conntrack -D -p udp --dport " + receiver.heartbeatPort(),
                actions);
    }

    private Explanation skew(Spot spot) {
        double ms = Skew.between(survey, spot.from(), spot.to()).orElse(0.0);
        Optional<Integer> odd =
                spot.to() < survey.nodes.size() ? Skew.odd(survey, spot.from(), spot.to()) : Optional.of(spot.from());
        String seconds = String.format(Locale.ROOT, "%.1f s", Math.abs(ms) / 1000);
        boolean receiverAhead = ms > 0;
        int blamed = odd.orElse(spot.from());
        boolean blamesReceiver = blamed == spot.to();
        String name = survey.receiver(blamed);
        String word = receiverAhead == blamesReceiver ? "ahead of" : "behind";
        spot.saw("The receiver's clock is " + seconds + (receiverAhead ? " ahead of" : " behind") + " the sender's");
        return spot.says(
                "The clock of " + name + " is " + seconds + " " + word + " that of "
                        + (blamesReceiver ? spot.a() : spot.b())
                        + "; beats count, but delays and times in logs are off by as much.",
                "Let the host of " + name + " take its time from the network (timedatectl set-ntp true).",
                new Remedy.SetClock(name));
    }

    private Explanation down(Spot spot) {
        boolean sender = survey.nodes.get(spot.from()).state() == dev.flotilla.app.monitor.NodeState.DOWN;
        int gone = sender ? spot.from() : spot.to();
        spot.saw(why(gone));
        return spot.says(
                survey.receiver(gone) + " is down, so "
                        + (sender ? "nothing comes from it." : "nobody can say what it would have heard."),
                "Start " + survey.receiver(gone) + ", or look at its host.",
                start(gone));
    }

    private Explanation notAsked(Spot spot) {
        boolean receiver = !survey.tellsHeard(spot.to());
        String silent = receiver ? spot.b() : spot.a();
        return spot.says(
                silent + " cannot be asked what it " + (receiver ? "received" : "sent") + ", so nothing can be said.",
                "Give " + silent
                        + " an HTTP address that this application reaches, or a comms port that answers stats.");
    }

    private Explanation sendingFails(Spot spot) {
        SentTo row = survey.pair(spot.from(), spot.to()).sent;
        String address = row == null ? spot.b() : row.host() + ":" + row.port();
        return spot.says(
                "Sending to " + address + " fails on the machine of " + spot.a()
                        + " itself: the name has no address there, or there is no route.",
                "Look at the name and the route to " + address + " on " + machine(spot.from()) + ".");
    }

    private Explanation turnedAway(Spot spot) {
        survey.side(spot.to()).stream()
                .flatMap(side -> side.now().strangers().stream())
                .limit(4)
                .forEach(one -> spot.saw(spot.b() + " turned away " + Evidence.beats(one.count()) + " from "
                        + one.source() + ": " + one.reason().replace('_', ' ')));
        return spot.says(
                "The beats of " + spot.a() + " reach " + spot.b()
                        + ", which does not take them: most often the two do not" + " share one key.",
                "Give both the same shared_key_file, or neither.",
                new Remedy.ShareKey(spot.a(), spot.b()));
    }

    private Explanation someLost(Spot spot) {
        String share = spot.cell().lostPercent().isPresent()
                ? String.format(
                        Locale.ROOT, "%.0f %%", spot.cell().lostPercent().getAsDouble())
                : "Some";
        return spot.says(
                share + " of the beats from " + spot.a() + " to " + spot.b() + " got lost within this span.",
                "Look at the network between " + machine(spot.from()) + " and " + machine(spot.to())
                        + ": errors of the interfaces, a full link, wireless.");
    }

    private Remedy start(int node) {
        return new Remedy.StartNode(survey.node(node).name());
    }

    private List<Remedy> open(int node) {
        return node < survey.nodes.size()
                ? List.of(new Remedy.OpenPort(
                        survey.node(node).name(), survey.node(node).heartbeatPort()))
                : List.of();
    }

    private String address(int from, int to) {
        SentTo row = survey.pair(from, to).sent;
        if (row != null) {
            return row.host() + ":" + row.port();
        }
        return to < survey.nodes.size()
                ? survey.node(to).host() + ":" + survey.node(to).heartbeatPort()
                : "port " + survey.health.listening().orElse(0);
    }

    private String machine(int node) {
        return node < survey.nodes.size() ? survey.node(node).host() : "this machine";
    }

    private String why(int node) {
        return survey.nodes.get(node).why();
    }
}
