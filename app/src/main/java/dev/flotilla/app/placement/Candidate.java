package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.Host;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A host as placement sees it.
 *
 * @param unreachable why it cannot be used, in words; empty when it answers
 * @param cpus cores, of the engine or declared
 * @param memoryBytes likewise
 * @param load share of all cores in use by its containers, 0-1, without those of this stack; empty when no figure came
 *     within 2 s. It counts in scores; room for stated cores is reckoned by sums alone
 * @param usedMemoryBytes sum over its containers, without those of this stack
 * @param containers running on it, without those of this stack: so that planning again finds what the first plan found
 * @param takenPorts by containers that are not of this stack
 * @param refusedImages of this stack that its engine does not run, with a sentence (embedded hosts)
 */
public record Candidate(
        Host host,
        Optional<String> unreachable,
        double cpus,
        long memoryBytes,
        OptionalDouble load,
        long usedMemoryBytes,
        int containers,
        Set<TakenPort> takenPorts,
        java.util.Map<String, String> refusedImages) {
    public Candidate {
        takenPorts = Set.copyOf(takenPorts);
        refusedImages = java.util.Map.copyOf(refusedImages);
    }
}
