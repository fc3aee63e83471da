package dev.flotilla.app.placement;

/** The parts of a score; they sum to the total. Strategies that do not score leave all but what they use at 0. */
public record Factors(double base, double cpu, double memory, double containers, double datacenter) {
    public double total() {
        return base + cpu + memory + containers + datacenter;
    }
}
