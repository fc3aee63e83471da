package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Goes through a placement once more, unit by unit, and writes down what each host was worth and why it lost. */
final class ScoreCards {
    /** Of a host that has nothing against a unit but what else is to stand there. */
    static final String ALONE = "could take it alone";

    private static final double SAME = 1e-9;

    private final Strategy strategy;
    private final List<Unit> units;
    private final List<String[]> reasons;
    private final int[] hosts;
    private final Sites sites;
    private final Scoring scoring;

    ScoreCards(PlacementRequest request, List<Unit> units, List<String[]> reasons, int[] hosts, Sites empty) {
        this.strategy = request.stack().strategy();
        this.units = units;
        this.reasons = reasons;
        this.hosts = hosts;
        this.sites = empty;
        this.scoring = new Scoring(strategy, request.stack().location(), empty);
    }

    List<ScoreCard> write() {
        List<ScoreCard> cards = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            write(u, cards);
            sites.put(u, hosts[u]);
        }
        return cards;
    }

    private void write(int u, List<ScoreCard> cards) {
        Unit unit = units.get(u);
        String[] excluded = new String[sites.hosts()];
        double[] sums = new double[sites.hosts()];
        List<Factors[]> rows = rows(unit, sums);
        for (int h = 0; h < sites.hosts(); h++) {
            String against = reasons.get(u)[h];
            excluded[h] = against.isEmpty() && !sites.fits(u, h) ? inTheWay(u, h) : against;
        }
        String whyChosen = whyChosen(u, excluded, sums);
        for (int m = 0; m < unit.members().size(); m++) {
            Score[] scores = new Score[sites.hosts()];
            Factors[] row = rows.get(m);
            // Hosts come by name, so only those that could have been chosen need to be put in order.
            int eligible = 0;
            for (int h = 0; h < scores.length; h++) {
                if (excluded[h].isEmpty()) {
                    scores[eligible++] = score(u, h, row, excluded[h], whyChosen, sums);
                }
            }
            Arrays.sort(scores, 0, eligible, ScoreCards::compare);
            for (int h = 0; h < scores.length; h++) {
                if (!excluded[h].isEmpty()) {
                    scores[eligible++] = score(u, h, row, excluded[h], whyChosen, sums);
                }
            }
            cards.add(new ScoreCard(unit.members().get(m).name(), List.of(scores)));
        }
    }

    /** For each member its factors on each host, as if all before it went there too; adds them up into the sums. */
    private List<Factors[]> rows(Unit unit, double[] sums) {
        List<Factors[]> rows = new ArrayList<>(unit.members().size());
        long cpu = 0;
        long memory = 0;
        for (Unit.Member member : unit.members()) {
            Factors[] row = new Factors[sums.length];
            for (int h = 0; h < sums.length; h++) {
                row[h] = scoring.of(h, cpu, memory, rows.size());
                sums[h] += row[h].total();
            }
            cpu += member.weighCpu();
            memory += member.weighMemory();
            rows.add(row);
        }
        return rows;
    }

    /** Of two eligible ones: best first, the chosen one first among equals; names break the rest. */
    private static int compare(Score a, Score b) {
        int better = Double.compare(b.total(), a.total());
        if (better == 0 && a.chosen() != b.chosen()) {
            return a.chosen() ? -1 : 1;
        }
        return better != 0 ? better : a.hostName().compareTo(b.hostName());
    }

    private Score score(int u, int h, Factors[] row, String excluded, String whyChosen, double[] sums) {
        var host = sites.candidate(h).host();
        if (!excluded.isEmpty()) {
            String sentence = capital(excluded);
            return new Score(host.id(), host.name(), row[h], Optional.of(sentence), false, sentence);
        }
        boolean chosen = h == hosts[u];
        String verdict = chosen ? whyChosen : whyLost(u, h, row[h], row[hosts[u]], sums);
        return new Score(host.id(), host.name(), row[h], Optional.empty(), chosen, verdict);
    }

    private String whyChosen(int u, String[] excluded, double[] sums) {
        int chosen = hosts[u];
        if (units.get(u).pin().isPresent()) {
            return "You put it here";
        }
        int eligible = 0;
        for (String against : excluded) {
            eligible += against.isEmpty() ? 1 : 0;
        }
        if (eligible == 1) {
            return strategy == Strategy.MANUAL ? "The file puts it here" : "The only host that can take it";
        }
        for (int h = 0; h < sums.length; h++) {
            if (excluded[h].isEmpty() && sums[h] > sums[chosen] + SAME) {
                return stays(u)
                        ? "It runs here, and no other host is better by " + (int) Search.STAY_POINTS + " points"
                        : "Chosen so that every service of the stack finds room";
            }
        }
        return switch (strategy) {
            case SPREAD, DATACENTER -> "The fewest containers";
            case MANUAL -> "The file puts it here";
            case AUTO -> "The highest score";
            case TOGETHER -> "The highest score in sum over the services that stay together";
        };
    }

    private boolean stays(int u) {
        Optional<HostId> standing = units.get(u).standing();
        return standing.isPresent()
                && standing.get().equals(sites.candidate(hosts[u]).host().id());
    }

    private String whyLost(int u, int h, Factors factors, Factors best, double[] sums) {
        double gap = sums[hosts[u]] - sums[h];
        if (gap < -SAME) {
            return stays(u) ? "Better, but by too little to move what runs" : "Needed for other services of the stack";
        }
        if (gap <= SAME) {
            return sites.containers(h) > sites.containers(hosts[u])
                    ? "The same score, but more containers"
                    : "The same score; ties go to the first by name";
        }
        double cpu = best.cpu() - factors.cpu();
        double memory = best.memory() - factors.memory();
        double containers = best.containers() - factors.containers();
        double datacenter = best.datacenter() - factors.datacenter();
        double most = Math.max(Math.max(cpu, memory), Math.max(containers, datacenter));
        if (most <= SAME) {
            return "A lower score in sum over the services that stay together";
        }
        if (most == datacenter) {
            return "Another datacenter than the stack's";
        }
        if (most == containers) {
            return "More containers";
        }
        return most == cpu ? "Less free cpu" : "Less free memory";
    }

    /** What this plan has put there before. */
    private String inTheWay(int u, int h) {
        Unit unit = units.get(u);
        StringBuilder all = new StringBuilder();
        for (Unit.Slot slot : unit.slots()) {
            int owner = sites.owner(slot.number(), h);
            if (owner >= 0) {
                next(all)
                        .append("host port ")
                        .append(slot.words())
                        .append(" is taken by ")
                        .append(units.get(owner).names());
            }
        }
        Candidate candidate = sites.candidate(h);
        if (unit.needCpu() > Math.max(0, sites.freeCpu(h))) {
            next(all).append(HostFilter.lacksCpu(unit, sites.freeCpu(h), candidate));
        }
        if (unit.needMemory() > Math.max(0, sites.freeMemory(h))) {
            next(all).append(HostFilter.lacksMemory(unit, sites.freeMemory(h), candidate));
        }
        return all.toString();
    }

    private static StringBuilder next(StringBuilder all) {
        return all.isEmpty() ? all : all.append("; ");
    }

    /** A capital at the beginning, but never in the name of a service. */
    static String capital(String text) {
        for (String beginning : BEGINNINGS) {
            if (text.startsWith(beginning)) {
                return beginning.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
            }
        }
        return text;
    }

    private static final List<String> BEGINNINGS =
            List.of("its ", "it is ", "it has ", "host port ", "does not ", "the file ", "you put ");

    /** For a unit that found no host: each host's reason, with what stands there now. */
    static List<dev.flotilla.app.base.HostReason> against(ScoreCards now, int u) {
        List<dev.flotilla.app.base.HostReason> all = new ArrayList<>();
        for (int h = 0; h < now.sites.hosts(); h++) {
            String fixed = now.reasons.get(u)[h];
            String reason = fixed.isEmpty() ? now.inTheWay(u, h) : fixed;
            all.add(new dev.flotilla.app.base.HostReason(
                    now.sites.candidate(h).host().name(), reason.isEmpty() ? ALONE : reason));
        }
        return all;
    }

    static Optional<String> ports(List<PortMapping> ports) {
        List<String> fixed = ports.stream()
                .map(PortSlots::inWords)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return fixed.isEmpty()
                ? Optional.empty()
                : Optional.of((fixed.size() == 1 ? "host port " : "host ports ") + String.join(", ", fixed));
    }
}
