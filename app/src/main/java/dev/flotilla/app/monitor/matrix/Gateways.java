package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.Stranger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Beats whose source is a bridge's gateway. Docker leaves the sender's address as it is while its rules for a published
 * UDP port are whole; an entry of the connection table that outlived a restart makes the bridge's own address of it, and
 * whoever knows senders by their address then knows nobody.
 */
final class Gateways {
    private final Survey survey;
    /** Of each receiver those that came from a gateway and count for no node, or were turned away. */
    private final List<List<Unclaimed>> unclaimed = new ArrayList<>();

    /**
     * @param sender whom it names; {@link Directory#NOBODY} when that is no watched node
     * @param saidPort 0 when it could not be read
     */
    record Unclaimed(int sender, int saidPort, String saidHost, String source, long count) {}

    Gateways(Survey survey) {
        this.survey = survey;
        for (int i = 0; i < survey.nodes.size(); i++) {
            unclaimed.add(survey.side(i).map(side -> read(side.now())).orElse(List.of()));
        }
    }

    private List<Unclaimed> read(NodeReport report) {
        List<Unclaimed> all = new ArrayList<>();
        for (Stranger row : report.strangers()) {
            if (gateway(row.source())
                    && row.ageMs().orElse(0) <= survey.limits.fresh().toMillis()) {
                all.add(new Unclaimed(
                        survey.directory.of(row), row.saidPort(), row.saidHost(), row.source(), row.count()));
            }
        }
        for (HeardFrom row : report.heard().orElse(List.of())) {
            boolean came = row.ageMs().isPresent() && !row.stale();
            if (came && row.source().filter(this::gateway).isPresent() && survey.directory.of(row) < 0) {
                all.add(new Unclaimed(
                        Directory.NOBODY,
                        row.saidPort(),
                        row.saidHost(),
                        row.source().orElse(""),
                        row.count()));
            }
        }
        return List.copyOf(all);
    }

    private boolean gateway(String source) {
        return AddressForm.isLikeGateway(source) && survey.directory.at(source).isEmpty();
    }

    /** What came instead of this sender's beats. */
    Optional<Unclaimed> insteadOf(int from, int to) {
        if (to >= unclaimed.size() || sameMachine(from, to)) {
            return Optional.empty();
        }
        int port = survey.node(from).heartbeatPort();
        for (Unclaimed one : unclaimed.get(to)) {
            boolean could = one.sender() < 0 && (one.saidPort() == port || one.saidPort() == 0);
            if (one.sender() == from || could) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Whether beats that do count for this sender come from a gateway. */
    boolean between(int from, int to, HeardFrom row) {
        if (to >= survey.nodes.size() || row.source().filter(this::gateway).isEmpty() || sameMachine(from, to)) {
            return false;
        }
        String source = row.source().orElse("");
        boolean provenOwn = source.equals(row.saidHost()) || seenHere(from, source);
        boolean mayBeOwn = !AddressForm.isLiteral(survey.node(from).host()) && !AddressForm.isDockers(source);
        return !provenOwn && !mayBeOwn;
    }

    private boolean seenHere(int from, String source) {
        HeardFrom own = survey.receivers > survey.nodes.size() ? survey.pair(from, survey.nodes.size()).heard : null;
        return own != null && own.source().filter(source::equals).isPresent();
    }

    /** Between nodes of one machine datagrams turn round at the gateway, and that is as it should be. */
    private boolean sameMachine(int from, int to) {
        return survey.node(from).host().equals(survey.node(to).host())
                || survey.node(from)
                        .container()
                        .flatMap(one -> survey.node(to)
                                .container()
                                .map(other -> one.host().equals(other.host())))
                        .orElse(false);
    }
}
